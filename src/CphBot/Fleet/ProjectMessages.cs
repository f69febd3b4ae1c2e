using CphBot.Hosting;

namespace CphBot.Fleet;

/// <summary>An operation wants to send a wave; the answer is <see cref="Operations.PermitGranted"/>, when the budget allows it.</summary>
internal sealed record PermitWanted(long Operation, int Wave) : OwnerMessage;

/// <summary>What an operation wants to be told about. Replaces what it wanted before; empty: nothing more.</summary>
/// <param name="RequestIds">Submitted requests with jobs that still run.</param>
/// <param name="Phones">Phones whose own status counts now.</param>
/// <param name="Since">When the work began: a young one is looked at more often.</param>
internal sealed record Follow(long Operation, IReadOnlyList<string> RequestIds, IReadOnlyList<WatchedPhone> Phones, DateTimeOffset Since) : OwnerMessage
{
    public bool IsEmpty => RequestIds.Count == 0 && Phones.Count == 0;

    public bool WantsTheSameAs(Follow? other) =>
        other is not null && RequestIds.SequenceEqual(other.RequestIds) && Phones.SequenceEqual(other.Phones);
}

internal sealed record WatchedPhone(string PhoneId, string ServerId);

/// <summary>Which phones and servers are there, as far as the snapshot knows?</summary>
internal sealed record SnapshotWanted : OwnerMessage;

/// <param name="Snapshot">Null: not read yet.</param>
internal sealed record SnapshotAnswer(FleetSnapshot? Snapshot) : OwnerMessage;
