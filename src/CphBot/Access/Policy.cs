namespace CphBot.Access;

/// <summary>
/// The rules, and what they say. Pure. For each phone the first rule that fits who, where, what and the phone decides whole; an operation needs
/// every phone allowed, and takes the strictest approval and limits among the rules that decide.
/// </summary>
/// <param name="rules">In their order.</param>
internal sealed class Policy(IReadOnlyList<Rule> rules)
{
    public IReadOnlyList<Rule> Rules { get; } = rules;

    /// <summary>The Entra groups that any rule names.</summary>
    public IReadOnlySet<string> Groups { get; } = rules.SelectMany(rule => rule.Who).OfType<WhoClause.Group>().Select(clause => clause.GroupId).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether there is any phone at all, in one of these projects, for which it is allowed.</summary>
    /// <param name="projects">Empty: what is asked for is about no project.</param>
    public bool AllowsAnywhere(Caller caller, Place place, Right right, IReadOnlyList<string> projects) =>
        HasStanding(caller, right) && Rules.Any(rule => rule.Fits(caller, place, right) && (projects.Count == 0 || projects.Any(rule.Touches)));

    /// <summary>The rule that decides on this phone; null: none, so it is denied.</summary>
    public Rule? Deciding(Caller caller, Place place, Right right, Target phone) =>
        HasStanding(caller, right) ? Rules.FirstOrDefault(rule => rule.Fits(caller, place, right) && rule.Covers(phone)) : null;

    /// <summary>Without the limits: <see cref="Limits"/>.</summary>
    /// <param name="phones">Each once.</param>
    public Verdict Decide(Caller caller, Place place, Right right, IReadOnlyList<Target> phones)
    {
        var candidates = HasStanding(caller, right) ? Rules.Where(rule => rule.Fits(caller, place, right)).ToList() : [];
        var deciding = new Dictionary<string, Rule>(phones.Count, StringComparer.Ordinal);
        var without = new List<Target>();
        foreach (var phone in phones)
        {
            if (candidates.Find(rule => rule.Covers(phone)) is { } rule) deciding[phone.Phone.Id] = rule;
            else without.Add(phone);
        }

        if (without.Count > 0 || phones.Count == 0) return new Verdict.Denied(new NeededRule(this, caller, place, right, without).Words);
        if (right.CommandLine is { } line && deciding.Values.FirstOrDefault(rule => !rule.Commands.Allow(line)) is { } no)
        {
            return new Verdict.Denied($"{char.ToUpperInvariant(no.Label[0])}{no.Label[1..]} does not allow this command. It allows: {no.Commands}.", no.Label);
        }

        return new Verdict.Allowed(
            deciding.Values.Max(rule => rule.ApprovalOf(phones.Count, right.Least)), deciding.Values.All(rule => rule.BreakGlass), deciding);
    }

    /// <summary>A sender whom Entra does not know may look at most, whatever a rule says.</summary>
    public static bool HasStanding(Caller caller, Right right) => caller.ObjectId is not null || right.IsReading;
}
