using CphBot.Audit;
using CphBot.Cloud;

namespace CphBot.Operations;

/// <summary>The audit lines of an operation, all under its number.</summary>
internal static class OperationAudit
{
    /// <param name="command">As it was understood, its reason included.</param>
    /// <param name="rule">The rules that allow it.</param>
    public static AuditEntry Planned(Operation operation, string? tenantId, string command, string? rule = null) =>
        Entry(operation, AuditPhase.Planned, operation.State == OperationState.AwaitingApproval ? "waits for approval" : operation.NeedsConfirm ? "waits for confirmation" : "accepted", operation.Phones) with
        {
            TenantId = tenantId,
            Command = command,
            Rule = rule,
        };

    /// <summary>It was to be sent, and was not: it waits for a person.</summary>
    public static AuditEntry Stopped(Operation operation, string why, string? rule = null) =>
        Entry(operation, AuditPhase.Answered, $"not sent: {why}", operation.Phones.Where(phone => phone.State == PhoneState.Waiting)) with { Rule = rule };

    public static AuditEntry Begun(Operation operation, int wave) =>
        Entry(operation, AuditPhase.Begun, $"wave {wave} is being sent", operation.PhonesOf(wave).Where(phone => phone.State == PhoneState.Sending));

    public static AuditEntry Answered(Operation operation, WaveAnswered answered) =>
        Entry(operation, AuditPhase.Answered, $"wave {answered.Wave}: {Word(answered.Answer)}", operation.PhonesOf(answered.Wave)) with
        {
            Code = Reason(answered.Answer)?.Code,
            RequestId = answered.Answer is ChangeAnswer.Sent sent ? sent.RequestId : Reason(answered.Answer)?.RequestId,
        };

    /// <param name="before">As it was: perhaps an end that was none.</param>
    /// <param name="changed">By what was seen or done.</param>
    /// <param name="after">With what follows from it.</param>
    public static IReadOnlyList<AuditEntry> EndedIfSo(Operation before, Operation changed, Operation after) =>
        after.State.IsEnd() && !(before.State.IsEnd() && changed.State.IsEnd()) ? [Ended(after)] : [];

    private static AuditEntry Ended(Operation operation) =>
        Entry(operation, AuditPhase.Ended, operation.State.Words(), operation.Phones, phone => $"{phone.PhoneName}: {phone.State}{(phone.Code is null ? "" : $" {phone.Code}")}") with
        {
            RequestId = string.Join(",", operation.Waves.Select(wave => wave.RequestId).OfType<string>()) is { Length: > 0 } ids ? ids : null,
        };

    /// <summary>What was decided about some of its phones.</summary>
    public static AuditEntry OfPhones(Operation operation, string outcome, IEnumerable<OperationPhone> phones) => Entry(operation, AuditPhase.Command, outcome, phones);

    private static AuditEntry Entry(
        Operation operation, AuditPhase phase, string outcome, IEnumerable<OperationPhone> phones, Func<OperationPhone, string>? show = null) => new()
        {
            Operation = operation.Number,
            Phase = phase,
            ActorId = operation.RequesterId,
            ActorName = operation.RequesterName,
            ConversationId = operation.ConversationId,
            Project = operation.Project,
            Command = operation.Verb.Word,
            Phones = string.Join(", ", phones.Select(show ?? (phone => $"{phone.PhoneName} ({phone.PhoneId})"))),
            Outcome = outcome,
        };

    private static string Word(ChangeAnswer answer) => answer switch
    {
        ChangeAnswer.Sent => "sent",
        ChangeAnswer.Refused => "refused",
        ChangeAnswer.NotSent => "not sent",
        _ => "unclear",
    };

    private static CphException? Reason(ChangeAnswer answer) => answer switch
    {
        ChangeAnswer.Refused refused => refused.Reason,
        ChangeAnswer.NotSent notSent => notSent.Reason,
        ChangeAnswer.Unclear unclear => unclear.Reason,
        _ => null,
    };
}
