using CphBot.Cloud;
using CphBot.Cloud.Jobs;

namespace CphBot.Operations;

/// <summary>How a wave is claimed, and what its answer means. Pure: the table of what may follow which answer is here and nowhere else.</summary>
internal static class Submission
{
    /// <summary>The wave that may go next, or null: one at a time, and only while the operation runs.</summary>
    public static Wave? Next(Operation operation)
    {
        if (operation.State != OperationState.Running || operation.Waves.Any(operation.IsOpen)) return null;
        return operation.Waves.FirstOrDefault(wave => wave.State == WaveState.Planned);
    }

    /// <summary>The wave is ours to send, without the phones that another operation holds.</summary>
    /// <param name="held">By phone id: who holds it, in words.</param>
    public static Operation Claim(Operation operation, int wave, DateTimeOffset now, IReadOnlyDictionary<string, string> held)
    {
        // The cloud restarts a server with all that is on it: one phone that is held keeps the whole from going.
        var keepsAll = operation.Verb.TakesWholeServers ? operation.PhonesOf(wave).FirstOrDefault(phone => held.ContainsKey(phone.PhoneId)) : null;
        var claimed = operation
            .WithPhones(
                phone => phone.Wave == wave && phone.State == PhoneState.Waiting,
                phone => held.TryGetValue(phone.PhoneId, out var holder) ? phone with { State = PhoneState.Refused, Words = holder }
                    : keepsAll is not null ? phone with { State = PhoneState.Refused, Words = $"Not sent, because of {keepsAll.PhoneName} on it. {held[keepsAll.PhoneId]}" }
                    : phone with { State = PhoneState.Sending, Words = null });
        var anyToSend = claimed.PhonesOf(wave).Any(phone => phone.State == PhoneState.Sending);
        return claimed.WithWave(wave, w => w with { State = anyToSend ? WaveState.Sending : WaveState.Dropped, ClaimedAt = now, NotBefore = null, Words = null });
    }

    /// <summary>Not now: the wave stays as it is, with the reason.</summary>
    public static Operation Wait(Operation operation, int wave, DateTimeOffset until, string words) =>
        operation.WithWave(wave, w => w with { NotBefore = until, Words = words });

    /// <summary>What the answer to the POST makes of the wave. A late answer counts even after the wave was judged unclear.</summary>
    /// <returns>The same operation when the answer tells nothing new.</returns>
    public static Operation Answer(Operation operation, WaveAnswered answered, DateTimeOffset now, TimeSpan followTimeout)
    {
        var wave = answered.Wave;
        var sent = operation.Waves.Single(w => w.Number == wave);
        if (sent.State is not (WaveState.Sending or WaveState.Unclear) || sent.Attempts != answered.Attempt) return operation;
        return answered.Answer switch
        {
            ChangeAnswer.Sent accepted => Sent(operation, wave, accepted, now) with { SendUntil = null, FollowUntil = now + followTimeout },
            ChangeAnswer.Refused refused => Refused(operation, wave, refused.Reason, now) with { SendUntil = null },
            ChangeAnswer.NotSent notSent => NotSent(operation, wave, notSent, now),
            ChangeAnswer.Unclear unclear => Unclear(operation, wave, unclear.Reason.Code, Say.NoClearAnswer(unclear.Reason, operation.Verb), now, followTimeout),
            _ => throw new ArgumentOutOfRangeException(nameof(answered)),
        };
    }

    /// <summary>Nobody will hear an answer any more: the process that sent it died or froze.</summary>
    public static Operation GiveUpOnAnswer(Operation operation, int wave, DateTimeOffset now, TimeSpan followTimeout) =>
        Unclear(operation, wave, null, "The bot stopped while this was being sent, so the cloud's answer is not known.", now, followTimeout);

