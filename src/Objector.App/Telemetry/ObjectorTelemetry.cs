using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Objector.App.Telemetry;

/// <summary>Traces, metrics and logs, the same in both hosts.</summary>
public static class ObjectorTelemetry
{
    private const string ConnectionString = "AzureMonitor:ConnectionString";

    /// <summary>
    /// To Azure Monitor where <c>AzureMonitor__ConnectionString</c> is set; else over OTLP, as the standard variables <c>OTEL_…</c> say
    /// (<c>OTEL_SDK_DISABLED=true</c> turns it off). Not <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c>: the Functions host reads that one
    /// too, and would send the path of every request, tokens and all.
    /// </summary>
    public static IServiceCollection AddObjectorTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services.AddSingleton<ObjectorMetrics>().AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(ObjectorMetrics.Meter))
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation(options =>
                // A path holds tokens, which open cases, and a query the key of the inbound door: none of it leaves in a trace.
                options.EnrichWithHttpRequest = (activity, _) => activity.SetTag("url.path", null).SetTag("url.query", null)));
        services.AddLogging().PostConfigure<LoggerFilterOptions>(LogRedactionFilter.Add);
        telemetry.WithLogging();
        if (configuration[ConnectionString] is { Length: > 0 })
            telemetry
                .WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter(Export))
                .WithTracing(traces => traces.AddAzureMonitorTraceExporter(Export))
                .WithLogging(logs => logs.AddAzureMonitorLogExporter(Export));
        else
            telemetry.UseOtlpExporter();
        return services;

        void Export(AzureMonitorExporterOptions options)
        {
            options.ConnectionString = configuration[ConnectionString];
            // Where the storage is opened by identity, telemetry is let in by it too.
            if (string.IsNullOrEmpty(configuration["Storage:ConnectionString"]))
                options.Credential = new DefaultAzureCredential();
        }
    }
}
