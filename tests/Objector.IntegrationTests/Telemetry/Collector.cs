using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Objector.IntegrationTests.Telemetry;

/// <summary>Takes traces, metrics and logs over OTLP.</summary>
internal sealed class Collector(WebApplication app) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> collected = new();

    public static async Task<Collector> Start()
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        var collector = new Collector(app);
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            // Protobuf: the strings in it are as they are.
            collector.collected.GetOrAdd(signal, _ => new()).Enqueue(Encoding.UTF8.GetString(body.ToArray()));
        });
        await app.StartAsync();
        return collector;
    }

    /// <summary>Those of a host that reports here.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = app.Urls.First(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
    };

    /// <param name="signal">traces, metrics or logs.</param>
    public string Of(string signal) => collected.TryGetValue(signal, out var bodies) ? string.Join('\n', bodies) : "";

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