    private static Operation Sent(Operation operation, int wave, ChangeAnswer.Sent sent, DateTimeOffset now)
    {
        var items = sent.Items.Where(item => IdOf(item) is not null).ToLookup(item => IdOf(item)!, StringComparer.Ordinal);
        return operation
            .WithPhones(phone => IsOpen(phone, wave), phone => items[operation.Verb.TakesWholeServers ? phone.ServerId : phone.PhoneId].FirstOrDefault() switch
            {
                { Status: JobStatus.Running, JobId: null } when operation.Verb.IsSync => phone with { State = PhoneState.Unclear, Words = "It still ran when the cloud answered, so how it ended is not known." },
                { Status: JobStatus.Succeeded or JobStatus.Failed } item when operation.Verb.IsSync => Following.JobSeen(operation.Verb, phone, new Job(item.JobId ?? "", item.Status!.Value, ErrorCode: item.ErrorCode, ErrorMsg: item.ErrorMsg, ExecuteMsg: item.Output)),
                { JobId: { } job } => phone with { State = PhoneState.Working, JobId = job, Words = null },
                { } item when item.ErrorCode is not null || item.ErrorMsg is not null => Refuse(phone, item),
                // No job tells of it, only what the cloud shows from now on.
                _ when sent.Items.Count == 0 && !operation.Verb.HasJobs => phone with { State = operation.Verb.Effect.IsVisible ? PhoneState.Checking : PhoneState.Done, Words = null },
                // Accepted as a whole, but this phone is not spoken of: it may have begun.
                _ => phone with { State = operation.Verb.WithoutAnswer, Words = "The cloud's answer did not mention this phone." },
            })
            .WithWave(wave, w => w with { State = WaveState.Sent, RequestId = sent.RequestId, AnsweredAt = now, Code = null, Words = null });
    }

    private static string? IdOf(SentItem item) => item.PhoneId ?? item.EncodeServerId ?? item.ServerId;

    private static OperationPhone Refuse(OperationPhone phone, SentItem item) =>
        phone with { State = PhoneState.Refused, Code = item.ErrorCode, Words = Say.Refused(item.ErrorCode, item.ErrorMsg) };

    private static Operation Refused(Operation operation, int wave, CphException reason, DateTimeOffset now) => operation
        .WithPhones(phone => IsOpen(phone, wave), phone => phone with { State = PhoneState.Refused, Code = reason.Code, Words = Say.Refused(reason) })
        .WithWave(wave, w => w with { State = WaveState.Refused, RequestId = reason.RequestId, AnsweredAt = now, Code = reason.Code, Words = Say.Refused(reason) });

    private static Operation NotSent(Operation operation, int wave, ChangeAnswer.NotSent answer, DateTimeOffset now)
    {
        // What people were told is unclear, or is cancelled, is never sent by the program; but now it is known that nothing was.
        if (operation.CancelledBy is not null || operation.Waves.Single(w => w.Number == wave).State == WaveState.Unclear)
        {
            return operation
                .WithPhones(phone => IsOpen(phone, wave), phone => phone with { State = PhoneState.NotSent, Words = Say.NotSent(answer.Reason) })
                .WithWave(wave, w => w with { State = WaveState.Dropped, AnsweredAt = now });
        }

        return operation
            .WithPhones(phone => IsOpen(phone, wave), phone => phone with { State = PhoneState.Waiting, Words = Say.NotSent(answer.Reason) })
            .WithWave(wave, w => w with
            {
                State = WaveState.Planned,
                Attempts = w.Attempts + 1,
                NotBefore = now + (answer.RetryAfter is { } pause && pause > TimeSpan.Zero ? pause : Backoff(w.Attempts + 1)),
                Code = answer.Reason.Code,
                Words = Say.NotSent(answer.Reason),
            });
    }

    private static Operation Unclear(Operation operation, int wave, string? code, string words, DateTimeOffset now, TimeSpan followTimeout) => operation
        .WithPhones(phone => IsOpen(phone, wave), phone => phone with { State = operation.Verb.WithoutAnswer, Code = code, Words = words, Status = null })
        .WithWave(wave, w => w with { State = WaveState.Unclear, AnsweredAt = now, Code = code, Words = words })
        with
    { SendUntil = null, FollowUntil = now + followTimeout };

    /// <summary>Sent, perhaps, and without an answer so far: also long after, when that was already said.</summary>
    private static bool IsOpen(OperationPhone phone, int wave) =>
        phone.Wave == wave && (phone.State is PhoneState.Sending or PhoneState.Watched or PhoneState.Unclear);

    /// <summary>2, 4, 8, … at most 30 seconds.</summary>
    private static TimeSpan Backoff(int attempts) => TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, Math.Min(attempts, 5))));
}
