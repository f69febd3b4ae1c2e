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
    private readonly IReadOnlyList<long> _operations;
    private readonly IReadOnlyDictionary<string, int> _restartsBefore;
    private readonly int _postsBefore;
    private readonly Dictionary<string, IReadOnlyDictionary<BotProcess, int>> _callsBefore;
    private long _since = TimeProvider.System.GetTimestamp();

    private FailoverScene(ClusterRig rig, IReadOnlyList<long> operations, IReadOnlyDictionary<string, int> restartsBefore, int postsBefore, Dictionary<string, IReadOnlyDictionary<BotProcess, int>> callsBefore) =>
        (_rig, _operations, _restartsBefore, _postsBefore, _callsBefore) = (rig, operations, restartsBefore, postsBefore, callsBefore);

    public int Posts => _rig.Cloud.Count("restart") - _postsBefore;

    public int MostRestarts => _rig.Cloud.Restarts.Max(phone => phone.Value - _restartsBefore.GetValueOrDefault(phone.Key));

    public TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_since);

    public bool AllSucceeded() => _operations.All(number => _rig.CardOf(number)!.Contains(": Succeeded", StringComparison.Ordinal));

    public bool AllEnded() => _operations.All(_rig.HasEnded);

    public static async Task<FailoverScene> BeginAsync(ClusterRig rig, int operations)
    {
        var known = (await RowsAsync(rig)).Keys.ToHashSet();
        var restartsBefore = rig.Cloud.Restarts.ToDictionary();
        var postsBefore = rig.Cloud.Count("restart");
        var callsBefore = new Dictionary<string, IReadOnlyDictionary<BotProcess, int>>(StringComparer.Ordinal);
        foreach (var call in (string[])["restart_phones", "list_jobs"]) callsBefore[call] = await rig.CallsAsync(call);
        // A conversation of its own, whose budget of writes is untouched.
        var place = new Place($"19:scene{Interlocked.Increment(ref _scenes)}@thread.tacv2", "channel");
        for (var i = 0; i < operations; i++)
        {
            var phone = 1 + (Interlocked.Increment(ref _phones) * PhoneStep % 200);
            await rig.SayAsync($"restart phone web-{phone:0000}", place, rig.Endpoints);
        }

        var begun = new List<long>();
        await Until.TrueAsync(
            async () =>
            {
                begun = [.. (await RowsAsync(rig)).Keys.Where(number => !known.Contains(number))];
                return begun.Count == operations && rig.Cloud.Count("restart") - postsBefore >= operations / 2;
            },
            ClusterRig.Soon,
            () => $"Half of the restarts have not begun.\n{rig.Logs}");
        return new FailoverScene(rig, begun, restartsBefore, postsBefore, callsBefore);
    }

    /// <summary>The node that has made most of these calls since the scene began.</summary>
    public async Task<BotProcess> BusiestAsync(string call) =>
        (await _rig.CallsAsync(call)).MaxBy(node => node.Value - _callsBefore[call].GetValueOrDefault(node.Key)).Key;

    /// <summary>How long it takes from now, the fault, until the row of the last operation has moved on from what it was then.</summary>
    public async Task<TimeSpan> GoingOnAsync()
    {
        _since = TimeProvider.System.GetTimestamp();
        Dictionary<long, long>? waiting = null;
        await Until.TrueAsync(
            async () =>
            {
                if (await _rig.OperationsAsync() is not { } rows) return false;
                waiting ??= _operations.Where(number => !rows[number].HasEnded).ToDictionary(number => number, number => rows[number].Version);
                foreach (var (number, then) in waiting.Where(operation => rows[operation.Key].Version > operation.Value).ToList()) waiting.Remove(number);
                return waiting.Count == 0;
            },
            ClusterRig.Soon,
            () => $"{string.Join(", ", waiting?.Keys.ToArray() ?? [])} stand still.\n{_rig.Logs}");
        return Elapsed;
    }

    private static async Task<IReadOnlyDictionary<long, (long Version, bool HasEnded)>> RowsAsync(ClusterRig rig) =>
        await rig.OperationsAsync() ?? throw new InvalidOperationException("The rows cannot be read.");
}
