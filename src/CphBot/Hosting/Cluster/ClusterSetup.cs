using CphBot.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CphBot.Hosting.Cluster;

/// <summary>Makes this process a node of a cluster when the settings say so.</summary>
internal static class ClusterSetup
{
    public static void AddOwners(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ClusterOptions>().BindConfiguration("Cluster").ValidateDataAnnotations()
            .Validate<IOptions<StorageOptions>>(
                (cluster, storage) => !cluster.IsOn || storage.Value.Provider == StorageOptions.PostgreSql,
                "Cluster:Redis: needs Storage:Provider PostgreSql; a SQLite file cannot be shared by nodes.")
            .ValidateOnStart();
        var options = builder.Configuration.GetSection("Cluster").Get<ClusterOptions>() ?? new ClusterOptions();
        builder.Services.AddSingleton<OwnerFactory>().AddSingleton<ClusterEntry>().AddSingleton<RedisCheck>();
        if (!options.IsOn)
        {
            builder.Services.TryAddSingleton<IOwners, InProcessOwners>();
            return;
        }

        SiloSetup.Add(builder, options);
    }
}
