using System.Globalization;
using CphBot.Simulator.Faults;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud;

/// <summary>The three shapes in which this cloud says no: the phone service's, the gateway's, and IAM's.</summary>
internal static class CloudErrors
{
    /// <summary>An error of the phone service itself.</summary>
    public static Reply Cps(string code, string requestId) =>
        new(HttpStatusOf(code), new { request_id = requestId, error_code = code, error_msg = CpsMessages.Of(code) });

    /// <summary>An error of the gateway before the phone service: the same fields in another order, under another prefix.</summary>
    public static Reply Gateway(int status, string code, string message, string requestId) =>
        new(status, new { error_msg = message, error_code = code, request_id = requestId });

    /// <summary>A parameter is wrong and the reference names no code of the phone service for it, so the gateway refuses the call.</summary>
    public static Reply BadParameter(string name, string requestId) => Gateway(400, "APIGW.0106", $"Invalid parameter: {name}", requestId);

    /// <summary>An error of IAM: nested, and its code is a number.</summary>
    public static Reply Iam(int status, string message, string title) =>
        new(status, new { error = new { code = status, message, title } });

    /// <summary>The gateway's answer to a caller who is too fast.</summary>
    public static Reply OverRate(int callsPerMinute, string requestId) =>
        Gateway(429, "APIGW.0308", $"The throttling threshold has been reached: policy user over ratelimit,limit:{callsPerMinute},time:1 minute", requestId);

    public static Reply OfFault(string call, Fault fault, string requestId)
    {
        if (fault.Kind is FaultKind.Throttle) return Throttled(call, fault, requestId);

        var status = fault.Status ?? 500;
        if (fault.Code is null) return call is "token" ? Iam(status, fault.Message ?? "Simulated.", "Simulated") : new Reply(status);
        return new Reply(status, new { request_id = requestId, error_code = fault.Code, error_msg = fault.Message ?? CpsMessages.Of(fault.Code) });
    }

    // The old documentation answers 400 for everything; the current one splits. Which codes are 403 and 404 is a guess of the reference.
    private static int HttpStatusOf(string code) => code switch
    {
        "CPS.0003" => 500,
        "CPS.0005" or "CPS.0011" or "CPS.0015" or "CPS.0050" or "CPS.0115" or "CPS.0166" => 404,
        _ => 400,
    };

    private static Reply Throttled(string call, Fault fault, string requestId)
    {
        var reply = call is "token"
            ? new Reply(429, new { error_code = "IAM.0012", error_msg = "The throttling threshold has been reached: 10 times in 60 seconds." })
            : OverRate(callsPerMinute: 10, requestId);
        return fault.Seconds is { } seconds
            ? reply with { Headers = new Dictionary<string, string> { ["Retry-After"] = Math.Ceiling(seconds).ToString(CultureInfo.InvariantCulture) } }
            : reply;
    }
}
