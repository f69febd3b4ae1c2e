using CphBot.Cloud.Phones;
using CphBot.Operations;
using CphBot.Teams.Cards;
using CphBot.Times;

namespace CphBot.Cards;

/// <summary>The card of an operation: what was asked for, how it stands, which phones need attention, what can be done. Pure.</summary>
internal static class OperationCard
{
    /// <summary>Up to so many phones each have a line of their own, however they are.</summary>
    private const int FewPhones = 5;

    private const int MostLines = 12;
    private const int MostLinesShortened = 3;

    /// <param name="note">Why there are two cards, if there are.</param>
    /// <param name="isLive">False for a copy that nobody keeps up to date: it promises nothing.</param>
    public static AdaptiveCard Render(Operation operation, Hints hints, string? note = null, bool shortened = false, bool isLive = true)
    {
        var card = new CardBuilder(hints).Head(Title(operation), $"#{operation.Number} · {Headline(operation)}", Style(operation), TextLines(operation));
        if (note is not null) card.Line(note, subtle: true);
        if (operation is { State: OperationState.Planned, NeedsConfirm: true, RetryOf: { } first }) card.Line($"Its first try, #{first}, may still be under way: look at the phones before you confirm.");
        if (IsAsked(operation)) PlanCard.Warnings(card, operation);
        Phones(card, operation, shortened ? MostLinesShortened : MostLines);
        if (operation.Remark is { Length: > 0 } remark) card.Line(remark);
        ApprovalPart.Render(card, operation);
        if (operation.Trouble is { } trouble)
        {
            card.Line($"{Sentence(trouble)} since {ZoneClock.Time(operation.TroubleSince!.Value, operation.Zone)}: what is shown may be old.", TextColor.Attention);
        }

        card.Facts([
            .. IsAsked(operation) ? PlanCard.Facts(operation) : [],
            ("Confirm by", operation.State == OperationState.Planned && operation.NeedsConfirm ? $"{ZoneClock.Time(operation.ExpiresAt, operation.Zone)}, waits for {operation.RequesterName}" : null),
            ("Approve by", operation.State == OperationState.AwaitingApproval ? ZoneClock.Time(operation.ExpiresAt, operation.Zone) : null),
            ("Asked by", operation.RequesterName),
            ("Because", operation.Reason),
            .. IsAsked(operation) ? [] : operation.Overrides.Select(over => ("In spite of", (string?)$"hold {over.Hold}: {over.Words}")),
            .. ApprovalPart.Facts(operation),
            ("Again for", operation.RetryOf is { } of ? $"#{of}" : null),
            ("Project", operation.Project),
        ]);
        card.Line(AsOf(operation, isLive), subtle: true);
        Buttons(card, operation);
        return card.Build();
    }

    /// <summary>"#1042 restart 3 phones: Running": a contract.</summary>
    public static string TextLine(Operation operation) =>
        $"#{operation.Number} {operation.Verb.Word()} {operation.Phones.Count} {(operation.Phones.Count == 1 ? "phone" : "phones")}: {operation.State.Words()}";

    private static string[] TextLines(Operation operation)
    {
        var headline = Headline(operation);
        // The line of a single phone says how far it is, and the lines of a plan for whom it waits.
        var isSaid = headline == operation.State.Words() || IsAsked(operation) || (operation.State == OperationState.Running && operation.Phones.Count == 1);
        return isSaid ? [TextLine(operation)] : [TextLine(operation), headline];
    }

    /// <summary>It goes on only when somebody says yes.</summary>
    private static bool IsAsked(Operation operation) => operation is { State: OperationState.Planned, NeedsConfirm: true } or { State: OperationState.AwaitingApproval };

    private static string Title(Operation operation) => Sentence($"{operation.Verb.Word()} {operation.Subject}");

    /// <summary>How it stands, in one breath.</summary>
    private static string Headline(Operation operation)
    {
        var done = operation.Phones.Count(phone => phone.State == PhoneState.Done);
        var all = operation.Phones.Count;
        return operation.State switch
        {
            OperationState.Planned when operation.NeedsConfirm => $"Planned · waits for {operation.RequesterName}",
            OperationState.Succeeded when all == 1 => $"Running again after {Took(operation)}",
            OperationState.Succeeded => $"All {all} running again after {Took(operation)}",
            OperationState.Running when all == 1 => operation.Phones[0].State == PhoneState.Waiting ? "Planned" : "Restarting",
            OperationState.Running => $"Restarting, {done} of {all} running again",
            OperationState.PartlyFailed or OperationState.Paused or OperationState.Unclear or OperationState.Cancelled when all > 1 =>
                $"{operation.State.Words()}, {done} of {all} running again",
            _ => operation.State.Words(),
        };
    }

