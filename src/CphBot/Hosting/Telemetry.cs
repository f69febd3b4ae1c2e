using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CphBot.Hosting;

/// <summary>Metrics for Prometheus, and traces to an OTLP collector where one is named in the environment (OTEL_EXPORTER_OTLP_ENDPOINT).</summary>
internal static class Telemetry
{
    /// <summary>Room is taken for so many series of each instrument that is not ours, at once: for two thousand each it would be megabytes that nobody fills.</summary>
    private static readonly MetricStreamConfiguration FewSeries = new() { CardinalityLimit = 200 };

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry();
        telemetry.WithMetrics(metrics => metrics
            .AddMeter("CphBot*")
            .AddAspNetCoreInstrumentation()
            .AddRuntimeInstrumentation()
            .AddView(instrument => instrument.Meter.Name.StartsWith("CphBot", StringComparison.Ordinal) ? null : FewSeries)
            .AddPrometheusExporter());
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
        {
            telemetry.WithTracing(traces => traces.AddSource("CphBot*").AddAspNetCoreInstrumentation().AddOtlpExporter());
        }
    }
}
