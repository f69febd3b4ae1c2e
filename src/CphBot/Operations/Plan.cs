using CphBot.Cloud.Phones;

namespace CphBot.Operations;

/// <summary>Which phones go in which wave. Immutable: once shown under a number, exactly this is what runs.</summary>
internal sealed record Plan(IReadOnlyList<OperationPhone> Phones, IReadOnlyList<Wave> Waves)
{
    /// <summary>More phones than one sees at a glance: then one goes first, alone.</summary>
    public const int CanaryAbove = 5;

    /// <summary>
    /// Fills waves in the order in which the phones were named: at most as many phones in a wave, and as many of one server, as the limits
    /// allow. In front of many phones goes one alone. Servers that go whole go one after the other.
    /// </summary>
    public static Plan Of(Verb verb, IReadOnlyList<PlannedPhone> targets, PlanLimits limits)
    {
        IFilling waves = verb.TakesWholeServers ? new OneServerAWave() : new Filling(limits, hasCanary: targets.Count > CanaryAbove);
        var phones = targets.Select((target, position) => new OperationPhone
        {
            Position = position,
            PhoneId = target.Phone.PhoneId,
            PhoneName = target.Phone.PhoneName,
            ServerId = target.Phone.ServerId,
            ServerName = target.ServerName,
            Wave = waves.Take(target.Phone.ServerId),
            UpdatedAt = target.Phone.UpdateTime,
            PlannedStatus = target.Phone.Status,
        }).ToList();
        return new Plan(phones, [.. Enumerable.Range(1, waves.Count).Select(number => new Wave { Number = number })]);
    }

    private interface IFilling
    {
        public int Count { get; }

        public int Take(string server);
    }

    private sealed class OneServerAWave : IFilling
    {
        private readonly List<string> _servers = [];

        public int Count => _servers.Count;

        public int Take(string server)
        {
            if (!_servers.Contains(server)) _servers.Add(server);
            return _servers.IndexOf(server) + 1;
        }
    }

    private sealed class Filling(PlanLimits limits, bool hasCanary) : IFilling
    {
        private readonly List<int> _sizes = [];
        private readonly Dictionary<(int Wave, string Server), int> _perServer = [];

        /// <summary>Where to begin to look: the waves in front of it are full for that server.</summary>
        private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

        private int _firstOpen = 1;

        public int Count => _sizes.Count;

        public int Take(string server)
        {
            var wave = Math.Max(_firstOpen, _next.GetValueOrDefault(server));
            while (IsFull(wave) || _perServer.GetValueOrDefault((wave, server)) >= limits.MaxPerServer) wave++;
            if (wave > _sizes.Count) _sizes.Add(0);
            _sizes[wave - 1]++;
            _perServer[(wave, server)] = _perServer.GetValueOrDefault((wave, server)) + 1;
            _next[server] = wave;
            while (IsFull(_firstOpen)) _firstOpen++;
            return wave;
        }

        private bool IsFull(int wave) => wave <= _sizes.Count && _sizes[wave - 1] >= (hasCanary && wave == 1 ? 1 : limits.WaveSize);
    }
}

/// <param name="ServerName">Null when the server could not be read.</param>
internal sealed record PlannedPhone(Phone Phone, string? ServerName);
