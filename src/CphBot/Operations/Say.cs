using CphBot.Cloud;
using CphBot.Cloud.Phones;

namespace CphBot.Operations;

/// <summary>What the cloud's answers and states mean, in words for a person. Decided by code, never by the cloud's own words.</summary>
internal static class Say
{
    public static string Refused(CphException reason) => Refused(reason.Code, null, reason.Kind);

    /// <param name="message">The cloud's own words: shown when the code alone is not known to us.</param>
    public static string Refused(string? code, string? message, CphErrorKind? kind = null)
    {
        var known = Digits(code) switch
        {
            "CPS.0004" or "CPS.0005" => "The cloud does not know this phone.",
            "CPS.0053" or "CPS.1028" => "It is frozen: see billing in the console.",
            "CPS.0006" => "The cloud account is in arrears.",
            "CPS.0007" => "The cloud account is suspended.",
            "CPS.0001" => "The bot's cloud account may not do this.",
            "CPS.0165" => "It must be running or stopped to be restarted.",
            "CPS.0141" => "It is not running.",
            "CPS.0190" => "Too many phones in one call.",
            "CPS.0042" => "The cloud is too busy: try again in a few minutes.",
            _ => null,
        };
        var words = known ?? (kind == CphErrorKind.Denied ? "The bot's cloud account may not do this." : message is { Length: > 0 } ? $"The cloud says: {Short(message)}" : "The cloud refused.");
        return code is null ? words : $"{words} ({code})";
    }

    public static string NotSent(CphException reason) => reason.Kind switch
    {
        CphErrorKind.Throttled => "The cloud asks to slow down.",
        CphErrorKind.Unauthenticated => "The cloud does not accept the bot's credentials.",
        _ => "The cloud cannot be reached.",
    };

    public static string NoClearAnswer(CphException reason) => reason.Kind switch
    {
        CphErrorKind.NoAnswer => "The cloud gave no answer, so the restart may or may not have begun.",
        CphErrorKind.BadReply => "The cloud's answer could not be read, so the restart may or may not have begun.",
        _ => $"The cloud answered with an error of its own{(reason.Code is { } code ? $" ({code})" : "")}, so the restart may or may not have begun.",
    };

    public static string CannotRead(CphException reason) => CannotRead(reason.Kind);

    public static string CannotRead(CphErrorKind kind) => kind switch
    {
        CphErrorKind.Throttled => "the cloud asks to slow down",
        CphErrorKind.Unauthenticated => "the cloud does not accept the bot's credentials",
        CphErrorKind.Denied => "the bot's cloud account may not read this",
        CphErrorKind.NotSent or CphErrorKind.NoAnswer => "the cloud cannot be reached",
        CphErrorKind.BadReply => "the cloud's answer cannot be read",
        _ => "the cloud is in trouble",
    };

    public static string JobFailed(string? code, string? message) =>
        $"The restart failed{(Short(message) is { Length: > 0 } words ? $": {words.TrimEnd('.')}" : "")}.{(code is null ? "" : $" ({code})")}";

    /// <summary>"abnormal (-7)"; a status that is not documented is shown by its number.</summary>
    public static string Status(PhoneStatus status) => status switch
    {
        PhoneStatus.StopFailed => "stop failed (-9)",
        PhoneStatus.CreationFailed => "creation failed (-8)",
        PhoneStatus.Abnormal => "abnormal (-7)",
        PhoneStatus.RestartFailed => "restart failed (-6)",
        PhoneStatus.ResetFailed => "reset failed (-5)",
        PhoneStatus.Creating or PhoneStatus.CreatingOld => "being created",
        PhoneStatus.Running => "running",
        PhoneStatus.Resetting => "resetting",
        PhoneStatus.Restarting => "restarting",
        PhoneStatus.Frozen => "frozen",
        PhoneStatus.Stopping => "stopping",
        PhoneStatus.Stopped => "stopped",
        _ => $"status {(int)status}",
    };

    /// <summary>With a capital letter.</summary>
    public static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>"It takes the approval of one more person other than Ana."</summary>
    public static string Missing(Operation operation) => $"It takes the approval of {operation.ApprovalsMissing switch
    {
        1 when operation.Approvals.Count == 0 => "one person",
        1 => "one more person",
        _ => "two persons",
    }} other than {operation.RequesterName}.";

    /// <summary>"20 s ago".</summary>
    public static string Ago(TimeSpan age) => age.TotalSeconds < 120 ? $"{Math.Max(0, (int)age.TotalSeconds)} s ago" : $"{(int)age.TotalMinutes} min ago";

    /// <summary>The cloud's own words may be of any length.</summary>
    private static string? Short(string? message) => message is { Length: > 160 } ? $"{message[..160].TrimEnd()}…" : message;

    /// <summary>One sample of the vendor writes CPS0005: the dot is optional.</summary>
    private static string? Digits(string? code) =>
        code is not null && code.StartsWith("CPS", StringComparison.Ordinal) && !code.Contains('.', StringComparison.Ordinal) ? $"CPS.{code[3..]}" : code;
}
