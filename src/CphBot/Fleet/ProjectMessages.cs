using CphBot.Hosting;

namespace CphBot.Fleet;

/// <summary>What an operation wants of its project. Replaces what it wanted before.</summary>
/// <param name="Send">The wave it wants to send; the answer is <see cref="Operations.PermitGranted"/>, when the budget allows it.</param>
/// <param name="RequestIds">Submitted requests with jobs that still run.</param>
/// <param name="JobIds">Those jobs. Null: of a node of an earlier version, which is told all that were read.</param>
/// <param name="Phones">Phones whose own status counts now.</param>
/// <param name="Since">When the work began: a young one is looked at more often.</param>
internal sealed record Wish(long Operation, WaveToSend? Send, IReadOnlyList<string> RequestIds, IReadOnlyList<string>? JobIds, IReadOnlyList<WatchedPhone> Phones, DateTimeOffset Since) : OwnerMessage
{
    public bool ReadsNothing => RequestIds.Count == 0 && Phones.Count == 0;

    public bool ReadsTheSameAs(Wish? other) =>
        other is not null && RequestIds.SequenceEqual(other.RequestIds) && Phones.SequenceEqual(other.Phones);

    public bool IsSameAs(Wish? other) => ReadsTheSameAs(other) && Send == other!.Send && Since == other.Since && JobIds?.SequenceEqual(other.JobIds ?? []) == true;
}

/// <param name="Attempt">How often it came back as not sent: another attempt needs another permit.</param>
/// <param name="IsSync">The cloud answers when it is done: such calls have a budget of their own.</param>
internal sealed record WaveToSend(int Wave, int Attempt, bool IsSync = false);

/// <param name="NeedsPage">What counts is on its own page only; its server's list does not show it.</param>
/// <param name="AsksBoot">It runs, and is to be asked whether it has booted.</param>
internal sealed record WatchedPhone(string PhoneId, string ServerId, bool NeedsPage = false, bool AsksBoot = false, bool IsEncoder = false)
{
    /// <summary>A server itself, among its phones.</summary>
    public bool IsServer => PhoneId == ServerId;

    /// <summary>The list of its server's phones shows what counts.</summary>
    public bool IsListed => !IsServer && !IsEncoder && !NeedsPage;
}

/// <summary>Which phones and servers are there, as far as the snapshot knows?</summary>
/// <param name="Known">The instant of the snapshot that the asker has; null: none.</param>
internal sealed record SnapshotWanted(DateTimeOffset? Known) : OwnerMessage;

/// <param name="Snapshot">Null: not read yet, or it is the one that is known.</param>
/// <param name="IsKnown">The asker has it already.</param>
/// <param name="Progress">While the first one is being read.</param>
internal sealed record SnapshotAnswer(FleetSnapshot? Snapshot, bool IsKnown, FirstRound? Progress = null) : OwnerMessage;

/// <summary>A permit of this owner counted for nothing: a newer one has taken over, which may be gone again.</summary>
internal sealed record PermitVoid(long Owner) : OwnerMessage;

/// <summary>Another node is about to read. It is that node's also when nobody hears the answer.</summary>
internal sealed record ReadWanted : OwnerMessage;

/// <param name="Wait">After how long it may.</param>
/// <param name="Pause">How long the cloud wants quiet; zero: it does not.</param>
internal sealed record ReadReserved(TimeSpan Wait, TimeSpan Pause) : OwnerMessage;

/// <summary>The cloud has asked one of the nodes for a pause.</summary>
internal sealed record CloudThrottled(TimeSpan Pause) : OwnerMessage;