    private static void Phones(CardBuilder card, Operation operation, int most)
    {
        if (IsAsked(operation))
        {
            LeftOut(card, operation, most);
            return;
        }

        if (operation.Phones.Count > 1 && operation.Phones.All(phone => phone.State == PhoneState.NotSent && phone.Words == operation.Phones[0].Words))
        {
            card.Line($"Nothing was sent. {operation.Phones[0].Words}".TrimEnd());
            return;
        }

        var lines = operation.Phones.Where(phone => operation.Phones.Count <= FewPhones || NeedsAttention(phone)).ToList();
        foreach (var phone in lines.Take(most)) card.Row(phone.PhoneName, Word(phone), Color(phone), phone.Words ?? phone.ServerName, Sign(phone));
        if (lines.Count > most) card.Line($"… and {lines.Count - most} more phones that need attention.");
    }

    /// <summary>What a plan will not touch, and why.</summary>
    public static void LeftOut(CardBuilder card, Operation operation, int most = MostLines)
    {
        var held = operation.Phones.Where(phone => phone.IsLeftOut).ToList();
        foreach (var phone in held.Take(most)) card.Row(phone.PhoneName, Word(phone), Color(phone), phone.Words, Sign(phone));
        if (held.Count > most) card.Line($"… and {held.Count - most} more phones that are held.");
    }

    private static bool NeedsAttention(OperationPhone phone) =>
        phone.State is PhoneState.Failed or PhoneState.Refused or PhoneState.Unclear or PhoneState.NotSent or PhoneState.Watched || (phone.State == PhoneState.Checking && phone.Words is not null);

    private static string Word(OperationPhone phone) => phone.State switch
    {
        PhoneState.Waiting => "planned",
        PhoneState.Sending => "being sent",
        PhoneState.Working => "restarting",
        PhoneState.Checking when phone.Status == PhoneStatus.Running => "back, looking once more",
        PhoneState.Checking when phone.Status is { } status => Say.Status(status),
        PhoneState.Checking => "starting",
        PhoneState.Watched => phone.Began ? "restarting" : "unclear, being watched",
        PhoneState.Done => "running again",
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

    private static ContainerStyle Style(Operation operation) => operation.State switch
    {
        OperationState.Succeeded => ContainerStyle.Good,
        OperationState.Failed => ContainerStyle.Attention,
        OperationState.PartlyFailed or OperationState.Unclear or OperationState.Paused => ContainerStyle.Warning,
        OperationState.Running => ContainerStyle.Accent,
        _ => ContainerStyle.Emphasis,
    };

    private static string AsOf(Operation operation, bool isLive)
    {
        var at = (operation.State == OperationState.Unclear ? operation.SeenAt : null) ?? operation.EndedAt ?? operation.SeenAt ?? operation.StartedAt ?? operation.CreatedAt;
        var next = (operation.State, isLive) switch
        {
            (OperationState.Running, true) => " · kept up to date",
            (_, false) when !operation.State.IsEnd() => " · a copy: the card that is kept up to date is where it was asked for",
            _ => "",
        };
        return $"as of {ZoneClock.Time(at, operation.Zone)}{next}";
    }

    private static void Buttons(CardBuilder card, Operation operation)
    {
        var number = operation.Number;
        var isWaiting = operation.Phones.Any(phone => phone.State == PhoneState.Waiting);
        switch (operation.State)
        {
            case OperationState.Planned when operation.NeedsConfirm:
                card.Button("Confirm", $"confirm {number}", ActionStyle.Positive).Button("Cancel", $"cancel {number}");
                break;
            case OperationState.AwaitingApproval:
                ApprovalPart.Buttons(card, operation);
                break;
            case OperationState.Running when isWaiting && operation.Phones.Count > 1:
                card.Button("Pause", $"pause {number}").Button("Cancel", $"cancel {number}", ActionStyle.Destructive);
                break;
            case OperationState.Running when isWaiting:
                card.Button("Cancel", $"cancel {number}", ActionStyle.Destructive);
                break;
            case OperationState.Paused:
                card.Button("Resume", $"resume {number}", ActionStyle.Positive).Button("Cancel", $"cancel {number}", ActionStyle.Destructive);
                break;
            case OperationState.Unclear:
                card.Button("Check again", $"check {number}").Button("Retry", $"retry {number}");
                break;
            case OperationState.Failed or OperationState.PartlyFailed or OperationState.Cancelled:
                card.Button("Retry", $"retry {number}");
                break;
        }

        if (operation.IsOpenForReview && operation.State.IsEnd()) card.Button("Review", $"review {number}");
        if (operation.State.IsEnd() && operation.Phones.Count == 1) card.Button("Show phone", $"show phone {operation.Phones[0].PhoneId}");
    }

    private static string Took(Operation operation) => ZoneClock.Span((operation.EndedAt ?? operation.CreatedAt) - (operation.StartedAt ?? operation.CreatedAt));

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
