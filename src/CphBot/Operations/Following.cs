using CphBot.Cloud.Jobs;
using CphBot.Cloud.Phones;
using CphBot.Fleet;

namespace CphBot.Operations;

/// <summary>What the cloud's jobs and the phones' own status say about an operation. Pure. A job that succeeded is not success: the phone must run.</summary>
internal static class Following
{
    /// <summary>
    /// How long after a POST without a usable answer a phone that runs, and was changed since, counts as restarted: sooner it may only have
    /// been accepted. And how long a job may be missing from the list: right after the submit it may just be late.
    /// </summary>
    private static readonly TimeSpan SettleTime = TimeSpan.FromMinutes(1);

    private const string ChangedSince = "The cloud has changed the phone since, but it was not seen running again.";
    private const string NothingShows = "Nothing shows that it began.";

    /// <summary>What this operation wants of its project now: to send its next wave, and to have its jobs and phones read.</summary>
    public static Wish Wish(Operation operation, DateTimeOffset now)
    {
        var next = Submission.Next(operation) is { } wave && !(wave.NotBefore > now) ? new WaveToSend(wave.Number, wave.Attempts) : null;
        var open = operation.Phones.Where(phone => !phone.IsFinal && !operation.State.IsEnd()).ToList();
        var working = open.Where(phone => phone.State == PhoneState.Working).Select(phone => phone.Wave).ToHashSet();
        return new Wish(
            operation.Number,
            next,
            [.. operation.Waves.Where(wave => working.Contains(wave.Number)).Select(wave => wave.RequestId).OfType<string>()],
            [.. open.Where(phone => phone.State is PhoneState.Checking or PhoneState.Watched).Select(phone => new WatchedPhone(phone.PhoneId, phone.ServerId))],
            // What has just changed is soon to change again.
            open.Where(phone => phone.State is PhoneState.Checking or PhoneState.Watched).Max(phone => phone.StatusAt) ?? operation.Waves.Max(wave => wave.ClaimedAt) ?? operation.CreatedAt);
    }

    /// <summary>The cloud was read at that instant, and this is what it said.</summary>
    public static Operation Seen(Operation operation, CloudSeen seen)
    {
        var at = seen.At;
        var byJob = (seen.Jobs ?? []).DistinctBy(job => job.JobId).ToDictionary(job => job.JobId, StringComparer.Ordinal);
        var byPhone = seen.Phones.DistinctBy(phone => phone.PhoneId).ToDictionary(phone => phone.PhoneId, StringComparer.Ordinal);
        var waves = operation.Waves.ToDictionary(wave => wave.Number);
        var after = operation.WithPhones(
                phone => !phone.IsFinal,
                phone => phone.State switch
                {
                    PhoneState.Working when byJob.TryGetValue(phone.JobId!, out var job) => JobSeen(phone, job),
                    PhoneState.Working when seen.Jobs is not null && at - waves[phone.Wave].AnsweredAt >= SettleTime =>
                        phone with { State = PhoneState.Watched, Words = "The cloud's job list does not show this restart.", Status = null },
                    PhoneState.Checking when byPhone.TryGetValue(phone.PhoneId, out var read) => Checked(phone, read.Status, at),
                    PhoneState.Watched when byPhone.TryGetValue(phone.PhoneId, out var read) => Watched(phone, read, waves[phone.Wave].ClaimedAt, at),
                    _ => phone,
                })
            with
        { SeenAt = at };
        return seen.Trouble is { } trouble ? Blind(after, trouble.Why, trouble.Since) : after with { Trouble = null, TroubleSince = null };
    }

    /// <summary>The cloud could not be read; what is known stays, and is said to be old.</summary>
    /// <param name="since">The earliest counts, as long as it is the same trouble.</param>
    public static Operation Blind(Operation operation, string why, DateTimeOffset since) =>
        operation with { Trouble = why, TroubleSince = operation.Trouble == why && operation.TroubleSince < since ? operation.TroubleSince : since };

