using System.Collections.Concurrent;
using System.Diagnostics;
using Objector.IntegrationTests.Hosting;

namespace Objector.IntegrationTests.Telemetry;

[Collection(OneHost.Name)]
public sealed class TracesTests(SharedHost shared) : IDisposable
{
    private readonly ConcurrentQueue<Activity> traced = new();
    private ActivityListener? listener;

    public void Dispose() => listener?.Dispose();

    [Fact]
    public async Task No_trace_holds_the_token_that_opens_a_case()
    {
        listener = new ActivityListener { ShouldListenTo = source => source.Name == "Microsoft.AspNetCore", Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = traced.Enqueue };
        ActivitySource.AddActivityListener(listener);
        var page = await shared.Confirmed("traces@example.org");

        await shared.Host.Http.GetStringAsync(page);

        await Wait.Until(() => Task.FromResult(traced.Any(activity => activity.DisplayName.Contains("/cases/{token}"))), "the trace");
        var token = page.Split('/')[^1];
        Assert.DoesNotContain(traced.SelectMany(activity => activity.TagObjects), tag => tag.Value?.ToString()?.Contains(token) == true);
        Assert.DoesNotContain(traced, activity => activity.DisplayName.Contains(token));
    }
}
