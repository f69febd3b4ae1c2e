namespace CphBot.Access;

/// <summary>Why nothing allows it, and which rule would, in words.</summary>
/// <param name="phones">Those that no rule covers; empty: it is not about phones.</param>
internal sealed class NeededRule(Policy policy, Caller caller, Place place, Right right, IReadOnlyList<Target> phones)
{
    private const int MostNames = 5;

    /// <summary>Rules of which it is not known whether they allow it.</summary>
    public IReadOnlyCollection<Rule> Perhaps { get; init; } = [];

    public string Words => caller.ObjectId is null && !right.IsReading
        ? "Guests without an account in this organisation may only look."
        : string.Join(' ', ((string?[])[Denial, Nearest, Needed, Unknown]).Where(sentence => sentence is not null));

    private string Denial => policy.Rules.Count == 0
        ? "Nothing is allowed, since there are no rules (Access:Rules)."
        : $"No rule allows {(phones.Count == 0 ? right.Name : $"{right.Name} {Names}")} here.";

    /// <summary>Four lists make a rule; one that misses in a single one is worth a look.</summary>
    private string? Nearest => policy.Rules
        .Select(rule => (rule, Misses: Misses(rule).ToList())).Where(near => near.Misses.Count == 1)
        .Select(near => $"R{near.rule.Label[1..]} would, but for its {near.Misses[0]}.").FirstOrDefault();

    private string Needed =>
        $"It takes a rule with Who {caller.ObjectId ?? "*"}, Where {(place.IsPersonal ? "personal" : place.ConversationId)}, May {right.Words[^1]}, On {(phones.Count == 0 ? "*" : Names)}.";

    private string? Unknown => caller.GroupsUnknown
        ?? (Perhaps.MinBy(rule => rule.Number) is { } rule ? $"Whether {rule.Label} covers it is not known before the fleet has been read. Try again in a moment." : null);

    /// <summary>A wildcard must not tell the names of what one may not see.</summary>
    private string Names
    {
        get
        {
            var seen = phones.Where(phone => policy.Sees(caller, place, phone)).Select(phone => phone.Phone.Name).ToList();
            var (told, hidden) = (seen.Take(MostNames).ToList(), phones.Count - seen.Count);
            if (seen.Count > MostNames) told.Add($"{seen.Count - MostNames} more");
            if (hidden > 0) told.Add(hidden == 1 ? "1 phone that you may not see" : $"{hidden} phones that you may not see");
            return told.Count == 1 ? told[0] : seen.Count <= MostNames && hidden == 0 ? string.Join(", ", told) : $"{string.Join(", ", told.SkipLast(1))} and {told[^1]}";
        }
    }

    private IEnumerable<string> Misses(Rule rule)
    {
        if (!rule.FitsWho(caller)) yield return "Who";
        if (!rule.FitsWhere(place)) yield return "Where";
        if (!rule.FitsMay(right)) yield return "May";
        if (!phones.All(rule.Covers)) yield return "On";
    }
}
