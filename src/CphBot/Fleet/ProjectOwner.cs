using CphBot.Cloud;
using CphBot.Cloud.Jobs;
using CphBot.Cloud.Phones;
using CphBot.Hosting;
using CphBot.Operations;
using Microsoft.Extensions.Options;

namespace CphBot.Fleet;

/// <summary>
/// The one careful caller of a cloud project: gives permits to send, reads jobs and phones for all operations together, and keeps the
/// snapshot of its fleet. Holds nothing that operations would not ask for again.
/// </summary>
internal sealed class ProjectOwner(
    string project, CphClients clouds, IOwners owners, Readiness readiness, IOptions<OperationsOptions> operations, IOptions<CloudOptions> options, TimeProvider time) : IOwner
{
    private readonly CphClient _cloud = clouds[project];
    private readonly Dictionary<long, Followed> _follows = [];
    private readonly PermitQueue _permits = new(time);
    private readonly OutageWatch _outage = new(clouds[project], owners, time);
    private readonly SnapshotKeeper _snapshot = new(clouds[project], options.Value, time);
    private bool _reading;
    private int _failures;
    private DateTimeOffset _notBefore;
    private DateTimeOffset? _nextPermit;

    public Task<OwnerMessage?> HandleAsync(OwnerMessage message, IOwnerHost host)
    {
        OwnerMessage? reply = null;
        switch (message)
        {
            case Wish wish:
                _permits.Want(wish.Operation, wish.Send);
                Register(wish);
                break;
            case CloudRead read:
                Deliver(read);
                break;
            case SnapshotWanted:
                _snapshot.Touch();
                reply = new SnapshotAnswer(_snapshot.Current, _snapshot.Progress);
                break;
            case SnapshotKeeper.Read read:
                _snapshot.Take(read);
                break;
            case OutageWatch.Probed:
                _outage.Take();
                break;
        }

        if (!_outage.HoldsBack(_permits.Waiting)) GrantPermits();
        StartReading(host);
        _outage.StartIfDue(host, isWanted: _permits.Next is not null);
        _snapshot.StartIfDue(host);
        host.WakeAt(Earliest(NextRead(), _nextPermit, _outage.NextAt, _snapshot.NextAt));
        return Task.FromResult(reply);
    }

    private void GrantPermits()
    {
        _nextPermit = null;
        // What is begun while stopping might not see its answer: the next process sends it.
        while (!readiness.IsStopping && _permits.Next is { } wanted)
        {
            if (!_cloud.Budget.TryTakeWrite(out var retryAfter))
            {
                _nextPermit = time.GetUtcNow() + retryAfter;
                return;
            }

            _permits.Take();
            owners.Tell(OwnerKey.Operation(wanted.Operation), new PermitGranted(wanted.Send.Wave));
        }
    }

    private void Register(Wish wish)
    {
        if (wish.ReadsNothing)
        {
            _follows.Remove(wish.Operation);
            return;
        }

        // The same wish again, from an operation that makes sure it is not forgotten, does not hasten its turn; a new one comes at once.
        var known = _follows.GetValueOrDefault(wish.Operation);
        var dueAt = wish.ReadsTheSameAs(known?.Wish) ? known!.DueAt : time.GetUtcNow() + (known is null ? operations.Value.PollInterval : TimeSpan.Zero);
        _follows[wish.Operation] = new Followed(wish, dueAt);
    }

    private DateTimeOffset? NextRead()
    {
        if (_reading || _follows.Count == 0) return null;
        var due = _follows.Values.Min(followed => followed.DueAt);
        return due > _notBefore ? due : _notBefore;
    }

    private void StartReading(IOwnerHost host)
    {
        var now = time.GetUtcNow();
        if (NextRead() is not { } due || due > now) return;

        var wishes = WishesAt(now);
        _reading = true;
        host.Start(async cancel =>
        {
            var (jobs, jobsFailure) = await TryAsync(CloudReads.JobsAsync(_cloud, [.. wishes.SelectMany(wish => wish.RequestIds).Distinct(StringComparer.Ordinal)], cancel));
            var (phones, phonesFailure) = await CloudReads.PhonesAsync(_cloud, [.. wishes.SelectMany(wish => wish.Phones).Distinct()], cancel);
            return new CloudRead(wishes, jobs, phones, now, jobsFailure, phonesFailure);
        });
    }

    /// <summary>Those that are due or nearly so, and as many more as cost no further call: one call serves many.</summary>
    private List<Wish> WishesAt(DateTimeOffset now)
    {
        var soon = now + (operations.Value.PollInterval / 2);
        var next = _follows.Values.OrderBy(followed => followed.DueAt).ToList();
        var wishes = next.TakeWhile(followed => followed.DueAt <= soon).Select(followed => followed.Wish).ToList();
        var last = wishes.Sum(wish => wish.RequestIds.Count) % CloudReads.RequestsPerCall;
        var room = last == 0 ? 0 : CloudReads.RequestsPerCall - last;
        foreach (var wish in next.Skip(wishes.Count).Select(followed => followed.Wish).Where(wish => wish.Phones.Count == 0))
        {
            if (wish.RequestIds.Count > room) break;
            room -= wish.RequestIds.Count;
            wishes.Add(wish);
        }

        return wishes;
    }

    /// <summary>Jobs that were read are not thrown away because phones could not be, nor the other way round.</summary>
    private static async Task<(IReadOnlyList<T> Items, CphException? Failure)> TryAsync<T>(Task<IReadOnlyList<T>> read)
    {
        try
        {
            return (await read, null);
        }
        catch (CphException e)
        {
            return ([], e);
        }
    }

    private void Deliver(CloudRead read)
    {
        _reading = false;
        var now = time.GetUtcNow();
        _failures = read.Failure is null ? 0 : _failures + 1;
        _notBefore = read.Failure is null
            ? now
            : now + PollSchedule.AfterFailure(operations.Value.PollInterval, _failures, read.Failure.RetryAfter, Random.Shared.NextDouble());

        var phones = read.Phones.ToLookup(phone => phone.PhoneId, StringComparer.Ordinal);
        foreach (var wish in read.Wishes)
        {
            if (_follows.TryGetValue(wish.Operation, out var followed) && followed.Wish.ReadsTheSameAs(wish))
            {
                var pause = PollSchedule.Next(operations.Value.PollInterval, now - followed.Wish.Since, now - read.At, Random.Shared.NextDouble());
                _follows[wish.Operation] = followed with { DueAt = now + pause };
            }

            // Jobs carry no request id: the operation knows its own by their ids.
            var seen = wish.Phones.SelectMany(phone => phones[phone.PhoneId]).ToList();
            var trouble = (wish.RequestIds.Count > 0 ? read.JobsFailure : null) ?? (seen.Count < wish.Phones.Count ? read.PhonesFailure : null);
            var blind = trouble is null ? null : new CloudBlind(Say.CannotRead(trouble), trouble.UnreachableSince ?? read.At);
            var isBlind = blind is not null && seen.Count == 0 && (wish.RequestIds.Count == 0 || read.JobsFailure is not null);
            owners.Tell(OwnerKey.Operation(wish.Operation), isBlind ? blind! : new CloudSeen(read.JobsFailure is null ? read.Jobs : null, seen, read.At, blind));
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

    private sealed record Followed(Wish Wish, DateTimeOffset DueAt);

    /// <summary>What a read for these wishes brought, or why it brought nothing.</summary>
    private sealed record CloudRead(
        IReadOnlyList<Wish> Wishes, IReadOnlyList<Job> Jobs, IReadOnlyList<Phone> Phones, DateTimeOffset At, CphException? JobsFailure, CphException? PhonesFailure) : OwnerMessage
    {
        /// <summary>Of the cloud as a whole: a single phone that cannot be read slows nobody down.</summary>
        public CphException? Failure => JobsFailure ?? (Phones.Count == 0 ? PhonesFailure : null);
    }
}
