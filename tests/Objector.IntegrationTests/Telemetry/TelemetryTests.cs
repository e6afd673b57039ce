namespace Objector.IntegrationTests.Telemetry;

/// <summary>What a collector gets of everything that happens to a case, over OTLP.</summary>
public class TelemetryTests
{
    [Fact]
    public async Task Traces_metrics_and_logs_say_what_happened_and_never_to_whom()
    {
        await using var collector = await Collector.Start();
        await using var host = await RunningHost.Start(new Dictionary<string, string>(collector.Settings)
        {
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Information",
        });
        using var submitted = await host.Http.PostAsync("/cases", Forms.Submission("object", "telemetry@example.org"));
        var mail = await host.Mail.Next("telemetry@example.org", "confirmation-");
        var page = RunningHost.Link(mail);
        using var confirmed = await host.Post($"{page}/confirm", ("nonce", "1"));
        await host.Http.GetStringAsync(page);

        await Wait.Until(() => Task.FromResult(collector.Of("traces").Contains("GET /cases/{token}")), "the trace");
        await Wait.Until(() => Task.FromResult(collector.Of("metrics").Contains("objector.cases.opened") && collector.Of("metrics").Contains("objector.mails.sent")), "the metrics");
        await Wait.Until(() => Task.FromResult(collector.Of("logs").Contains("AddressConfirmed")), "the log");
        foreach (var signal in new[] { "traces", "metrics", "logs" })
        {
            Assert.DoesNotContain(page.Split('/')[^1], collector.Of(signal));
            Assert.DoesNotContain(mail.ReplyTo.Mailboxes.Single().LocalPart.Split('+')[^1], collector.Of(signal));
            Assert.DoesNotContain("telemetry@example.org", collector.Of(signal));
            Assert.DoesNotContain("Ada Ex", collector.Of(signal));
        }
    }
}
