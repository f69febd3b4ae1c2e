using CphBot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CphBot.Hosting;

/// <summary>Ready: the rows can be written, the owners live, and the bot has had a token of its own once. The cloud never counts.</summary>
internal sealed class Readiness(Database database) : IHealthCheck
{
    public bool IsUp { get; set; }

    /// <summary>Why it is not up yet.</summary>
    public string WaitsFor { get; set; } = "waiting for the rows";

    public bool TakesCommands => IsUp && !IsStopping;

    public bool HasToken { get; set; }

    public bool IsStopping { get; set; }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (IsStopping) return Unhealthy("stopping");
        if (!IsUp) return Unhealthy($"not up yet: {WaitsFor}");
        if (!HasToken) return Unhealthy("the bot has no token of its own yet: see the log");
        try
        {
            // Nobody writes while nobody is sent here, so that trouble has passed must be tried.
            if (database.Trouble is not null) await database.ProbeAsync();
            return HealthCheckResult.Healthy();
        }
        catch (StorageException e)
        {
            return Unhealthy(e.Message);
        }

        static HealthCheckResult Unhealthy(string why) => HealthCheckResult.Unhealthy(why);
    }
}
