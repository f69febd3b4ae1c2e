using CphBot.Cloud.Phones;

namespace CphBot.Operations;

/// <summary>How it is seen from outside that a change has been made. A job that succeeded is not success where there is more to see.</summary>
internal abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>Whether looking at the phone can tell anything: where not, an answer that never came stays unclear.</summary>
    public virtual bool IsVisible => true;

    /// <summary>The phone is to reach a status.</summary>
    /// <param name="Underway">Seen while it is at work: it has begun.</param>
    /// <param name="Failed">The cloud says that it failed.</param>
    public sealed record BecomesStatus(PhoneStatus Wanted, PhoneStatus Underway, PhoneStatus Failed) : Effect;

    /// <summary>What the phone's own page shows is to become what was asked for.</summary>
    public sealed record Shows(Func<PhoneDetail, ChangeDetails, bool> IsAsWanted) : Effect;

    /// <summary>Nothing outside shows it: the end of the job counts.</summary>
    public sealed record EndOfJob : Effect
    {
        public override bool IsVisible => false;
    }
}
