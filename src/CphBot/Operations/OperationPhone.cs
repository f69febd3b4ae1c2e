using CphBot.Cloud.Phones;

namespace CphBot.Operations;

/// <summary>One phone of an operation, and what is known about it.</summary>
internal sealed record OperationPhone
{
    /// <summary>The wave of a phone that was left out when it was planned.</summary>
    public const int NoWave = 0;

    private static readonly TimeSpan SteadyTime = TimeSpan.FromSeconds(3);

    /// <summary>The order in which the person named them, from 0.</summary>
    public required int Position { get; init; }

    public required string PhoneId { get; init; }

    public required string PhoneName { get; init; }

    public required string ServerId { get; init; }

    public string? ServerName { get; init; }

    public required int Wave { get; init; }

    public PhoneState State { get; init; }

    public string? JobId { get; init; }

    /// <summary>The cloud's code for why not, or null.</summary>
    public string? Code { get; init; }

    /// <summary>Why it is where it is, for a person; null when the state says it all.</summary>
    public string? Words { get; init; }

    /// <summary>What the phone itself said to a command, as the cloud passed it on.</summary>
    public string? Output { get; init; }

    /// <summary>The phone's own status as last read since the state began; null when not read yet.</summary>
    public PhoneStatus? Status { get; init; }

    /// <summary>The reading that showed this status first: only one that stays counts.</summary>
    public DateTimeOffset? StatusAt { get; init; }

    /// <summary>The phone's update_time as it was planned, by the cloud's clock; null when the cloud did not say.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The phone's status as it was planned; null: planned by an earlier release.</summary>
    public PhoneStatus? PlannedStatus { get; init; }

    /// <summary>The cloud's reading showed that the change began, though no answer said so.</summary>
    public bool Began { get; init; }

    /// <summary>The key of the rule that allows it.</summary>
    public string? Rule { get; init; }

    /// <summary>A server itself, among its phones.</summary>
    public bool IsServer => PhoneId == ServerId;

    /// <summary>Held when it was planned, and so left out.</summary>
    public bool IsLeftOut => Wave == NoWave;

    public bool IsFinal => State >= PhoneState.Done;

    public OperationPhone Seen(PhoneStatus status, DateTimeOffset at) => this with { Status = status, StatusAt = Status == status ? StatusAt : at };

    /// <summary>A phone on its way up may pass through any state, and come up only to fail again.</summary>
    public bool IsSteady(PhoneStatus status, DateTimeOffset at) => Status == status && at - StatusAt >= SteadyTime;
}

internal enum PhoneState
{
    /// <summary>Its wave has not been sent.</summary>
    Waiting,

    /// <summary>On its way to the cloud.</summary>
    Sending,

    /// <summary>The cloud works on it: its job runs.</summary>
    Working,

    /// <summary>The job succeeded; the phone's own status is awaited.</summary>
    Checking,

    /// <summary>No answer said whether it began: the phone itself is watched.</summary>
    Watched,

    /// <summary>Seen in the state that was wanted.</summary>
    Done,

    Failed,

    /// <summary>The cloud said no, or another operation or a person holds the phone.</summary>
    Refused,

    /// <summary>Nobody can say.</summary>
    Unclear,

    /// <summary>Never sent, and never will be.</summary>
    NotSent,
}
