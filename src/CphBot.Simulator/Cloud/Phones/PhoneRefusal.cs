namespace CphBot.Simulator.Cloud.Phones;

/// <summary>
/// The code with which work on a phone is refused, or null. One whose work still runs is neither running nor stopped, whatever it reports.
/// </summary>
internal static class PhoneRefusal
{
    /// <summary>For a restart.</summary>
    public static string? UnlessRunningOrStopped(SimulatedCloud cloud, int phone) =>
        OfFrozen(cloud, phone) ?? (Settled(cloud, phone) is Status.Running or Status.Stopped ? null : "CPS.0165");

    /// <summary>For a stop, and for all that needs the system inside.</summary>
    public static string? UnlessRunning(SimulatedCloud cloud, int phone) =>
        OfFrozen(cloud, phone) ?? (Settled(cloud, phone) is Status.Running ? null : "CPS.0141");

    /// <summary>
    /// For a reset. That it also takes phones which failed or are abnormal is our reading: nothing else would bring them back.
    /// </summary>
    public static string? UnlessAtRest(SimulatedCloud cloud, int phone) =>
        OfFrozen(cloud, phone)
        ?? (Settled(cloud, phone) is Status.Running or Status.Stopped or Status.ResetFailed or Status.RestartFailed or Status.Abnormal or Status.StopFailed
            ? null : "CPS.0165");

    /// <summary>For what waits until the phone runs again.</summary>
    public static string? OfFrozen(SimulatedCloud cloud, int phone)
    {
        var now = cloud.Time.GetUtcNow();
        return cloud.Fleet.ServerStatus(cloud.Fleet.ServerOf(phone), now) is Status.ServerFrozen ? "CPS.1028"
            : cloud.Fleet.At(phone, now).Status is Status.Frozen ? "CPS.0053"
            : null;
    }

    private static int? Settled(SimulatedCloud cloud, int phone)
    {
        var now = cloud.Time.GetUtcNow();
        return cloud.Fleet.IsBusy(phone, now) ? null : cloud.Fleet.At(phone, now).Status;
    }
}
