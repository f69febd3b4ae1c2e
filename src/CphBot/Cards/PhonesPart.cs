using CphBot.Cloud.Phones;
using CphBot.Operations;
using CphBot.Teams.Cards;

namespace CphBot.Cards;

/// <summary>The phones of an operation on its card: those that need attention, and why. Those that share a cause stand together, and it is said once.</summary>
internal static class PhonesPart
{
    /// <summary>Up to so many phones each have a line of their own, however they are.</summary>
    private const int FewPhones = 5;

    public const int MostLines = 12;
    private const int MostOfOutput = 100;

    /// <summary>So many phones with one cause, and it is said once for all of them.</summary>
    private const int Many = 3;

    public static void Render(CardBuilder card, Operation operation, int most)
    {
        if (operation.Phones.Count > 1 && operation.Phones.All(phone => phone.State == PhoneState.NotSent && phone.Words == operation.Phones[0].Words))
        {
            card.Line($"Nothing was sent. {operation.Phones[0].Words}".TrimEnd());
            return;
        }

        var lines = operation.Phones.Where(phone => operation.Phones.Count <= FewPhones || NeedsAttention(phone) || phone.Output is not null).ToList();
        foreach (var same in Alike(lines.Take(most))) Group(card, operation, same);
        if (lines.Count > most) card.Line(operation.Verb.RunsCommands ? $"… and {lines.Count - most} more phones." : $"… and {lines.Count - most} more phones that need attention.");
    }

    /// <summary>What a plan will not touch, and why.</summary>
    public static void LeftOut(CardBuilder card, Operation operation, int most = MostLines)
    {
        var held = operation.Phones.Where(phone => phone.IsLeftOut).ToList();
        foreach (var phone in held.Take(most)) Row(card, operation, phone, phone.Words);
        if (held.Count > most) card.Line($"… and {held.Count - most} more phones that are held.");
    }

    private static void Group(CardBuilder card, Operation operation, List<OperationPhone> same)
    {
        if (same.Count < Many)
        {
            foreach (var phone in same) Row(card, operation, phone, phone.Words ?? OutputOf(phone) ?? (phone.IsServer ? null : phone.ServerName));
        }
        else
        {
            foreach (var phone in same) Row(card, operation, phone, null);
            card.Line($"These {same.Count}: {same[0].Words}");
        }

        if (NextSteps.Of(operation, same[0])?.Words is { } next) card.Line(next);
    }

    private static void Row(CardBuilder card, Operation operation, OperationPhone phone, string? note) => card.Row(phone.PhoneName, Word(operation, phone), Color(phone), note, Sign(phone));

    /// <returns>In the order of their first phones; whatever went well stands alone.</returns>
    private static IEnumerable<List<OperationPhone>> Alike(IEnumerable<OperationPhone> phones) => phones
        .GroupBy(phone => phone.Words is not null && IsProblem(phone) ? (phone.State, phone.Words, phone.Code, -1) : (phone.State, "", null, phone.Position))
        .Select(same => same.ToList());

    /// <summary>It ended, and not as was wanted.</summary>
    private static bool IsProblem(OperationPhone phone) => phone.IsFinal && phone.State != PhoneState.Done;

    private static bool NeedsAttention(OperationPhone phone) =>
        IsProblem(phone) || phone.State is PhoneState.Watched || (phone.State == PhoneState.Checking && phone.Words is not null);

    /// <summary>The first line of what the phone said, as far as there is room.</summary>
    private static string? OutputOf(OperationPhone phone)
    {
        if (string.IsNullOrWhiteSpace(phone.Output)) return null;
        var line = phone.Output.Trim().Split('\n')[0].TrimEnd();
        return line.Length <= MostOfOutput && line.Length == phone.Output.Trim().Length ? line : $"{line[..Math.Min(line.Length, MostOfOutput)]} …";
    }

    private static string Word(Operation operation, OperationPhone phone) => phone.State switch
    {
        PhoneState.Waiting => "planned",
        PhoneState.Sending => "being sent",
        PhoneState.Working => operation.Verb.Doing,
        PhoneState.Checking when operation.Verb.Effect is Effect.BecomesStatus becomes && phone.Status == becomes.Wanted =>
            becomes.Wanted == PhoneStatus.Running ? "back, looking once more" : $"{Say.Status(becomes.Wanted)}, looking once more",
        PhoneState.Checking when phone.Status is { } status => Say.Status(status),
        PhoneState.Checking => operation.Verb.Effect is Effect.BecomesStatus { Wanted: PhoneStatus.Running } ? "starting" : operation.Verb.Doing,
        PhoneState.Watched => phone.Began ? operation.Verb.Doing : "unclear, being watched",
        PhoneState.Done => operation.Verb.Reached,
        PhoneState.Failed => "failed",
        PhoneState.Refused => phone.IsLeftOut ? "held, not sent" : "refused",
        PhoneState.Unclear => "unclear",
        _ => "not sent",
    };

    private static string? Sign(OperationPhone phone) => phone.State switch
    {
        PhoneState.Done => "✓",
        PhoneState.Failed or PhoneState.Refused => "✗",
        PhoneState.Unclear or PhoneState.Watched => "?",
        _ => null,
    };

    /// <summary>Only two colours can be read on white and on dark: attention, and accent for what moves.</summary>
    private static TextColor? Color(OperationPhone phone) => phone.State switch
    {
        PhoneState.Failed or PhoneState.Refused => TextColor.Attention,
        PhoneState.Sending or PhoneState.Working or PhoneState.Checking => TextColor.Accent,
        _ => null,
    };
}
