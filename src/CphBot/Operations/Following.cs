using CphBot.Cloud.Jobs;
using CphBot.Cloud.Phones;
using CphBot.Fleet;

namespace CphBot.Operations;

/// <summary>What the cloud's jobs and the phones' own status say about an operation. Pure. A job that succeeded is not success where the phone itself shows more.</summary>
internal static class Following
{
    /// <summary>
    /// How long after a POST without a usable answer a phone that runs, and was changed since, counts as restarted: sooner it may only have
    /// been accepted. And how long a job may be missing from the list: right after the submit it may just be late.
    /// </summary>
    private static readonly TimeSpan SettleTime = TimeSpan.FromMinutes(1);

    private const string ChangedSince = "The cloud has changed the phone since, but it was not seen";
    private const string BootNotKnown = "It runs; whether it has booted is being asked.";
    private const string NotBooted = "It runs, but has not booted yet.";
    private const string NothingShows = "Nothing shows that it began.";

    /// <summary>What this operation wants of its project now: to send its next wave, and to have its jobs and phones read.</summary>
    public static Wish Wish(Operation operation, DateTimeOffset now)
    {
        var next = Submission.Next(operation) is { } wave && !(wave.NotBefore > now) ? new WaveToSend(wave.Number, wave.Attempts, operation.Verb.IsSync) : null;
        var open = operation.Phones.Where(phone => !phone.IsFinal && !operation.State.IsEnd()).ToList();
        var working = open.Where(phone => phone.State == PhoneState.Working).ToList();
        var waves = working.Select(phone => phone.Wave).ToHashSet();
        return new Wish(
            operation.Number,
            next,
            [.. operation.Waves.Where(wave => waves.Contains(wave.Number)).Select(wave => wave.RequestId).OfType<string>()],
            [.. working.Select(phone => phone.JobId).OfType<string>().Distinct(StringComparer.Ordinal)],
            [.. open.Where(phone => phone.State is PhoneState.Checking or PhoneState.Watched).Select(phone => new WatchedPhone(phone.PhoneId, phone.ServerId, operation.Verb.Effect is Effect.Shows, AsksBoot(operation, phone), operation.Verb.Target == TargetKind.Encoder))],
            // What has just changed is soon to change again.
            open.Where(phone => phone.State is PhoneState.Checking or PhoneState.Watched).Max(phone => phone.StatusAt) ?? operation.Waves.Max(wave => wave.ClaimedAt) ?? operation.CreatedAt);
    }

    /// <summary>The cloud was read at that instant, and this is what it said.</summary>
    public static Operation Seen(Operation operation, CloudSeen seen)
    {
        var at = seen.At;
        var byJob = (seen.Jobs ?? []).DistinctBy(job => job.JobId).ToDictionary(job => job.JobId, StringComparer.Ordinal);
        var byPhone = seen.Phones.DistinctBy(phone => phone.Phone.PhoneId).ToDictionary(phone => phone.Phone.PhoneId, StringComparer.Ordinal);
        var waves = operation.Waves.ToDictionary(wave => wave.Number);
        var after = operation.WithPhones(
                phone => !phone.IsFinal,
                phone => phone.State switch
                {
                    PhoneState.Working when byJob.TryGetValue(phone.JobId!, out var job) => JobSeen(operation.Verb, phone, job),
                    PhoneState.Working when seen.Covers(waves[phone.Wave].RequestId) && at - waves[phone.Wave].AnsweredAt >= SettleTime =>
                        phone with { State = operation.Verb.WithoutAnswer, Words = $"The cloud's job list does not show this {operation.Verb.Noun}.", Status = null },
                    PhoneState.Checking when byPhone.TryGetValue(phone.PhoneId, out var read) => Checked(operation, phone, read, at),
                    PhoneState.Watched when byPhone.TryGetValue(phone.PhoneId, out var read) => Watched(operation, phone, read, waves[phone.Wave].ClaimedAt, at),
                    _ => phone,
                })
            with
        { SeenAt = at };
        return seen.Trouble is { } trouble ? Blind(after, trouble.Why, trouble.Since) : after with { Trouble = null, TroubleSince = null };
    }

