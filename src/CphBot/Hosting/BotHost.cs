using CphBot.Hosting.Cluster;
using CphBot.Teams;
using CphBot.Turns;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace CphBot.Hosting;

/// <summary>Builds the bot's process: one web application. The simulator and the tests build the same one.</summary>
public static class BotHost
{
    /// <param name="configure">Runs after the bot's own registrations; null in production.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddBot();
        builder.AddTelemetry();
        configure?.Invoke(builder);
        // Services start in this order: a node is in its cluster before it sweeps.
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
