using System.Reflection;
using CphBot.Cloud;
using CphBot.Fleet;
using CphBot.Operations;
using CphBot.Storage;
using Microsoft.Extensions.Options;

namespace CphBot.Hosting.Cluster;

/// <summary>
/// Looks at the other nodes of the cluster: shares the budgets among those that live, keeps this one's clock with the database's, and says
/// where the nodes' settings differ. Alone it does nothing.
/// </summary>
internal sealed partial class NodeWatch(
    Database database, DatabaseClock clock, IOwners owners, CphClients clouds, IOptions<ClusterOptions> cluster, IOptions<OperationsOptions> operations,
    IConfiguration configuration, MembershipCheck membership, TimeProvider time, ILogger<NodeWatch> logger)
{
    /// <summary>A row older than this is of a node that is gone.</summary>
    private static readonly TimeSpan RowLife = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan RowRefresh = TimeSpan.FromSeconds(10);

    private readonly Lazy<NodeRow> _self = new(() => new NodeRow
    {
        Name = $"{Environment.MachineName}:{cluster.Value.SiloPort}",
        Version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "?",
        Settings = SettingsDigest.Of(configuration),
    });

    private NodeRow Self => _self.Value;

    private readonly Dictionary<string, string> _told = new(StringComparer.Ordinal);
    private long? _rowSince;

    /// <summary>Looks until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        if (!cluster.Value.IsOn) return;
        using var timer = new PeriodicTimer(operations.Value.SweepInterval, time);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            try
            {
                await LookAsync();
                await membership.CheckAsync();
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                LogNotLooked(e.Message);
            }
        }
    }

    /// <exception cref="StorageException">The rows could not be read or written.</exception>
    public async Task LookAsync()
    {
        if (!cluster.Value.IsOn) return;
        foreach (var project in clouds.Projects)
        {
            var budget = clouds[project].Budget;
            budget.Shared ??= new ProjectBudget(project, budget, owners, time);
            budget.Readers = owners.Nodes;
        }

        // By the machine's own count: the clock is what is to be set.
        if (_rowSince is { } since && time.GetElapsedTime(since) < RowRefresh) return;
        await SetClockAsync();
        foreach (var other in await database.WriteAsync(session => NodeRow.MeetAsync(session, Self, RowLife))) Compare(other);
        _rowSince = time.GetTimestamp();
    }

    private async Task SetClockAsync()
    {
        var asked = time.GetTimestamp();
        if (await database.NowAsync() is { } now && clock.Set(now, time.GetElapsedTime(asked))) LogClockSet(clock.Offset);
    }

    /// <summary>Once for each difference: during a change of settings or versions, nodes differ for a while.</summary>
    private void Compare(NodeRow other)
    {
        var differences = SettingsDigest.Differences(Self.Settings, other.Settings);
        var problem = $"{differences}{(other.Version == Self.Version ? "" : $" version {other.Version}")}".Trim();
        if (_told.GetValueOrDefault(other.Name, "") == problem) return;
        _told[other.Name] = problem;
        if (differences.Length > 0) LogOtherSettings(other.Name, differences);
        if (other.Version != Self.Version) LogOtherVersion(other.Name, other.Version, Self.Version);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Node {Node} runs with other settings than this one: {Sections}. What people may do, and where, depends on the node that happens to serve them")]
    private partial void LogOtherSettings(string node, string sections);

    [LoggerMessage(Level = LogLevel.Information, Message = "Node {Node} is of version {Other}, this one of {Own}")]
    private partial void LogOtherVersion(string node, string other, string own);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This machine's clock and the database's are {Offset} apart; the database's counts")]
    private partial void LogClockSet(TimeSpan offset);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The other nodes cannot be looked at: {Problem}")]
    private partial void LogNotLooked(string problem);
}
