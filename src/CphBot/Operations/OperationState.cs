namespace CphBot.Operations;

/// <summary>Where an operation stands. Ends never change, but for <see cref="Unclear"/>, which later knowledge may settle.</summary>
internal enum OperationState
{
    Planned,
    AwaitingApproval,
    Running,
    Paused,
    Succeeded,
    PartlyFailed,
    Failed,
    Unclear,
    Cancelled,
    Expired,
}

internal static class OperationStates
{
    public static bool IsEnd(this OperationState state) => state >= OperationState.Succeeded;

    /// <summary>The words that cards and their text form use: a contract.</summary>
    public static string Words(this OperationState state) => state switch
    {
        OperationState.AwaitingApproval => "Awaiting approval",
        OperationState.PartlyFailed => "Partly failed",
        _ => state.ToString(),
    };
}