    /// <summary>Phones that run said whether they have booted.</summary>
    public static Operation Booted(Operation operation, BootSeen seen) => operation.WithPhones(
        phone => AsksBoot(operation, phone) && seen.Booted.ContainsKey(phone.PhoneId),
        phone => seen.Booted[phone.PhoneId] ? phone with { State = PhoneState.Done, Words = null } : phone with { Words = NotBooted });

    /// <summary>Only a phone that has been up for a while: before, it could be one that is about to go down.</summary>
    private static bool AsksBoot(Operation operation, OperationPhone phone) =>
        operation.Plan is { AsksBoot: true } && phone.State == PhoneState.Checking && phone.Words is BootNotKnown or NotBooted;

    /// <summary>The cloud could not be read; what is known stays, and is said to be old.</summary>
    /// <param name="since">The earliest counts, as long as it is the same trouble.</param>
    public static Operation Blind(Operation operation, string why, DateTimeOffset since) =>
        operation with { Trouble = why, TroubleSince = operation.Trouble == why && operation.TroubleSince < since ? operation.TroubleSince : since };

    /// <summary>Nobody looks any longer: what is not known by now is said to be unknown.</summary>
    public static Operation TimeUp(Operation operation) => operation
        // That it runs is known; that it could not be asked more takes nothing from that.
        .WithPhones(phone => phone is { State: PhoneState.Checking, Words: BootNotKnown }, phone => phone with { State = PhoneState.Done, Words = "It runs; whether it has booted could not be asked." })
        .WithPhones(
        phone => phone.State is PhoneState.Working or PhoneState.Checking or PhoneState.Watched,
        phone => phone with
        {
            State = PhoneState.Unclear,
            Words = phone.State switch
            {
                _ when operation.Trouble is { } trouble => $"It could not be followed to its end: {trouble}.",
                PhoneState.Working => "The cloud's job did not end in time.",
                PhoneState.Checking when phone.Words == NotBooted => "It runs, but had not booted when it was last asked.",
                PhoneState.Checking => operation.Verb.Effect switch
                {
                    Effect.BecomesStatus becomes when phone.Status == becomes.Wanted => $"The job succeeded, but the {NounOf(operation, phone)} was not seen {Say.Status(becomes.Wanted)} for long enough to be sure.",
                    Effect.BecomesStatus when phone.Status is { } status => $"The job succeeded, but the {NounOf(operation, phone)} is still {Say.Status(status)}.",
                    Effect.Shows when phone.Status is not null => $"The cloud took it, but the {NounOf(operation, phone)} does not show it.",
                    _ => "The job succeeded, but the phone could not be read.",
                },
                _ when phone.Words?.StartsWith(ChangedSince, StringComparison.Ordinal) == true => phone.Words,
                _ when phone.Began => $"It began to {operation.Verb.Noun}, but was not seen {operation.Verb.Reached}.",
                _ when phone.Words?.EndsWith(NothingShows, StringComparison.Ordinal) == true => phone.Words,
                _ => $"{phone.Words} {NothingShows}",
            },
        });

    /// <summary>A job has ended, or was answered as ended.</summary>
    public static OperationPhone JobSeen(Verb verb, OperationPhone phone, Job job) => job.Status switch
    {
        JobStatus.Succeeded when !verb.Effect.IsVisible => phone with { State = PhoneState.Done, Words = null, Output = job.ExecuteMsg },
        JobStatus.Succeeded => phone with { State = PhoneState.Checking, Status = null, Words = null },
        JobStatus.Failed => phone with { State = PhoneState.Failed, Code = job.ErrorCode, Words = Say.Failed(verb, job.ErrorCode, job.ErrorMsg), Output = job.ExecuteMsg },
        // A number that is not documented means that it still runs.
        _ => phone,
    };

    private static OperationPhone Checked(Operation operation, OperationPhone phone, PhoneDetail read, DateTimeOffset at) => operation.Verb.Effect switch
    {
        // Long enough up to count, but for what it says itself.
        Effect.BecomesStatus becomes when operation.Plan is { AsksBoot: true } && StatusReached(becomes, operation, phone, read.Phone.Status, at) is { State: PhoneState.Done } =>
            phone.Seen(read.Phone.Status, at) with { Words = phone.Words ?? BootNotKnown },
        Effect.BecomesStatus becomes => StatusReached(becomes, operation, phone, read.Phone.Status, at),
        Effect.Shows shows when shows.IsAsWanted(read, operation.Details) => phone with { State = PhoneState.Done, Words = null },
        _ => phone.Seen(read.Phone.Status, at),
    };

