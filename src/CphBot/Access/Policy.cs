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

    /// <summary>Whether any rule goes by the names of servers.</summary>
    public bool NamesServers { get; } = rules.SelectMany(rule => rule.On).OfType<Scope.Selected>().Any(scope => scope.Selector.Leaves.OfType<Fleet.Selectors.Selector.OnServer>().Any());

    /// <summary>Whether there is any phone at all, in one of these projects, for which it is allowed.</summary>
    /// <param name="projects">Empty: what is asked for is about no project.</param>
    public bool AllowsAnywhere(Caller caller, Place place, Right right, IReadOnlyList<string> projects) =>
        HasStanding(caller, right) && Rules.Any(rule => rule.Fits(caller, place, right) && (projects.Count == 0 || projects.Any(rule.Touches)));

    /// <summary>Whether the rules allow it, in some place, for each of these phones.</summary>
    public bool AllowsSomewhere(Caller caller, Right right, IReadOnlyList<Target> phones)
    {
        var rules = HasStanding(caller, right) ? Rules.Where(rule => rule.FitsMay(right) && rule.FitsWho(caller)).ToList() : [];
        return phones.All(phone => rules.Exists(rule => rule.Covers(phone)));
    }

    /// <summary>The rule that decides on this phone; null: none, so it is denied.</summary>
    public Rule? Deciding(Caller caller, Place place, Right right, Target phone) =>
        HasStanding(caller, right) ? Rules.FirstOrDefault(rule => rule.Fits(caller, place, right) && rule.Covers(phone)) : null;

    public bool Sees(Caller caller, Place place, Target phone) => Deciding(caller, place, Right.ToSee, phone) is not null;

    /// <summary>
    /// Without the limits: <see cref="Limits"/>. A rule of which it is not known whether it comes first counts beside the one that surely decides: what is not
    /// known allows nothing, and makes nothing milder.
    /// </summary>
    /// <param name="phones">Each once.</param>
    public Verdict Decide(Caller caller, Place place, Right right, IReadOnlyList<Target> phones)
    {
        var candidates = HasStanding(caller, right) ? Rules.Where(rule => rule.MayFit(caller, place, right)).Select(rule => (Rule: rule, IsSure: rule.FitsWho(caller))).ToList() : [];
        var deciding = new Dictionary<string, Rule>(phones.Count, StringComparer.Ordinal);
        var (perhaps, without) = (new HashSet<Rule>(ReferenceEqualityComparer.Instance), new List<Target>());
        foreach (var phone in phones)
        {
            if (Find(candidates, phone, perhaps) is { } rule) deciding[phone.Phone.Id] = rule;
            else without.Add(phone);
        }

        if (without.Count > 0 || phones.Count == 0) return new Verdict.Denied(new NeededRule(this, caller, place, right, without) { Perhaps = perhaps }.Words) { IsUnsure = perhaps.Count > 0 };
        List<Rule> all = [.. deciding.Values.Concat(perhaps).Distinct()];
        if (right.CommandLine is { } line && all.Find(rule => !rule.Commands.Allow(line)) is { } no)
        {
            return new Verdict.Denied($"{char.ToUpperInvariant(no.Label[0])}{no.Label[1..]} does not allow this command. It allows: {no.Commands}.", no.Label);
        }

        return new Verdict.Allowed(all.Max(rule => rule.ApprovalOf(phones.Count, right.Least)), all.TrueForAll(rule => rule.BreakGlass), deciding) { Perhaps = [.. perhaps] };
    }

    /// <summary>The first that surely decides on this phone.</summary>
    /// <param name="perhaps">Takes up those before it that may.</param>
    private static Rule? Find(List<(Rule Rule, bool IsSure)> candidates, Target phone, HashSet<Rule> perhaps)
    {
        foreach (var (rule, isSure) in candidates)
        {
            if (isSure && rule.Covers(phone)) return rule;
            if (rule.MayCover(phone)) perhaps.Add(rule);
        }

        return null;
    }

    /// <summary>A sender whom Entra does not know may look at most, whatever a rule says.</summary>
    public static bool HasStanding(Caller caller, Right right) => caller.ObjectId is not null || right.IsReading;
}
