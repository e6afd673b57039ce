using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Objector.App.Telemetry;

/// <summary>Traces and metrics, the same in both hosts.</summary>
public static class ObjectorTelemetry
{
    /// <summary>
    /// To Azure Monitor where <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> is set; else over OTLP, as the standard variables
    /// <c>OTEL_…</c> say (<c>OTEL_SDK_DISABLED=true</c> turns it off).
    /// </summary>
    public static IServiceCollection AddObjectorTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services.AddSingleton<ObjectorMetrics>().AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(ObjectorMetrics.Meter))
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation(options =>
                // A path holds tokens, which open cases: none of it leaves in a trace.
                options.EnrichWithHttpRequest = (activity, _) => activity.SetTag("url.path", null)));
        if (configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is { Length: > 0 })
            telemetry
                .WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter(Export))
                .WithTracing(traces => traces.AddAzureMonitorTraceExporter(Export));
        else
            telemetry.UseOtlpExporter();
        return services;

        void Export(AzureMonitorExporterOptions options)
        {
            options.ConnectionString = configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"];
            // Where the storage is opened by identity, telemetry is let in by it too.
            if (string.IsNullOrEmpty(configuration["Storage:ConnectionString"]))
                options.Credential = new DefaultAzureCredential();
        }
    }
}
