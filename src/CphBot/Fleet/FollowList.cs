namespace CphBot.Fleet;

/// <summary>
/// Whose jobs and phones are looked at, and when next. Ordered by that, so that it costs no more to know who is next among ten thousand than
/// among ten.
/// </summary>
internal sealed class FollowList(TimeProvider time, TimeSpan quickest)
{
    /// <summary>So much is looked at before what was seen is told: the first must not wait for the last of thousands.</summary>
    private const int MostRequests = 5 * CloudReads.RequestsPerCall;
    private const int MostJobs = 5 * CloudReads.JobsPerPage;
    private const int MostPhones = 100;

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

    /// <summary>
    /// Those that are due, the longest first, each with the due ones on the same servers; and as many more as cost no further call: one call
    /// serves many.
    /// </summary>
    public Look Next(DateTimeOffset now)
    {
        var (chosen, due) = (new Choice(), 0);
        foreach (var (dueAt, operation) in _order)
        {
            if (dueAt <= now)
            {
                due++;
                AddNeighbourhood(chosen, operation, now);
                continue;
            }

            // Whatever is added to a call that is made anyway is free; phones are calls of their own.
            var wish = _follows[operation].Wish;
            if (!chosen.HasRoomFor(wish)) break;
            if (wish.Phones.Count == 0) chosen.Add(wish);
        }

        AddCovered(chosen, now + (quickest / 2));
        return new Look(chosen.Wishes, chosen.Wishes.Count == 0 ? 1 : Math.Max(1, (double)due / chosen.Wishes.Count));
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

    private void AddNeighbourhood(Choice chosen, long operation, DateTimeOffset now)
    {
        var next = new Queue<long>([operation]);
        while (!chosen.IsFull && next.TryDequeue(out var near))
        {
            var followed = _follows[near];
            if (followed.DueAt > now || !chosen.Add(followed.Wish)) continue;
            foreach (var neighbour in followed.Servers.SelectMany(server => _byServer[server])) next.Enqueue(neighbour);
        }
    }

    /// <summary>Those that are due, too, or soon, and whose phones are all on servers that are listed anyway.</summary>
    private void AddCovered(Choice chosen, DateTimeOffset soon)
    {
        var servers = CloudReads.ServersToList(chosen.Wishes.SelectMany(wish => wish.Phones));
        foreach (var operation in servers.SelectMany(server => _byServer[server]))
        {
            var (wish, dueAt) = (_follows[operation].Wish, _follows[operation].DueAt);
            if (dueAt <= soon && (wish.RequestIds.Count == 0 || chosen.HasRoomFor(wish)) && wish.Phones.All(phone => phone.IsListed && servers.Contains(phone.ServerId))) chosen.Add(wish);
        }
    }

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

    private sealed class Choice
    {
        private readonly HashSet<long> _operations = [];
        private int _requests;
        private int _jobs;
        private int _phones;

        public List<Wish> Wishes { get; } = [];

        public bool IsFull => _requests >= MostRequests || _jobs >= MostJobs || _phones >= MostPhones;

        /// <summary>Its jobs cost no further call: the last call has room for its requests, and the last page for its jobs. A full page is followed by another.</summary>
        public bool HasRoomFor(Wish wish) =>
            _requests % CloudReads.RequestsPerCall is var requests and > 0 && requests + wish.RequestIds.Count <= CloudReads.RequestsPerCall
            && (_jobs % CloudReads.JobsPerPage) + JobsOf(wish) < CloudReads.JobsPerPage;

        /// <returns>False: it is in it already.</returns>
        public bool Add(Wish wish)
        {
            if (!_operations.Add(wish.Operation)) return false;
            Wishes.Add(wish);
            _requests += wish.RequestIds.Count;
            _jobs += JobsOf(wish);
            _phones += wish.Phones.Count;
            return true;
        }

        private static int JobsOf(Wish wish) => wish.JobIds?.Count ?? wish.RequestIds.Count;
    }

    private sealed class Followed(Wish wish, DateTimeOffset dueAt)
    {
        public Wish Wish => wish;

        public DateTimeOffset DueAt { get; set; } = dueAt;


        /// <summary>Whose lists show its phones.</summary>
        public IReadOnlyList<string> Servers { get; } = [.. wish.Phones.Where(phone => phone.IsListed).Select(phone => phone.ServerId).Distinct(StringComparer.Ordinal)];
    }
}

/// <summary>What is looked at together.</summary>
/// <param name="Share">How many times as long it would take to look at everything that is due: 1 when this is all.</param>
internal sealed record Look(IReadOnlyList<Wish> Wishes, double Share);
