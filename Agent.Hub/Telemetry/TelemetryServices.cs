using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Agent.Hub.Telemetry;

/// <summary>Sends traces and metrics where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says; without it nothing is collected.</summary>
internal static class TelemetryServices
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static IServiceCollection AddHubTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration[EndpointVariable]))
            return services;
        services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource("Agent.*").AddAspNetCoreInstrumentation())
            .WithMetrics(metrics => metrics.AddMeter("Agent.*").AddMeter("ZiggyCreatures.*").AddAspNetCoreInstrumentation())
            .UseOtlpExporter();
        return services;
    }
}
