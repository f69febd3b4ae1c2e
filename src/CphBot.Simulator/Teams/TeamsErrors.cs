using System.Globalization;
using CphBot.Simulator.Faults;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Teams;

/// <summary>How the connector says no.</summary>
internal static class TeamsErrors
{
    public static Reply Error(int status, string code, string message) => new(status, new { error = new { code, message } });

    /// <param name="wait">Told as whole seconds, rounded up.</param>
    public static Reply Throttled(TimeSpan? wait)
    {
        var reply = Error(429, "Throttled", "Too many requests.");
        return wait is { } length
            ? reply with { Headers = new Dictionary<string, string> { ["Retry-After"] = Math.Ceiling(length.TotalSeconds).ToString(CultureInfo.InvariantCulture) } }
            : reply;
    }

    public static Reply OfFault(Fault fault) => fault switch
    {
        { Kind: FaultKind.Throttle } => Throttled(fault.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null),
        { Code: { } code } => Error(fault.Status ?? 500, code, fault.Message ?? "Simulated."),
        { Status: { } status } => new Reply(status),
        _ => Error(500, "ServiceError", fault.Message ?? "Simulated."),
    };
}
