using CphBot.Operations;

namespace CphBot.Access;

/// <summary>Rules that can never decide anything, because an earlier one decides everything that they are about.</summary>
internal static class RuleOverlaps
{
    /// <param name="oneTenant">Whether only people of the own tenant may talk to the bot.</param>
    /// <returns>
    /// Errors where the rule that never counts is the stricter one, or of the same Who, Where, May and On: whoever wrote it believes it holds.
    /// Warnings where it only says less than is so.
    /// </returns>
    public static (IReadOnlyList<string> Errors, IReadOnlyList<string> Warnings) Find(IReadOnlyList<Rule> rules, bool oneTenant)
    {
        var (errors, warnings) = (new List<string>(), new List<string>());
        foreach (var (index, rule) in rules.Index())
        {
            if (rules.Take(index).FirstOrDefault(earlier => Includes(earlier, rule, oneTenant)) is not { } first) continue;
            var never = $"Access:Rules:{rule.Number}: never decides, since Access:Rules:{first.Number} comes first and includes all of it";
            var isOpposite = Includes(rule, first, oneTenant) && !SaysTheSame(rule, first);
            if (isOpposite) errors.Add($"{never} and says otherwise of the same people, places, verbs and phones; remove one of them.");
            else if (IsStricter(rule, first)) errors.Add($"{never}, with less strict approval or limits; put it before that one.");
            else warnings.Add($"{never}; it can be removed.");
        }

        return (errors, warnings);
    }

    private static bool Includes(Rule earlier, Rule later, bool oneTenant) =>
        later.Who.All(clause => earlier.Who.Any(wider => wider.Includes(clause, oneTenant)))
        && later.Where.All(clause => earlier.Where.Any(wider => wider.Includes(clause)))
        && Right.Every.Where(later.FitsMay).All(earlier.FitsMay)
        && later.On.All(scope => earlier.On.Any(wider => wider.Includes(scope)));

    private static bool SaysTheSame(Rule rule, Rule other) =>
        (rule.Approval, rule.MaxPhones, rule.MaxPhonesPerHour, rule.MaxServerPercent, rule.BreakGlass)
        == (other.Approval, other.MaxPhones, other.MaxPhonesPerHour, other.MaxServerPercent, other.BreakGlass)
        && rule.Commands.Patterns.SequenceEqual(other.Commands.Patterns);

    private static bool IsStricter(Rule rule, Rule than) =>
        Strictness(rule.Approval) > Strictness(than.Approval)
        || IsLess(rule.MaxPhones, than.MaxPhones)
        || IsLess(rule.MaxPhonesPerHour, than.MaxPhonesPerHour)
        || IsLess(rule.MaxServerPercent, than.MaxServerPercent)
        || (than.BreakGlass && !rule.BreakGlass)
        || (rule.Runs && !than.Commands.Patterns.All(pattern => rule.Commands.Patterns.Contains(pattern) || rule.Commands.Allow(pattern)));

    /// <summary>The default asks for nothing or a confirmation, whatever the operation is like: between those two.</summary>
    private static double Strictness(Approval? approval) => approval is { } said ? (int)said : 0.5;

    private static bool IsLess(int? limit, int? than) => limit < (than ?? int.MaxValue);
}
