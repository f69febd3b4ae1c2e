using System.Globalization;
using CphBot.Causes;
using CphBot.Cloud.Phones;
using CphBot.Commands.Grammar;
using CphBot.Commands.Phones;
using CphBot.Fleet.Selectors;
using CphBot.Operations;

namespace CphBot.Cards;

/// <summary>What can be done about what went wrong, on whichever card shows it. Pure.</summary>
internal static class NextSteps
{
    /// <summary>Beside the operation's own buttons.</summary>
    private const int MostOffers = 2;

    private const int MostForSupport = 2;

    /// <summary>Ids of 32 characters that fit into one command.</summary>
    private const int MostExported = 40;

    /// <summary>What the end of a phone, a server or an encoder asks of a person; null: nothing, or nothing that its card does not say already.</summary>
    public static NextStep? Of(Operation operation, OperationPhone phone) => phone switch
    {
        { IsLeftOut: true } => null,
        { State: PhoneState.Unclear } => Steps.NeverAgain,
        { State: PhoneState.Failed, Status: { } status } when Following.IsBad(status) && (phone.IsServer || operation.Verb.Target == TargetKind.Encoder) => OfFailedRestart(operation, status),
        // What the phone itself shows is newer than what was answered.
        { State: PhoneState.Failed, Status: { } status } when Following.IsBad(status) => PhoneCauses.Of(status).Next,
        { State: PhoneState.Failed or PhoneState.Refused, Code: { } code } => CloudCauses.Of(code).Next,
        _ => null,
    };

    private static NextStep OfFailedRestart(Operation operation, PhoneStatus status) =>
        status == PhoneStatus.Frozen ? Steps.Billing : operation.Verb.Target == TargetKind.Encoder ? Steps.MendEncoder : Steps.MendServer;

    /// <summary>Whether the same again can help any of the phones that did not make it. What is not done to phones is asked for anew.</summary>
    public static bool MayRetry(Operation operation)
    {
        if (!operation.IsRetriedByNumber) return false;
        var ends = operation.Phones.Where(phone => phone.IsFinal && phone.State != PhoneState.Done).Select(phone => Of(operation, phone)).ToList();
        return ends.Count == 0 || ends.Any(next => next is null || next.Commands.Contains(NextCommand.Retry));
    }

    /// <summary>The buttons of an operation's end, besides those that every end of its kind has.</summary>
    /// <param name="suffix">With which they mean the operation's project.</param>
    public static void Buttons(CardBuilder card, Operation operation, string suffix)
    {
        var offers = operation.Phones
            .GroupBy(phone => (phone.State, phone.Code, phone.Status))
            .SelectMany(same => (Of(operation, same.First())?.Commands ?? []).Except([NextCommand.Retry, NextCommand.Check]).Select(command => Offer.Of(command, About(operation, [.. same]))))
            .OfType<Offer>()
            .DistinctBy(offer => offer.Command)
            .Take(MostOffers);
        foreach (var offer in offers) card.Offer(offer with { Command = $"{offer.Command}{suffix}" });
    }

    public static void Buttons(CardBuilder card, NextStep? next, NextSubject subject)
    {
        foreach (var offer in (next?.Commands ?? []).Select(command => Offer.Of(command, subject)).OfType<Offer>()) card.Offer(offer);
    }

    /// <summary>
    /// The command that saves what the plan is about to wipe, where the settings say where to: into a folder of the plan's own number. What does not run
    /// cannot be exported.
    /// </summary>
    public static string? ExportOf(Operation operation)
    {
        if (operation is not { Verb.IsExportedFirst: true, Plan.ExportTo: { } folder }) return null;
        var ids = operation.Phones.Where(phone => phone is { IsLeftOut: false, PlannedStatus: PhoneStatus.Running }).Select(phone => phone.PhoneId).ToList();
        if (ids.Count is 0 or > MostExported) return null;
        var to = string.Create(CultureInfo.InvariantCulture, $"{folder.TrimEnd('/')}/{operation.Number}");
        return ExportDataCommand.Spec.ToText(new Arguments { Content = to, ContentWord = "from", Targets = Selector.Any(ids.Select(id => new Selector.Named(id))) });
    }

    /// <summary>What the vendor's support asks for about the waves that did not go well.</summary>
    public static void ForSupport(CardBuilder card, Operation operation)
    {
        var waves = operation.Waves
            .Select(wave => (wave.RequestId, Codes: operation.PhonesOf(wave.Number)
                .Where(phone => phone.State is PhoneState.Failed or PhoneState.Refused or PhoneState.Unclear or PhoneState.NotSent && phone.Words is not null)
                .Select(phone => phone.Code ?? wave.Code ?? "").Distinct().ToList()))
            .Where(wave => wave.Codes.Count > 0)
            .Select(wave => SupportLine(wave.RequestId, wave.Codes))
            .OfType<string>()
            .ToList();
        foreach (var line in waves.Take(MostForSupport)) card.Line(line, subtle: true);
        if (waves.Count > MostForSupport) card.Line($"… and {waves.Count - MostForSupport} more for support: audit of {operation.Number}", subtle: true);
    }

    /// <returns>Null when there is nothing that support could look up.</returns>
    public static string? SupportLine(string? requestId, params IEnumerable<string?> codes)
    {
        var known = codes.Where(code => code is { Length: > 0 }).Distinct().ToList();
        string?[] parts = [requestId is null ? null : $"request id {requestId}", known.Count == 0 ? null : $"code {string.Join(", ", known)}"];
        return parts.OfType<string>().ToList() is { Count: > 0 } told ? $"for support: {string.Join(", ", told)}" : null;
    }

    private static NextSubject About(Operation operation, IReadOnlyList<OperationPhone> phones)
    {
        var servers = phones.Select(phone => phone.ServerId).Distinct(StringComparer.Ordinal).ToList();
        return new NextSubject(
            [.. phones.Select(phone => phone.PhoneId)],
            servers is [var only] ? only : null,
            operation.Number,
            operation.Phones.Count > 1 && phones is [var phone] ? phone.PhoneName : null);
    }
}
