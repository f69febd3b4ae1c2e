using CphBot.Fleet.Selectors;

namespace CphBot.Access;

/// <summary>One entry of a rule's On.</summary>
internal abstract record Scope
{
    private Scope()
    {
    }

    public abstract bool Covers(Target target);

    /// <summary>Whether it covers the phone, or that is not known.</summary>
    public virtual bool MayCover(Target target) => Covers(target);

    /// <summary>Whether any phone of the project can be covered.</summary>
    public virtual bool Touches(string project) => true;

    public virtual bool Includes(Scope other) => Equals(other);

    public sealed record Everything : Scope
    {
        public override bool Covers(Target target) => true;

        public override bool Includes(Scope other) => true;
    }

    public sealed record Project(string Name) : Scope
    {
        public override bool Covers(Target target) => Touches(target.Project);

        public override bool Touches(string project) => IsSame(Name, project);

        public override bool Includes(Scope other) => Equals(other) || (other is Selected { ProjectName: { } name } && IsSame(Name, name));
    }

    /// <summary>Phones as commands have them, of one project or of any.</summary>
    /// <param name="Selector">Without groups: those are changed by commands.</param>
    public sealed record Selected(string? ProjectName, Selector Selector) : Scope
    {
        public override bool Covers(Target target) => Touches(target.Project) && PartlyKnown.Matches(Selector, target.Phone) == true;

        public override bool MayCover(Target target) => Touches(target.Project) && PartlyKnown.Matches(Selector, target.Phone) != false;

        public override bool Touches(string project) => ProjectName is null || IsSame(ProjectName, project);

        public override bool Includes(Scope other) => other is Selected selected && selected.Selector.Equals(Selector) && (ProjectName is null || ProjectName == selected.ProjectName);
    }

    private static bool IsSame(string project, string other) => string.Equals(project, other, StringComparison.OrdinalIgnoreCase);
}
