using CphBot.Causes;
using CphBot.Cloud;
using CphBot.Cloud.Phones;

namespace CphBot.Operations;

/// <summary>How operations and phones are spoken of. What the cloud's codes and states mean is the table of <see cref="CloudCauses"/>.</summary>
internal static class Say
{
    /// <summary>Why the cloud said no: "It is not running."</summary>
    public static string Refused(CphException reason) => CloudCauses.Of(reason).Words(reason.Code is null ? null : reason.CloudMessage);

    /// <param name="message">The cloud's own words: shown where the code alone says too little.</param>
    public static string Refused(string? code, string? message) => CloudCauses.Of(code).Words(message);

    public static string NotSent(CphException reason) => CloudCauses.Of(reason).What;

    public static string NoClearAnswer(CphException reason, Verb verb) => $"{CloudCauses.Of(reason).What.TrimEnd('.')}, so the {verb.Noun} may or may not have begun.";

    /// <summary>What the cloud reports as failed: a job, or what it answers at once and has no job for. Without a code the cloud's words are all there is.</summary>
    public static string Failed(Verb verb, string? code, string? message) => (verb.IsSync ? $"The {verb.Noun} failed." : "The cloud's job failed.") is var failed && code is null
        ? new Cause(failed, Repeats.None, null) { IsVague = true }.Words(message)
        : $"{failed} {CloudCauses.Of(code).Words(message)}";

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
}
