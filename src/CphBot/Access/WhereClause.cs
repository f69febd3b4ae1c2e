namespace CphBot.Access;

/// <summary>One entry of a rule's Where.</summary>
internal abstract record WhereClause
{
    private WhereClause()
    {
    }

    public abstract bool Fits(Place place);

    public virtual bool Includes(WhereClause other) => Equals(other);

    public sealed record Anywhere : WhereClause
    {
        public override bool Fits(Place place) => true;

        public override bool Includes(WhereClause other) => true;
    }

    /// <summary>Anyone's chat with the bot alone.</summary>
    public sealed record Personal : WhereClause
    {
        public override bool Fits(Place place) => place.IsPersonal;
    }

    /// <summary>Every channel of the team.</summary>
    public sealed record Team(string TeamId) : WhereClause
    {
        public override bool Fits(Place place) => place.TeamId == TeamId;
    }

    public sealed record Conversation(string Id) : WhereClause
    {
        public override bool Fits(Place place) => place.ConversationId == Id;
    }
}
