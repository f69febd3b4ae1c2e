using CphBot.Commands.Grammar;
using CphBot.Fleet.Selectors;

namespace CphBot.Access;

/// <summary>Somebody somewhere, and what the rules say to them.</summary>
internal sealed record Asker(Policy Policy, Caller Caller, Place Place)
{
    /// <summary>Whether the command may be run here at all; for which phones is seen when it is known which.</summary>
    /// <param name="projects">That the command may be about; empty: it is about none.</param>
    public bool May(CommandSpec spec, IReadOnlyList<string> projects) => spec.IsOpen || Policy.AllowsAnywhere(Caller, Place, Right.Of(spec), projects);

    /// <summary>Whether any rule is about them, here, and this project.</summary>
    public bool Knows(string project) => Policy.Rules.Any(rule => rule.FitsWho(Caller) && rule.FitsWhere(Place) && rule.Touches(project));

    /// <summary>Why not.</summary>
    public Verdict.Denied Refusal(CommandSpec spec) => new(new NeededRule(Policy, Caller, Place, Right.Of(spec), []).Words);

    /// <summary>Whether the rules allow it for every phone of the project, whatever that is.</summary>
    public bool MayAnything(Right right, string project) =>
        Policy.HasStanding(Caller, right) && Policy.Rules.Any(rule => rule.Fits(Caller, Place, right) && rule.On.Any(scope => scope is Scope.Everything || (scope is Scope.Project && scope.Touches(project))));

    /// <summary>Whether the rules let somebody see the phone, or do to it what this command does: of any other they are not told.</summary>
    public bool MayKnow(string project, PhoneFacts phone, CommandSpec spec) =>
        Policy.Sees(Caller, Place, new Target(project, phone)) || Policy.Deciding(Caller, Place, Right.Of(spec), new Target(project, phone)) is not null;

    public Verdict Decide(Right right, IReadOnlyList<Target> phones) => Policy.Decide(Caller, Place, right, phones);
}
