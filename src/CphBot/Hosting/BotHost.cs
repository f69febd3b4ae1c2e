using CphBot.Hosting.Cluster;
using CphBot.Teams;
using CphBot.Turns;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Configuration.Memory;

namespace CphBot.Hosting;

/// <summary>Builds the bot's process: one web application. The simulator and the tests build the same one.</summary>
public static class BotHost
{
    /// <summary>First of all settings, so that any other wins. A dozen lines for each request would bury what the bot itself has to say, and cost more than the request.</summary>
    private static readonly Dictionary<string, string?> QuietLogs = new()
    {
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:System.Net.Http.HttpClient"] = "Warning",
        ["Logging:LogLevel:Orleans"] = "Warning",
        ["Logging:LogLevel:Polly"] = "Warning",
    };

    /// <param name="configure">Runs after the bot's own registrations; null in production.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // Settings are read once. Watching their directory for changes would wake this process at each write to a database that lies beside them.
        // Slim: without IIS, HTTP/3 and static files; with TLS, for those who have nothing in front of the bot.
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = QuietLogs });
        builder.Services.AddBot();
        builder.AddTelemetry();
        configure?.Invoke(builder);
        builder.AddOwners();
        builder.Services.AddHostedService<BotService>();
        var app = builder.Build();
        app.MapTeamsMessages((http, activity) => app.Services.GetRequiredService<TurnReceiver>().ReceiveAsync(http, activity));
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapPrometheusScrapingEndpoint("/metrics");
        return app;
    }
}
