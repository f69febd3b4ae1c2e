using CphBot.Operations;
using CphBot.Teams.Cards;
using CphBot.Times;

namespace CphBot.Cards;

/// <summary>The card of an operation: what was asked for, how it stands, which phones need attention, what can be done. Pure.</summary>
internal static class OperationCard
{
    private const int MostLinesShortened = 3;

    /// <param name="note">Why there are two cards, if there are.</param>
    /// <param name="isLive">False for a copy that nobody keeps up to date: it promises nothing.</param>
    public static AdaptiveCard Render(Operation operation, Hints hints, string? note = null, bool shortened = false, bool isLive = true)
    {
        var card = new CardBuilder(hints with { Suffix = "" }).Head(Title(operation), $"#{operation.Number} · {Headline(operation)}", Style(operation), TextLines(operation));
        if (note is not null) card.Line(note, subtle: true);
        if (operation is { State: OperationState.Planned, NeedsConfirm: true, RetryOf: { } first }) card.Line($"Its first try, #{first}, may still be under way: look at the phones before you confirm.");
        if (IsAsked(operation)) PlanCard.Warnings(card, operation);
        Phones(card, operation, shortened ? MostLinesShortened : PhonesPart.MostLines);
        if (operation.Remark is { Length: > 0 } remark) card.Line(remark);
        if (Waits(operation) is { } why) card.Line(why);
        ApprovalPart.Render(card, operation);
        if (operation.Trouble is { } trouble)
        {
            card.Line($"{Sentence(trouble)} since {ZoneClock.Time(operation.TroubleSince!.Value, operation.Zone)}: what is shown may be old.", TextColor.Attention);
        }

        card.Facts([
            .. DetailsFacts.Of(operation),
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
        NextSteps.ForSupport(card, operation);
        Buttons(card, operation, hints.Suffix);
        return card.Build();
    }

    /// <summary>"#1042 restart 3 phones: Running": a contract.</summary>
    public static string TextLine(Operation operation) =>
        $"#{operation.Number} {operation.Verb.Word} {operation.Count}: {operation.State.Words()}";

    private static string[] TextLines(Operation operation)
    {
        var headline = Headline(operation);
        // The line of a single phone says how far it is, and the lines of a plan for whom it waits.
        var isSaid = headline == operation.State.Words() || IsAsked(operation) || (operation.State == OperationState.Running && operation.Phones.Count == 1);
        return isSaid ? [TextLine(operation)] : [TextLine(operation), headline];
    }

    /// <summary>It goes on only when somebody says yes.</summary>
    private static bool IsAsked(Operation operation) => operation is { State: OperationState.Planned, NeedsConfirm: true } or { State: OperationState.AwaitingApproval };

    /// <summary>Why its next wave is not on its way yet; null: it is, or there is nothing to say.</summary>
    private static string? Waits(Operation operation) => Submission.Next(operation) switch
    {
        null => null,
        { Words: { } words } => words,
        _ when operation.Verb.IsSync && operation.Waves.Count > 1 => "The rest waits its turn: the cloud takes 6 such calls a minute.",
        _ => null,
    };

    private static string Title(Operation operation) => Sentence($"{operation.Verb.Word} {operation.Subject}");

    /// <summary>How it stands, in one breath.</summary>
    private static string Headline(Operation operation)
    {
        var done = operation.Phones.Count(phone => phone.State == PhoneState.Done);
        var all = operation.Phones.Count;
        return operation.State switch
        {
            OperationState.Planned when operation.NeedsConfirm => $"Planned · waits for {operation.RequesterName}",
            OperationState.Succeeded when all == 1 => $"{Sentence(operation.Verb.Reached)} after {Took(operation)}",
            OperationState.Succeeded => $"All {all} {operation.Verb.Reached} after {Took(operation)}",
            OperationState.Running when all == 1 => operation.Phones[0].State == PhoneState.Waiting ? "Planned" : Sentence(operation.Verb.Doing),
            OperationState.Running => $"{Sentence(operation.Verb.Doing)}, {done} of {all} {operation.Verb.Reached}",
            OperationState.PartlyFailed or OperationState.Paused or OperationState.Unclear or OperationState.Cancelled when all > 1 =>
                $"{operation.State.Words()}, {done} of {all} {operation.Verb.Reached}",
            _ => operation.State.Words(),
        };
    }

    private static void Phones(CardBuilder card, Operation operation, int most)
    {
        if (IsAsked(operation))
        {
            PhonesPart.LeftOut(card, operation, most);
            return;
        }

        PhonesPart.Render(card, operation, most);
        var isComingBack = operation.State == OperationState.Running && operation.Waves.Any(wave => wave is { State: WaveState.Planned, Attempts: > 0 });
        if (isComingBack) card.Line($"Nothing has begun. I send it again by myself{(operation.SendUntil is { } until ? $" until {ZoneClock.Time(until, operation.Zone)}" : "")}.");
    }

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

    /// <param name="suffix">Of commands that do not say their project by a number.</param>
    private static void Buttons(CardBuilder card, Operation operation, string suffix)
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
                if (Controls.CanCheck(operation)) card.Button("Check again", $"check {number}");
                if (NextSteps.MayRetry(operation)) card.Button("Retry", $"retry {number}");
                break;
            case OperationState.Failed or OperationState.PartlyFailed or OperationState.Cancelled when NextSteps.MayRetry(operation):
                card.Button("Retry", $"retry {number}");
                break;
        }

        if (IsAsked(operation) && NextSteps.ExportOf(operation) is { } export) card.Button("Export first", $"{export}{suffix}");
        if (operation is { State: OperationState.Succeeded, Verb.ComesBeforeReset: true, Phones: [var exported] }) card.Button("Reset", $"reset phone {exported.PhoneId}{suffix}", ActionStyle.Destructive);
        if (operation.Phones.Any(phone => phone.Output is not null)) card.Button("Output", $"output {number}");
        if (operation.IsOpenForReview && operation.State.IsEnd()) card.Button("Review", $"review {number}");
        if (operation.State.IsEnd()) NextSteps.Buttons(card, operation, suffix);
        if (operation is { State: OperationState.Unclear, Verb.SeenWith: { } list }) card.Button(Sentence(list), $"{list}{suffix}");
        if (operation.State.IsEnd() && operation is { Phones.Count: 1, Verb.Target: TargetKind.Phone }) card.Button("Show phone", $"show phone {operation.Phones[0].PhoneId}{suffix}");
    }

    private static string Took(Operation operation) => ZoneClock.Span((operation.EndedAt ?? operation.CreatedAt) - (operation.StartedAt ?? operation.CreatedAt));

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
