using CphBot.Simulator.Teams;
using CphBot.SystemTests.Harness;

namespace CphBot.SystemTests.Cluster;

/// <summary>Restarts of phones on all nodes, about half of which have begun.</summary>
internal sealed class FailoverScene
{
    /// <summary>Neighbours are on servers of their own, where restarts do not slow each other down. Goes round all 200 phones.</summary>
    private const int PhoneStep = 41;

    private static int _phones;
    private static int _scenes;

    private readonly ClusterRig _rig;
    private readonly long _since = TimeProvider.System.GetTimestamp();
    private readonly IReadOnlyDictionary<long, (long Version, bool HasEnded)> _before;
    private readonly IReadOnlyDictionary<string, int> _restartsBefore;
    private readonly int _postsBefore;

    private FailoverScene(ClusterRig rig, IReadOnlyDictionary<long, (long Version, bool HasEnded)> before, IReadOnlyDictionary<string, int> restartsBefore, int postsBefore) =>
        (_rig, _before, _restartsBefore, _postsBefore) = (rig, before, restartsBefore, postsBefore);

    public int Posts => _rig.Cloud.Count("restart") - _postsBefore;

    public int MostRestarts => _rig.Cloud.Restarts.Max(phone => phone.Value - _restartsBefore.GetValueOrDefault(phone.Key));

    public TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_since);

    public bool AllSucceeded() => _before.Keys.All(number => _rig.CardOf(number)!.Contains(": Succeeded", StringComparison.Ordinal));

    public bool AllEnded() => _before.Keys.All(_rig.HasEnded);

    public static async Task<FailoverScene> BeginAsync(ClusterRig rig, int operations)
    {
        var known = (await RowsAsync(rig)).Keys.ToHashSet();
        var restartsBefore = rig.Cloud.Restarts.ToDictionary();
        var postsBefore = rig.Cloud.Count("restart");
        // A conversation of its own, whose budget of writes is untouched.
        var place = new Place($"19:scene{Interlocked.Increment(ref _scenes)}@thread.tacv2", "channel");
        for (var i = 0; i < operations; i++)
        {
            var phone = 1 + (Interlocked.Increment(ref _phones) * PhoneStep % 200);
            await rig.SayAsync($"restart phone web-{phone:0000}", place, rig.Endpoints);
        }

        IReadOnlyDictionary<long, (long Version, bool HasEnded)> before = new Dictionary<long, (long, bool)>();
        await Until.TrueAsync(
            async () =>
            {
                before = (await RowsAsync(rig)).Where(row => !known.Contains(row.Key)).ToDictionary();
                return before.Count == operations && rig.Cloud.Count("restart") - postsBefore >= operations / 2;
            },
            ClusterRig.Soon,
            () => $"Half of the restarts have not begun.\n{rig.Logs}");
        return new FailoverScene(rig, before, restartsBefore, postsBefore);
    }

    /// <summary>How long it takes until the row of the last operation has moved on since the beginning.</summary>
    public async Task<TimeSpan> GoingOnAsync()
    {
        var waiting = _before.Where(operation => !operation.Value.HasEnded).ToDictionary();
        await Until.TrueAsync(
            async () =>
            {
                foreach (var (number, now) in await _rig.OperationsAsync() ?? new Dictionary<long, (long Version, bool HasEnded)>())
                {
                    if (waiting.TryGetValue(number, out var then) && now.Version > then.Version) waiting.Remove(number);
                }

                return waiting.Count == 0;
            },
            ClusterRig.Soon,
            () => $"{string.Join(", ", waiting.Keys)} stand still.\n{_rig.Logs}");
        return Elapsed;
    }

    private static async Task<IReadOnlyDictionary<long, (long Version, bool HasEnded)>> RowsAsync(ClusterRig rig) =>
        await rig.OperationsAsync() ?? throw new InvalidOperationException("The rows cannot be read.");
}
