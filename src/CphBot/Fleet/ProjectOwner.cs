using CphBot.Causes;
using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Hosting;
using CphBot.Operations;
using CphBot.Storage;
using Microsoft.Extensions.Options;

namespace CphBot.Fleet;

/// <summary>
/// The one careful caller of a cloud project: gives permits to send, reads jobs and phones for all operations together, and keeps the
/// snapshot of its fleet. Holds nothing that operations would not ask for again.
/// </summary>
internal sealed class ProjectOwner(
    string project, Database database, CphClients clouds, IOwners owners, Readiness readiness, IOptions<OperationsOptions> operations, IOptions<CloudOptions> options, TimeProvider time) : IOwner
{
    private readonly CphClient _cloud = clouds[project];
    private readonly FollowList _follows = new(time, operations.Value.PollInterval);
    private readonly PermitQueue _permits = new(time);
    private readonly PermitQueue _syncPermits = new(time);
    private readonly OutageWatch _outage = new(clouds[project], owners, time);
    private readonly BootCheck _boots = new(clouds[project], owners, options.Value.RequestTimeout, time);
    private readonly SnapshotKeeper _snapshot = new(clouds[project], options.Value, time);
    private bool _reading;
    private int _failures;
    private DateTimeOffset _notBefore;
    private DateTimeOffset? _nextPermit;
    private long? _number;

    public async Task<OwnerMessage?> HandleAsync(OwnerMessage message, IOwnerHost host)
    {
        _number ??= await TakeOverAsync();
        OwnerMessage? reply = null;
        switch (message)
        {
            case Wish wish:
                _permits.Want(wish.Operation, wish.Send is { IsSync: false } ? wish.Send : null);
                _syncPermits.Want(wish.Operation, wish.Send is { IsSync: true } ? wish.Send : null);
                _follows.Register(wish);
                _boots.Register(wish);
                break;
            case CloudRead read:
                Deliver(read);
                break;
            // Built again, it takes over in its turn.
            case PermitVoid permit when permit.Owner == _number:
                throw new OwnerReplacedException();
            case CloudThrottled throttled:
                _cloud.Budget.PauseFor(throttled.Pause);
                break;
            case ReadWanted:
                reply = new ReadReserved(_cloud.Budget.ReserveRead(), _cloud.Budget.PausedFor);
                break;
            case SnapshotWanted wanted:
                _snapshot.Touch();
                var isKnown = _snapshot.Current is { } current && current.AsOf == wanted.Known;
                reply = new SnapshotAnswer(isKnown ? null : _snapshot.Current, isKnown, _snapshot.Progress);
                break;
            case BootCheck.Asked asked:
                _boots.Take(asked);
                break;
            case SnapshotKeeper.Read read:
                _snapshot.Take(read);
                break;
            case OutageWatch.Probed:
                _outage.Take();
                break;
        }

        if (!_outage.HoldsBack(_permits.Waiting.Concat(_syncPermits.Waiting))) _nextPermit = Earliest(Grant(_permits, _cloud.Budget.TryTakeWrite), Grant(_syncPermits, _cloud.Budget.TryTakeSyncCommand));
        StartReading(host);
        _outage.StartIfDue(host, isWanted: _permits.Next is not null || _syncPermits.Next is not null);
        _snapshot.StartIfDue(host);
        if (!readiness.IsStopping) await _boots.StartIfDueAsync(host, CountBootCheckAsync);
        host.WakeAt(Earliest(NextRead(), _nextPermit, _outage.NextAt, _snapshot.NextAt, _boots.NextAt));
        return reply;
    }

    private async Task<long> TakeOverAsync()
    {
        var taken = await database.WriteAsync(session => ProjectTakeover.OfAsync(session, project));
        var sent = taken.Sent.ToLookup(wave => wave.Verb.IsSync, wave => time.GetUtcNow() - wave.ClaimedAt);
        var syncCommands = sent[true].Concat(taken.BootChecks.Select(at => time.GetUtcNow() - at)).OrderDescending();
        _cloud.Budget.RecallChanges([.. sent[false]], [.. syncCommands]);
        return taken.Number;
    }

    private async Task CountBootCheckAsync()
    {
        if (!await database.WriteAsync(session => ProjectTakeover.CountBootCheckAsync(session, project, _number!.Value))) throw new OwnerReplacedException();
    }

    /// <returns>When there is room for the next one; null: nobody waits.</returns>
    private DateTimeOffset? Grant(PermitQueue permits, TryTake tryTake)
    {
        // What is begun while stopping might not see its answer: the next process sends it.
        while (!readiness.IsStopping && permits.Next is { } wanted)
        {
            if (!tryTake(out var retryAfter)) return time.GetUtcNow() + retryAfter;
            permits.Take();
            owners.Tell(OwnerKey.Operation(wanted.Operation), new PermitGranted(wanted.Send.Wave, _number));
        }

        return null;
    }

    private DateTimeOffset? NextRead()
    {
        if (_reading || _follows.NextAt is not { } due) return null;
        return due > _notBefore ? due : _notBefore;
    }

    private void StartReading(IOwnerHost host)
    {
        var now = time.GetUtcNow();
        if (NextRead() is not { } due || due > now) return;

        var look = _follows.Next(now);
        _reading = true;
        host.Start(async cancel =>
        {
            var jobs = await CloudReads.JobsAsync(_cloud, [.. look.Wishes.SelectMany(wish => wish.RequestIds).Distinct(StringComparer.Ordinal)], cancel);
            var (phones, phonesFailure) = await CloudReads.PhonesAsync(_cloud, [.. look.Wishes.SelectMany(wish => wish.Phones).Distinct()], cancel);
            return new CloudRead(look, jobs, phones, now, phonesFailure);
        });
    }

    private void Deliver(CloudRead read)
    {
        _reading = false;
        var now = time.GetUtcNow();
        _failures = read.Failure is null ? 0 : _failures + 1;
        _notBefore = read.Failure is null
            ? now
            : now + PollSchedule.AfterFailure(operations.Value.PollInterval, _failures, read.Failure.RetryAfter, Random.Shared.NextDouble());

        var phones = read.Phones.ToLookup(phone => phone.Phone.PhoneId, StringComparer.Ordinal);
        foreach (var wish in read.Look.Wishes)
        {
            _follows.Looked(wish, (now - read.At) * read.Look.Share);

            // Jobs that were read are not thrown away because others, or phones, could not be.
            var jobs = read.Jobs.Of(wish);
            var seen = wish.Phones.SelectMany(phone => phones[phone.PhoneId]).ToList();
            var trouble = (jobs is null ? read.Jobs.Failure : null) ?? (seen.Count < wish.Phones.Count ? read.PhonesFailure : null);
            var blind = trouble is null ? null : new CloudBlind(KindCauses.Lasting(trouble.Kind), trouble.UnreachableSince ?? read.At);
            var isBlind = blind is not null && seen.Count == 0 && (wish.RequestIds.Count == 0 || jobs is null);
            owners.Tell(OwnerKey.Operation(wish.Operation), isBlind ? blind! : new CloudSeen(jobs, seen, read.At, blind, wish.RequestIds));
        }
    }

    private static DateTimeOffset? Earliest(params ReadOnlySpan<DateTimeOffset?> instants)
    {
        DateTimeOffset? earliest = null;
        foreach (var instant in instants)
        {
            if (instant is not null && (earliest is null || instant < earliest)) earliest = instant;
        }

        return earliest;
    }

    private delegate bool TryTake(out TimeSpan retryAfter);

    /// <summary>What a look brought, or why it brought nothing.</summary>
    private sealed record CloudRead(Look Look, JobsRead Jobs, IReadOnlyList<PhoneDetail> Phones, DateTimeOffset At, CphException? PhonesFailure) : OwnerMessage
    {
        /// <summary>Of the cloud as a whole: a single phone that cannot be read slows nobody down.</summary>
        public CphException? Failure => Jobs.Failure ?? (Phones.Count == 0 ? PhonesFailure : null);
    }
}
