using CphBot.Audit;
using CphBot.Commands;
using CphBot.Commands.Auditing;
using CphBot.Teams.Cards;
using CphBot.Times;

namespace CphBot.Cards;

/// <summary>The audit, as a list and line by line. Pure.</summary>
internal static class AuditCards
{
    /// <summary>Characters of a command in a list: the line itself has the whole.</summary>
    private const int LongestCommand = 90;

    private const int MostPhones = 3;

    public static AdaptiveCard List(Answer.AuditList list, Hints hints, string? zone)
    {
        var scope = Describe(list.Scope, zone);
        var title = list.Lines.Count == 0 ? "Nothing in the audit" : "Audit";
        var card = new CardBuilder(hints).Head(title, scope.Length == 0 ? null : scope, ContainerStyle.Emphasis, scope.Length == 0 ? title : $"{title} {scope}");
        foreach (var note in list.Scope.Notes) card.Line(note);
        AnswerCards.Unreviewed(card, list.Unreviewed);
        foreach (var line in list.Lines)
        {
            card.Row(Title(line), Outcome(line), Color(line), Note(line, line.Operation is { } number ? list.Spans.GetValueOrDefault(number) : null, list.Scope.Phone?.Word, zone), isBelow: true);
        }

        if (!list.Scope.WithReads) card.Line("Lookups are left out: add \"with reads\" to see them.", subtle: true);
        card.Line($"{(list.Asked.Page > 1 || list.HasMore ? $"page {list.Asked.Page} · " : "")}newest first · as of {ZoneClock.Time(list.Scope.AsOf, zone)}", subtle: true);
        if (list.Asked.Page > 1) card.Button("Previous", AuditCommand.Spec.ToText(list.Asked with { Page = list.Asked.Page - 1 }));
        if (list.HasMore) card.Button("Next", AuditCommand.Spec.ToText(list.Asked with { Page = list.Asked.Page + 1 }));
        return card.Build();
    }

    public static AdaptiveCard Line(Answer.AuditLine answer, Hints hints, string? zone)
    {
        var line = answer.Line;
        var card = new CardBuilder(hints).Head($"Audit, line {line.Id}", Outcome(line), ContainerStyle.Emphasis, $"Audit, line {line.Id}: {Outcome(line)}");
        card.Facts([
            ("When", ZoneClock.Exact(line.At, zone)),
            ("Who", Who(line)),
            ("Object id", line.ActorId),
            ("Command", line.Command),
            ("Decided by", line.Rule),
            ("Operation", line.Operation is { } number ? $"#{number}" : null),
            ("Begun", answer.Span?.BegunAt is { } begun ? ZoneClock.Exact(begun, zone) : null),
            ("Ended", answer.Span?.EndedAt is { } ended ? ZoneClock.Exact(ended, zone) : null),
            ("Phones", Phones(line, null, 20)),
            ("Project", line.Project),
            ("Conversation", line.ConversationId),
            ("Code", line.Code),
            ("Cloud request", line.RequestId),
        ]);
        if (line.Operation is { } of) card.Button($"Show #{of}", $"show {of}").Button($"Audit of #{of}", $"audit of operation {of}");
        return card.Build();
    }

    private static string Describe(AuditScope scope, string? zone)
    {
        string?[] parts =
        [
            scope.Phone is { } phone ? $"of phone {phone.Word}{(phone.Phones > 1 ? $" ({phone.Phones} phones go or went by it)" : "")}" : null,
            scope.Operation is { } operation ? $"of #{operation}" : null,
            scope.Person is null ? null : $"by {scope.Person}",
            scope.Since is { } since ? $"since {ZoneClock.Day(since, zone)}" : null,
            scope.Until is { } until ? $"until {ZoneClock.Day(until, zone)}" : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string Title(AuditEntry line)
    {
        var command = Excerpt.Of(line.Command, LongestCommand);
        return line.Operation is { } number ? $"#{number} {command}" : command;
    }

    private static string Outcome(AuditEntry line) => line.Phase switch
    {
        AuditPhase.Planned => $"asked for, {line.Outcome}",
        AuditPhase.Begun => $"begun, {line.Outcome}",
        AuditPhase.Answered => line.Code is null ? $"answered, {line.Outcome}" : $"answered, {line.Outcome} ({line.Code})",
        AuditPhase.Ended => $"ended, {line.Outcome}",
        _ => line.Outcome,
    };

    /// <summary>Which two lines belong together is said on both.</summary>
    private static string Note(AuditEntry line, OperationSpan? span, string? phone, string? zone)
    {
        string?[] parts =
        [
            Who(line),
            ZoneClock.Exact(line.At, zone),
            line.Phase switch
            {
                AuditPhase.Begun => span?.EndedAt is { } ended ? $"ended {ZoneClock.Time(ended, zone)}" : "not ended yet",
                AuditPhase.Ended when span?.BegunAt is { } begun => $"begun {ZoneClock.Time(begun, zone)}",
                _ => null,
            },
            Phones(line, phone, MostPhones),
            line.Rule,
            $"line {line.Id}",
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    /// <param name="only">The phone that was asked for: an operation of thousands is then about this one.</param>
    private static string? Phones(AuditEntry line, string? only, int most)
    {
        if (line.Phones is not { Length: > 0 } text) return null;
        var phones = text.Split(", ");
        if (only is not null && phones.Where(phone => phone.Contains(only, StringComparison.OrdinalIgnoreCase)).ToArray() is { Length: > 0 } asked) phones = asked;
        return phones.Length <= most ? string.Join(", ", phones.Select(Name)) : $"{string.Join(", ", phones.Take(most).Select(Name))} and {phones.Length - most} more";

        string Name(string phone) => most == MostPhones ? phone.Split(" (")[0] : phone;
    }

    private static string Who(AuditEntry line) => line.ActorName ?? "CphBot";

    private static TextColor? Color(AuditEntry line) =>
        line.Outcome.StartsWith("refused", StringComparison.Ordinal) || line.Outcome.StartsWith("denied", StringComparison.Ordinal) || line.Outcome.StartsWith("failed", StringComparison.OrdinalIgnoreCase)
            || line.Outcome is "Partly failed" or "Unclear"
            ? TextColor.Attention
            : null;
}
