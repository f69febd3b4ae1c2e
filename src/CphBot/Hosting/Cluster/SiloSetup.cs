using System.Runtime.CompilerServices;
using CphBot.Storage;
using Orleans.Configuration;
using StackExchange.Redis;

namespace CphBot.Hosting.Cluster;

/// <summary>Orleans, as a node has it. Apart from <see cref="ClusterSetup"/>, so that whoever runs alone loads nothing of it.</summary>
internal static class SiloSetup
{
    private static readonly string[] Areas =
    [
        TimeProviderNames.Grains, TimeProviderNames.Messaging, TimeProviderNames.SystemTimers, TimeProviderNames.Membership,
        TimeProviderNames.ActivationManagement, TimeProviderNames.GrainDirectory,
    ];

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(WebApplicationBuilder builder, ClusterOptions options)
    {
        builder.Services.AddSingleton<ClusterOwners>().AddSingleton<IOwners>(provider => provider.GetRequiredService<ClusterOwners>());
        // Orleans lives by the machine's clock; ours may be corrected, or virtual.
        foreach (var area in Areas) builder.Services.AddKeyedSingleton(area, TimeProvider.System);
        var before = builder.Services.ToHashSet();
        builder.UseOrleans(silo => Configure(silo, options));
        StartLater(builder.Services, before);
    }

    /// <summary>What Orleans would start with the process joins the cluster: that is for <see cref="ClusterEntry"/> to do, when the rows are up.</summary>
    private static void StartLater(IServiceCollection services, HashSet<ServiceDescriptor> before)
    {
        foreach (var started in services.Where(service => service.ServiceType == typeof(IHostedService) && !before.Contains(service)).ToList())
        {
            services.Remove(started);
            services.AddKeyedSingleton(typeof(IHostedService), ClusterEntry.Silo, started.ImplementationType!);
        }
    }

    private static void Configure(ISiloBuilder silo, ClusterOptions options)
    {
        // Bots with rows of their own that share a Redis are clusters of their own: their operations have the same numbers. And those that share
        // rows are one, however each of them spells where these are.
        silo.Services.AddOptions<Orleans.Configuration.ClusterOptions>().Configure<Database>((cluster, rows) => cluster.ClusterId = cluster.ServiceId = $"cphbot-{rows.Identity}");
        // Nobody calls from outside of the cluster, so there is no gateway.
        silo.ConfigureEndpoints(options.SiloPort, gatewayPort: 0);
        silo.UseRedisClustering(redis => redis.ConfigurationOptions = ConfigurationOptions.Parse(options.Redis, ignoreUnknown: true));
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            // A dead node is noticed in about 10 s instead of half a minute: people wait for its operations.
            membership.ProbeTimeout = TimeSpan.FromSeconds(1);
            membership.NumMissedProbesLimit = 2;
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            // Whoever joins first reaches all that seem to live. Of nodes that died together nobody tells, so they must soon look it.
            (membership.IAmAliveTablePublishTimeout, membership.NumMissedTableIAmAliveLimit) = (TimeSpan.FromSeconds(2), 4);
            membership.DefunctSiloCleanupPeriod = TimeSpan.FromMinutes(10);
            membership.DefunctSiloExpiration = TimeSpan.FromHours(1);
        });
        // Nobody waits longer for an answer than for a node to be found dead.
        silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(10));
        silo.Configure<GrainCollectionOptions>(collection => collection.CollectionAge = TimeSpan.FromMinutes(5));
    }
}
