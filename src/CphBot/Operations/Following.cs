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

    private const string NothingShows = "Nothing shows that it began.";

    /// <summary>What the project's owner should read for this operation now.</summary>
    public static Follow Wish(Operation operation)
    {
        var open = operation.Phones.Where(phone => !phone.IsFinal && !operation.State.IsEnd()).ToList();
        var working = open.Where(phone => phone.State == PhoneState.Working).Select(phone => phone.Wave).ToHashSet();
        return new Follow(
            operation.Number,
            [.. operation.Waves.Where(wave => working.Contains(wave.Number)).Select(wave => wave.RequestId).OfType<string>()],
            [.. open.Where(phone => phone.State is PhoneState.Checking or PhoneState.Watched).Select(phone => new WatchedPhone(phone.PhoneId, phone.ServerId))],
            operation.Waves.Max(wave => wave.ClaimedAt) ?? operation.CreatedAt);
    }

    /// <summary>The cloud was read at that instant, and this is what it said.</summary>
    public static Operation Seen(Operation operation, IReadOnlyList<Job> jobs, IReadOnlyList<Phone> phones, DateTimeOffset at)
    {
        var byJob = jobs.DistinctBy(job => job.JobId).ToDictionary(job => job.JobId, StringComparer.Ordinal);
        var byPhone = phones.DistinctBy(phone => phone.PhoneId).ToDictionary(phone => phone.PhoneId, StringComparer.Ordinal);
        var waves = operation.Waves.ToDictionary(wave => wave.Number);
        return operation.WithPhones(
                phone => !phone.IsFinal,
                phone => phone.State switch
                {
                    PhoneState.Working when byJob.TryGetValue(phone.JobId!, out var job) => JobSeen(phone, job),
                    PhoneState.Working when at - waves[phone.Wave].AnsweredAt >= SettleTime =>
                        phone with { State = PhoneState.Watched, Words = "The cloud's job list does not show this restart.", Status = null },
                    PhoneState.Checking when byPhone.TryGetValue(phone.PhoneId, out var read) => Checked(phone, read.Status),
                    PhoneState.Watched when byPhone.TryGetValue(phone.PhoneId, out var read) => Watched(phone, read, waves[phone.Wave].ClaimedAt, at),
                    _ => phone,
                })
            with
        { SeenAt = at, Trouble = null, TroubleSince = null };
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
                PhoneState.Checking when phone.Status is { } status => $"The job succeeded, but the phone is still {Say.Status(status)}.",
                PhoneState.Checking => "The job succeeded, but the phone could not be read.",
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

    private static OperationPhone Checked(OperationPhone phone, PhoneStatus status) => status switch
    {
        PhoneStatus.Running => phone with { State = PhoneState.Done, Status = status, Words = null },
        PhoneStatus.RestartFailed => phone with { State = PhoneState.Failed, Status = status, Words = "The cloud says that the restart failed (-6)." },
        // A phone on its way up may pass through a bad state: only one that stays there has failed.
        _ when IsBad(status) && phone.Status == status =>
            phone with { State = PhoneState.Failed, Words = $"The job succeeded, but the phone is {Say.Status(status)}." },
        _ when IsBad(status) => phone with { Status = status, Words = $"The job succeeded, but the phone is {Say.Status(status)}." },
        _ => phone with { Status = status, Words = null },
    };

    /// <summary>No answer said whether it began, so only the phone can.</summary>
    private static OperationPhone Watched(OperationPhone phone, Phone read, DateTimeOffset? claimedAt, DateTimeOffset at)
    {
        var seenRestarting = phone.Began || read.Status == PhoneStatus.Restarting;
        var changedSince = claimedAt is { } claim && read.UpdateTime > claim;
        return read.Status switch
        {
            PhoneStatus.RestartFailed when seenRestarting || changedSince =>
                phone with { State = PhoneState.Failed, Status = read.Status, Began = true, Words = "The cloud says that the restart failed (-6)." },
            PhoneStatus.Running when seenRestarting || (changedSince && at - claimedAt >= SettleTime) =>
                phone with { State = PhoneState.Done, Status = read.Status, Began = true, Words = "The cloud did not confirm it, but the phone was seen to restart." },
            _ => phone with { Status = read.Status, Began = seenRestarting },
        };
    }

    private static bool IsBad(PhoneStatus status) => (status < 0 && Enum.IsDefined(status) && status != PhoneStatus.Unknown) || status is PhoneStatus.Stopped or PhoneStatus.Frozen;
}
