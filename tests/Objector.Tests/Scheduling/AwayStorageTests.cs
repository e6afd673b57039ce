using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Objector.App;
using Objector.App.Scheduling;
using Objector.SelfHost;
using Objector.SelfHost.Local;

namespace Objector.Tests.Scheduling;

/// <summary>What runs in the background outlives storage that does not answer: a service that fails would end the whole host.</summary>
public class AwayStorageTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
    private static readonly AcceleratedTimeProvider Clock = new(new FakeTimeProvider(Now), Now, 1);

    [Fact]
    public async Task A_clock_that_cannot_be_anchored_runs_on()
    {
        var log = new LogLines<ClockStateService>();
        using var service = new ClockStateService(Clock, new ClockState(Away(), Clock), log);

        await RunsOn(service, log, "could not be anchored");
    }

    [Fact]
    public async Task An_agenda_that_cannot_be_read_is_read_again()
    {
        var log = new LogLines<SchedulerService>();
        var pace = new ClockRate(1);
        using var alarm = new InMemoryScheduler(Clock, pace, new LogLines<InMemoryScheduler>());
        using var service = new SchedulerService(alarm, new ScheduleStore(Away(), Clock, pace), attendant: null!, Clock, pace, log);

        await RunsOn(service, log, "could not be read");
    }

    private static async Task RunsOn<T>(BackgroundService service, LogLines<T> log, string trouble)
    {
        await service.StartAsync(CancellationToken.None);
        await log.Next(trouble);

        Assert.False(service.ExecuteTask!.IsCompleted);
        await service.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
    }

    private static Storage Away()
    {
        var ports = FreePorts.Take(3);
        var nowhere = new LocalOptions("auto", "", ports[0], ports[1], ports[2], 1, 1).ConnectionString;
        return new Storage(
            new TableServiceClient(nowhere, new TableClientOptions { Retry = { MaxRetries = 0 } }), new BlobServiceClient(nowhere, new BlobClientOptions { Retry = { MaxRetries = 0 } }));
    }
}