    /// <summary>Nobody looks any longer: what is not known by now is said to be unknown.</summary>
    public static Operation TimeUp(Operation operation) => operation.WithPhones(
        phone => phone.State is PhoneState.Working or PhoneState.Checking or PhoneState.Watched,
        phone => phone with
        {
            State = PhoneState.Unclear,
            Words = phone.State switch
            {
                _ when operation.Trouble is { } trouble => $"It could not be followed to its end: {trouble}.",
                PhoneState.Working => "The cloud's job did not end in time.",
                PhoneState.Checking when phone.Status == PhoneStatus.Running => "The job succeeded, but the phone was not seen running for long enough to be sure.",
                PhoneState.Checking when phone.Status is { } status => $"The job succeeded, but the phone is still {Say.Status(status)}.",
                PhoneState.Checking => "The job succeeded, but the phone could not be read.",
                _ when phone.Words == ChangedSince => phone.Words,
                _ when phone.Began => "It began to restart, but was not seen running again.",
                _ when phone.Words?.EndsWith(NothingShows, StringComparison.Ordinal) == true => phone.Words,
                _ => $"{phone.Words} {NothingShows}",
            },
        });

    private static OperationPhone JobSeen(OperationPhone phone, Job job) => job.Status switch
    {
        JobStatus.Succeeded => phone with { State = PhoneState.Checking, Status = null, Words = null },
        JobStatus.Failed => phone with { State = PhoneState.Failed, Code = job.ErrorCode, Words = Say.JobFailed(job.ErrorCode, job.ErrorMsg) },
        // A number that is not documented means that it still runs.
        _ => phone,
    };

    private static OperationPhone Checked(OperationPhone phone, PhoneStatus status, DateTimeOffset at)
    {
        var bad = IsBad(status) ? $"The job succeeded, but the phone is {Say.Status(status)}." : null;
        return status switch
        {
            PhoneStatus.RestartFailed => phone.Seen(status, at) with { State = PhoneState.Failed, Words = "The cloud says that the restart failed (-6)." },
            PhoneStatus.Running when phone.IsSteady(status, at) => phone with { State = PhoneState.Done, Words = null },
            _ when bad is not null && phone.IsSteady(status, at) => phone with { State = PhoneState.Failed, Words = bad },
            _ => phone.Seen(status, at) with { Words = bad },
        };
    }

    /// <summary>No answer said whether it began, so only the phone can.</summary>
    private static OperationPhone Watched(OperationPhone phone, Phone read, DateTimeOffset? claimedAt, DateTimeOffset at)
    {
        var seenRestarting = phone.Began || read.Status == PhoneStatus.Restarting;
        // By our clock and by the cloud's: they may be minutes apart, and a change before the claim is not ours.
        var changedSince = read.UpdateTime > claimedAt && !(read.UpdateTime <= phone.UpdatedAt);
        var began = seenRestarting || (changedSince && at - claimedAt >= SettleTime);
        return read.Status switch
        {
            PhoneStatus.RestartFailed when seenRestarting || changedSince =>
                phone.Seen(read.Status, at) with { State = PhoneState.Failed, Began = true, Words = "The cloud says that the restart failed (-6)." },
            PhoneStatus.Running when began && phone.IsSteady(read.Status, at) => phone with
            {
                State = PhoneState.Done,
                Began = true,
                Words = seenRestarting ? "The cloud did not confirm it, but the phone was seen to restart." : "The cloud did not confirm it, but it has changed the phone since, and the phone runs.",
            },
            _ => phone.Seen(read.Status, at) with { Began = seenRestarting, Words = began && !seenRestarting ? ChangedSince : phone.Words },
        };
    }

    /// <summary>A state that a restart does not end in when all goes well.</summary>
    public static bool IsBad(PhoneStatus status) => (status < 0 && Enum.IsDefined(status) && status != PhoneStatus.Unknown) || status is PhoneStatus.Stopped or PhoneStatus.Frozen;
}