    private static OperationPhone StatusReached(Effect.BecomesStatus becomes, Operation operation, OperationPhone phone, PhoneStatus status, DateTimeOffset at)
    {
        var verb = operation.Verb;
        // Of a server that went whole, what did not run before need not run now.
        var mayBe = verb.TakesWholeServers && phone.PlannedStatus is { } planned && planned != becomes.Wanted ? planned : becomes.Wanted;
        var bad = IsBad(status) && status != mayBe ? $"The job succeeded, but the {NounOf(operation, phone)} is {Say.Status(status)}." : null;
        return status switch
        {
            _ when status == becomes.Failed && status != mayBe => phone.Seen(status, at) with { State = PhoneState.Failed, Words = CloudSaysFailed(becomes, verb) },
            _ when (status == becomes.Wanted || status == mayBe) && phone.IsSteady(status, at) => phone with { State = PhoneState.Done, Words = null },
            _ when bad is not null && phone.IsSteady(status, at) => phone with { State = PhoneState.Failed, Words = bad },
            _ => phone.Seen(status, at) with { Words = bad },
        };
    }

    /// <summary>No answer said whether it began, so only the phone can.</summary>
    private static OperationPhone Watched(Operation operation, OperationPhone phone, PhoneDetail read, DateTimeOffset? claimedAt, DateTimeOffset at) => operation.Verb.Effect switch
    {
        Effect.BecomesStatus becomes => Watched(becomes, operation, phone, read.Phone, claimedAt, at),
        // Before it was asked for it was not so: nobody plans what is there already.
        Effect.Shows shows when shows.IsAsWanted(read, operation.Details) =>
            phone with { State = PhoneState.Done, Began = true, Words = $"The cloud did not confirm it, but the {NounOf(operation, phone)} shows it." },
        _ => phone.Seen(read.Phone.Status, at),
    };

    private static OperationPhone Watched(Effect.BecomesStatus becomes, Operation operation, OperationPhone phone, Phone read, DateTimeOffset? claimedAt, DateTimeOffset at)
    {
        var verb = operation.Verb;
        var seenUnderway = phone.Began || read.Status == becomes.Underway;
        // By our clock and by the cloud's: they may be minutes apart, and a change before the claim is not ours.
        var changedSince = read.UpdateTime > claimedAt && !(read.UpdateTime <= phone.UpdatedAt);
        var began = seenUnderway || (changedSince && at - claimedAt >= SettleTime);
        if (read.Status == becomes.Failed && (seenUnderway || changedSince))
        {
            return phone.Seen(read.Status, at) with { State = PhoneState.Failed, Began = true, Words = CloudSaysFailed(becomes, verb) };
        }

        if (read.Status == becomes.Wanted && began && phone.IsSteady(read.Status, at))
        {
            return phone with
            {
                State = PhoneState.Done,
                Began = true,
                Words = seenUnderway ? $"The cloud did not confirm it, but the {NounOf(operation, phone)} was seen to {verb.Noun}." : $"The cloud did not confirm it, but it has changed the phone since, and the {NounOf(operation, phone)} {Now(becomes.Wanted)}.",
            };
        }

        return phone.Seen(read.Status, at) with { Began = seenUnderway, Words = began && !seenUnderway ? $"{ChangedSince} {verb.Reached}." : phone.Words };
    }

    private static string NounOf(Operation operation, OperationPhone phone) => operation.Verb.Target == TargetKind.Server && !phone.IsServer ? "phone" : operation.Verb.Target.Noun();

    private static string Now(PhoneStatus wanted) => wanted == PhoneStatus.Running ? "runs" : $"is {Say.Status(wanted)}";

    private static string CloudSaysFailed(Effect.BecomesStatus becomes, Verb verb) => $"The cloud says that the {verb.Noun} failed ({(int)becomes.Failed}).";

    /// <summary>A state that a change does not end in when all goes well.</summary>
    public static bool IsBad(PhoneStatus status) => (status < 0 && Enum.IsDefined(status) && status != PhoneStatus.Unknown) || status is PhoneStatus.Stopped or PhoneStatus.Frozen;
}
