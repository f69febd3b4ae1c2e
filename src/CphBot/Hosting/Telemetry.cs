using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CphBot.Hosting;

/// <summary>Metrics for Prometheus, and traces to an OTLP collector where one is named in the environment (OTEL_EXPORTER_OTLP_ENDPOINT).</summary>
internal static class Telemetry
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry();
        telemetry.WithMetrics(metrics => metrics
            .AddMeter("CphBot*")
            .AddAspNetCoreInstrumentation()
            .AddRuntimeInstrumentation()
            .AddPrometheusExporter());
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
        {
            telemetry.WithTracing(traces => traces.AddSource("CphBot*").AddAspNetCoreInstrumentation().AddOtlpExporter());
        }
    }
}
