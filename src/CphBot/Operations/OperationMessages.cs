using CphBot.Audit;
using CphBot.Cloud;
using CphBot.Cloud.Jobs;
using CphBot.Cloud.Phones;
using CphBot.Hosting;

namespace CphBot.Operations;

/// <summary>The project's budget allows this wave to be sent now.</summary>
/// <param name="Owner">The number of the project's owner that gives it: void as soon as there is a newer one. Null: of a node of an earlier version.</param>
internal sealed record PermitGranted(int Wave, long? Owner = null) : OwnerMessage;

/// <summary>What today's rules say about sending a wave.</summary>
/// <param name="Attempt">How often it had come back as not sent when they were asked.</param>
/// <param name="Permit">Under which it is to be sent.</param>
/// <param name="Since">When the permit came, by this process's monotonic clock.</param>
internal sealed record WaveJudged(PermitGranted Permit, int Attempt, WaveVerdict Verdict, long Since) : OwnerMessage;

/// <summary>The POST of a wave has been answered, or will not be.</summary>
/// <param name="Attempt">Which of its POSTs: how often it had come back as not sent before.</param>
internal sealed record WaveAnswered(int Wave, int Attempt, ChangeAnswer Answer) : OwnerMessage;

/// <summary>The cloud was read, beginning at that instant.</summary>
/// <param name="Jobs">Of those that the operation wished to have read, what the cloud shows. Null: they were not or could not be read.</param>
/// <param name="Phones">As their own pages or their server's list show them; servers among them by their own id.</param>
/// <param name="Trouble">Why not all could be read; null: all was.</param>
/// <param name="RequestIds">Whose jobs were read: of others nothing follows from a job that is missing. Null: all, of a node of an earlier version.</param>
internal sealed record CloudSeen(
    IReadOnlyList<Job>? Jobs, IReadOnlyList<PhoneDetail> Phones, DateTimeOffset At, CloudBlind? Trouble = null, IReadOnlyList<string>? RequestIds = null) : OwnerMessage
{
    /// <returns>Whether a job of this request would be among them if the cloud knew it.</returns>
    public bool Covers(string? requestId) => Jobs is not null && RequestIds?.Contains(requestId, StringComparer.Ordinal) != false;
}

/// <summary>Phones were asked whether they have booted.</summary>
/// <param name="Booted">By phone id; one that could not say is missing.</param>
internal sealed record BootSeen(IReadOnlyDictionary<string, bool> Booted) : OwnerMessage;

/// <summary>The cloud could not be read.</summary>
/// <param name="Why">"the cloud cannot be reached".</param>
/// <param name="Since">Since when, as far as whoever read it knows.</param>
internal sealed record CloudBlind(string Why, DateTimeOffset Since) : OwnerMessage;

/// <summary>A person confirms, cancels, pauses, ….</summary>
/// <param name="Turn">The key of the turn: asked again with the same one, it is done once.</param>
/// <param name="Audit">The line to write when it is done.</param>
/// <param name="Reason">What the person gave as reason, if anything.</param>
/// <param name="Least">What the rules ask for today at least, before phones are sent.</param>
internal sealed record ControlWanted(OperationControl Control, Actor By, string Turn, AuditEntry Audit, string? Reason = null, Approval Least = Approval.None) : OwnerMessage;

/// <param name="Refusal">Null: done, with its audit line.</param>
/// <param name="IsRepeat">The same person did the same a moment ago, and that was done: this time nothing was, and nothing is written.</param>
internal sealed record ControlAnswered(string? Refusal, bool IsRepeat = false) : OwnerMessage;
