using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Objector.IntegrationTests.Telemetry;

/// <summary>What a collector gets of everything that happens to a case, over OTLP.</summary>
public class TelemetryTests
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> collected = new();

    private string Of(string signal) => collected.TryGetValue(signal, out var bodies) ? string.Join('\n', bodies) : "";

    [Fact]
    public async Task Traces_metrics_and_logs_say_what_happened_and_never_to_whom()
    {
        await using var collector = await Collector();
        await using var host = await RunningHost.Start(new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.First(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Information",
        });
        using var submitted = await host.Http.PostAsync("/cases", Forms.Submission("object", "telemetry@example.org"));
        var mail = await host.Mail.Next("telemetry@example.org", "confirmation-");
        var page = RunningHost.Link(mail);
        using var confirmed = await host.Post($"{page}/confirm", ("nonce", "1"));
        await host.Http.GetStringAsync(page);

        await Wait.Until(() => Task.FromResult(Of("traces").Contains("GET /cases/{token}")), "the trace");
        await Wait.Until(() => Task.FromResult(Of("metrics").Contains("objector.cases.opened") && Of("metrics").Contains("objector.mails.sent")), "the metrics");
        await Wait.Until(() => Task.FromResult(Of("logs").Contains("AddressConfirmed")), "the log");
        foreach (var signal in new[] { "traces", "metrics", "logs" })
        {
            Assert.DoesNotContain(page.Split('/')[^1], Of(signal));
            Assert.DoesNotContain(mail.ReplyTo.Mailboxes.Single().LocalPart.Split('+')[^1], Of(signal));
            Assert.DoesNotContain("telemetry@example.org", Of(signal));
            Assert.DoesNotContain("Ada Ex", Of(signal));
        }
    }

    private async Task<WebApplication> Collector()
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            // Protobuf: the strings in it are as they are.
            collected.GetOrAdd(signal, _ => new()).Enqueue(Encoding.UTF8.GetString(body.ToArray()));
        });
        await app.StartAsync();
        return app;
    }
}
