using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.Logging;

namespace CphBot.Teams.Inbound;

/// <summary>Counts what is refused, and logs at most three a minute of each reason: anybody may knock, and a flood must not drown the log.</summary>
internal sealed partial class Refusals(IMeterFactory meters, TimeProvider time, ILogger<Refusals> logger)
{
    public const string MeterName = "CphBot.Teams";

    private const int MostPerWindow = 3;
    private const int LongestDetail = 120;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Counter<long> _refused = meters.Create(MeterName).CreateCounter<long>(
        "cphbot_teams_refused", description: "Requests to the messaging endpoint that were refused");
    private readonly ConcurrentDictionary<string, Quota> _quotas = new(StringComparer.Ordinal);

    /// <param name="tolerated">Counted and logged, but let in.</param>
    public void Add(RefusalReason reason, string detail, IPAddress? from, bool tolerated = false)
    {
        var name = tolerated ? $"{reason.Name}_tolerated" : reason.Name;
        _refused.Add(1, new KeyValuePair<string, object?>("reason", name));
        if (!_quotas.GetOrAdd(name, _ => new Quota()).TryTake(time.GetUtcNow(), out var unlogged)) return;
        LogRefused(logger, name, Printable(detail), from, unlogged);
    }

    // It comes from outside: no line breaks that could pass for lines of ours, and no novels.
    private static string Printable(string detail) =>
        string.Concat(detail.Take(LongestDetail).Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '?' : letter));

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Refused a request to the messaging endpoint: {Reason} ({Detail}) from {From}. {Unlogged} more of this reason were not logged.")]
    private static partial void LogRefused(ILogger logger, string reason, string detail, IPAddress? from, int unlogged);

    private sealed class Quota
    {
        private readonly Lock _gate = new();
        private DateTimeOffset _opened = DateTimeOffset.MinValue;
        private int _taken;
        private int _unlogged;

        public bool TryTake(DateTimeOffset now, out int unlogged)
        {
            lock (_gate)
            {
                if (now - _opened >= Window) (_opened, _taken) = (now, 0);
                if (_taken == MostPerWindow)
                {
                    unlogged = ++_unlogged;
                    return false;
                }

                _taken++;
                (unlogged, _unlogged) = (_unlogged, 0);
                return true;
            }
        }
    }
}
