namespace CphBot.Operations;

/// <summary>What must be said before an operation is sent. The later is the stricter.</summary>
internal enum Approval
{
    None,

    /// <summary>By its requester, on the plan card.</summary>
    Confirm,

    /// <summary>By somebody else.</summary>
    OtherPerson,

    /// <summary>By two others.</summary>
    TwoPersons,
}

internal static class Approvals
{
    /// <summary>How many people other than the requester must approve.</summary>
    public static int Others(this Approval approval) => approval switch
    {
        Approval.OtherPerson => 1,
        Approval.TwoPersons => 2,
        _ => 0,
    };

    public static string Words(this Approval approval) => approval switch
    {
        Approval.None => "at once",
        Approval.Confirm => "once you confirm it",
        Approval.OtherPerson => "once another person approves it",
        Approval.TwoPersons => "once two other persons approve it",
        _ => throw new ArgumentOutOfRangeException(nameof(approval)),
    };
}
