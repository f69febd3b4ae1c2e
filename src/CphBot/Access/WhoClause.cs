namespace CphBot.Access;

/// <summary>One entry of a rule's Who.</summary>
internal abstract record WhoClause
{
    private WhoClause()
    {
    }

    public abstract bool Fits(Caller caller);

    /// <summary>Whether it fits, or that is not known.</summary>
    public virtual bool MayFit(Caller caller) => Fits(caller);

    /// <summary>Whether it fits everyone whom the other fits, as far as that can be told from the two alone.</summary>
    /// <param name="oneTenant">Whether only people of the own tenant may talk to the bot.</param>
    public virtual bool Includes(WhoClause other, bool oneTenant) => Equals(other);

    /// <summary>Everyone of the own tenant.</summary>
    public sealed record Everyone : WhoClause
    {
        public override bool Fits(Caller caller) => caller.IsOwn;

        public override bool Includes(WhoClause other, bool oneTenant) => oneTenant || Equals(other);
    }

    public sealed record Person(string ObjectId) : WhoClause
    {
        public override bool Fits(Caller caller) => IsSame(ObjectId, caller.ObjectId);
    }

    public sealed record Tenant(string TenantId) : WhoClause
    {
        public override bool Fits(Caller caller) => IsSame(TenantId, caller.TenantId);
    }

    /// <summary>Counts only for a sender with an object id: nobody else can be looked up.</summary>
    public sealed record Group(string GroupId) : WhoClause
    {
        public override bool Fits(Caller caller) => caller.Groups.Contains(GroupId);

        public override bool MayFit(Caller caller) => Fits(caller) || caller.GroupsUnknown is not null;
    }

    private static bool IsSame(string id, string? other) => string.Equals(id, other, StringComparison.OrdinalIgnoreCase);
}
