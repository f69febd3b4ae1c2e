namespace CphBot.Fleet;

/// <summary>
/// Whose jobs and phones are looked at, and when next. Ordered by that, so that it costs no more to know who is next among ten thousand than
/// among ten.
/// </summary>
internal sealed class FollowList(TimeProvider time, TimeSpan quickest)
{
    /// <summary>So many requests or phones are looked at before what was seen is told: the first must not wait for the last of thousands.</summary>
    private const int MostPerLook = 5 * CloudReads.RequestsPerCall;

    private readonly Dictionary<long, Followed> _follows = [];
    private readonly SortedSet<(DateTimeOffset DueAt, long Operation)> _order = [];
    private readonly Dictionary<string, HashSet<long>> _byServer = new(StringComparer.Ordinal);

    /// <summary>When the first of them is due; null when there is none.</summary>
    public DateTimeOffset? NextAt => _order.Count == 0 ? null : _order.Min.DueAt;

    /// <summary>
    /// The same wish again, from an operation that makes sure it is not forgotten, does not hasten its turn; a new one comes at once.
    /// </summary>
    public void Register(Wish wish)
    {
        if (wish.ReadsNothing)
        {
            Remove(wish.Operation);
            return;
        }

        var known = _follows.GetValueOrDefault(wish.Operation);
        var dueAt = wish.ReadsTheSameAs(known?.Wish) ? known!.DueAt : time.GetUtcNow() + (known is null ? quickest : TimeSpan.Zero);
        Remove(wish.Operation);
        Add(new Followed(wish, dueAt));
    }

    /// <summary>Those that are due or nearly so, the longest due first, and as many more as cost no further call: one call serves many.</summary>
    public Look Next(DateTimeOffset now)
    {
        var soon = now + (quickest / 2);
        var (wishes, requests, phones, due) = (new List<Wish>(), 0, 0, 0);
        foreach (var (dueAt, operation) in _order)
        {
            var wish = _follows[operation].Wish;
            if (dueAt > soon)
            {
                // Whatever is added to a call that is made anyway is free; phones are calls of their own.
                if (Room(requests) == 0 || wish.RequestIds.Count > Room(requests)) break;
                if (wish.Phones.Count > 0) continue;
            }
            else
            {
                due++;
                if (requests >= MostPerLook || phones >= MostPerLook) continue;
            }

            wishes.Add(wish);
            requests += wish.RequestIds.Count;
            phones += wish.Phones.Count;
        }

        AddCovered(wishes, requests, soon);
        return new Look(wishes, wishes.Count == 0 ? 1 : Math.Max(1, (double)due / wishes.Count));
    }

    /// <summary>It was looked at: the next time is later.</summary>
    /// <param name="took">How long it would take to look at all that is due.</param>
    public void Looked(Wish wish, TimeSpan took)
    {
        if (!_follows.TryGetValue(wish.Operation, out var followed) || !followed.Wish.ReadsTheSameAs(wish)) return;
        var now = time.GetUtcNow();
        _order.Remove((followed.DueAt, wish.Operation));
        followed.DueAt = now + PollSchedule.Next(quickest, now - followed.Wish.Since, took, Random.Shared.NextDouble());
        _order.Add((followed.DueAt, wish.Operation));
    }

    /// <summary>Those that are due, too, and whose phones are all on servers that are listed anyway.</summary>
    private void AddCovered(List<Wish> wishes, int requests, DateTimeOffset soon)
    {
        var servers = CloudReads.ServersToList(wishes.SelectMany(wish => wish.Phones));
        var chosen = wishes.Select(wish => wish.Operation).ToHashSet();
        foreach (var operation in servers.SelectMany(server => _byServer[server]))
        {
            var (wish, dueAt) = (_follows[operation].Wish, _follows[operation].DueAt);
            if (dueAt > soon || wish.RequestIds.Count > Room(requests) || !wish.Phones.All(phone => phone.IsListed && servers.Contains(phone.ServerId)) || !chosen.Add(operation)) continue;
            wishes.Add(wish);
            requests += wish.RequestIds.Count;
        }
    }

    private static int Room(int requests) => requests % CloudReads.RequestsPerCall is var last and > 0 ? CloudReads.RequestsPerCall - last : 0;

    private void Add(Followed followed)
    {
        var operation = followed.Wish.Operation;
        _follows[operation] = followed;
        _order.Add((followed.DueAt, operation));
        foreach (var server in followed.Servers)
        {
            if (!_byServer.TryGetValue(server, out var operations)) _byServer[server] = operations = [];
            operations.Add(operation);
        }
    }

    private void Remove(long operation)
    {
        if (!_follows.Remove(operation, out var followed)) return;
        _order.Remove((followed.DueAt, operation));
        foreach (var server in followed.Servers)
        {
            _byServer[server].Remove(operation);
            if (_byServer[server].Count == 0) _byServer.Remove(server);
        }
    }

    private sealed class Followed(Wish wish, DateTimeOffset dueAt)
    {
        public Wish Wish => wish;

        public DateTimeOffset DueAt { get; set; } = dueAt;

        public IReadOnlyList<string> Servers { get; } = [.. wish.Phones.Where(phone => phone.IsListed).Select(phone => phone.ServerId).Distinct(StringComparer.Ordinal)];
    }
}

/// <summary>What is looked at together.</summary>
/// <param name="Share">How many times as long it would take to look at everything that is due: 1 when this is all.</param>
internal sealed record Look(IReadOnlyList<Wish> Wishes, double Share);
