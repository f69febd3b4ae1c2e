using CphBot.Operations;

namespace CphBot.Access;

/// <summary>What the rules say about one thing that somebody wants to do.</summary>
internal abstract record Verdict
{
    private Verdict()
    {
    }

    /// <param name="Approval">The strictest among the rules that decide.</param>
    /// <param name="BreakGlass">Whether each of them allows to go on without it.</param>
    /// <param name="Rules">By phone id: which rule decides.</param>
    public sealed record Allowed(Approval Approval, bool BreakGlass, IReadOnlyDictionary<string, Rule> Rules) : Verdict
    {
        /// <summary>Rules that would come before these, if all were known: they count, too.</summary>
        public IReadOnlyList<Rule> Perhaps { get; init; } = [];

        /// <summary>Each once, in their order.</summary>
        public IReadOnlyList<Rule> Deciding => [.. Rules.Values.Concat(Perhaps).Distinct().OrderBy(rule => rule.Number)];

        /// <summary>"rule 1, rule 4 (web team)".</summary>
        public string Label => string.Join(", ", Deciding.Select(rule => rule.Label));
    }

    /// <param name="Reason">Sentences for the person: which rule decides, or which would be needed.</param>
    /// <param name="Rule">"rule 4 (web team)", or "no rule".</param>
    public sealed record Denied(string Reason, string Rule = Denied.NoRule) : Verdict
    {
        public const string NoRule = "no rule";

        /// <summary>Some rule might allow it, if all were known about the person and the phones.</summary>
        public bool IsUnsure { get; init; }
    }
}
