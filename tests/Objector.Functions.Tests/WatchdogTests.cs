using System.Diagnostics.Metrics;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Objector.App.Scheduling;
using Objector.App.Telemetry;
using Objector.Functions.Durable;
using Objector.Functions.Tests.App;

namespace Objector.Functions.Tests;

/// <summary>Over a real agenda; the durable backend is told what it knows.</summary>
public sealed class WatchdogTests(TestServices shared) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly Mock<DurableTaskClient> client = new("test");
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().AddSingleton<ObjectorMetrics>().BuildServiceProvider();
    private ScheduleStore agenda = null!;

    public async ValueTask InitializeAsync() => agenda = new ScheduleStore(await shared.NewStorage(), TimeProvider.System, new ClockRate(1));

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task What_is_overdue_is_rung_for_and_counted_and_what_is_not_is_left_alone()
    {
        await Put("gone", Now.AddMinutes(-5));
        await Put("alive", Now.AddMinutes(-5));
        await Put("failed", Now.AddMinutes(-5));
        await Put("stuck", Now.AddHours(-2));
        await Put("recent", Now.AddSeconds(-10));
        await Put("later", Now.AddDays(3));
        Knows("alive", OrchestrationRuntimeStatus.Running);
        Knows("failed", OrchestrationRuntimeStatus.Failed);
        Knows("stuck", OrchestrationRuntimeStatus.Running);
        using var counted = new MetricCollector<long>(services.GetRequiredService<IMeterFactory>(), ObjectorMetrics.Meter, "objector.overdue.wakes");

        await new Watchdog(agenda, services.GetRequiredService<ObjectorMetrics>(), TimeProvider.System, new ClockRate(1), NullLogger<Watchdog>.Instance)
            .Run(null!, client.Object, CancellationToken.None);

        Assert.Equal(["failed", "gone"], Calls(nameof(DurableTaskClient.ScheduleNewOrchestrationInstanceAsync)).Select(call => ((StartOrchestrationOptions)call[2]!).InstanceId!).Order());
        Assert.Equal(["alive"], Calls(nameof(DurableTaskClient.RaiseEventAsync)).Select(call => (string)call[0]!));
        Assert.Equal(["stuck"], Calls(nameof(DurableTaskClient.TerminateInstanceAsync)).Select(call => (string)call[0]!));
        Assert.Single(Calls(nameof(DurableTaskClient.PurgeAllInstancesAsync)));
        Assert.Equal(4, counted.LastMeasurement!.Value);
    }

    [Fact]
    public async Task Two_who_start_the_same_instance_at_once_do_no_harm()
    {
        client.Setup(c => c.ScheduleNewOrchestrationInstanceAsync(It.IsAny<TaskName>(), It.IsAny<object>(), It.IsAny<StartOrchestrationOptions>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new RpcException(new Status(StatusCode.AlreadyExists, "It runs.")));

        await DurableCaseScheduler.StartOrSignalAsync(client.Object, new ScheduledItem(ScheduledKind.Case, "case", Now), CancellationToken.None);

        Assert.Single(Calls(nameof(DurableTaskClient.RaiseEventAsync)));
    }

    [Fact]
    public async Task An_armed_item_rings_nobody() =>
        await new DurableCaseScheduler().ScheduleAsync(new ScheduledItem(ScheduledKind.Case, "case", Now, IsLeased: true), CancellationToken.None);

    private IEnumerable<IReadOnlyList<object?>> Calls(string method) =>
        client.Invocations.Where(call => call.Method.Name == method).Select(call => call.Arguments);

    private async Task Put(string id, DateTimeOffset wake)
    {
        var armed = await agenda.BeginWorkAsync(ScheduledKind.Case, id, CancellationToken.None);
        await agenda.CompleteAsync(armed, wake, CancellationToken.None);
    }

    private void Knows(string id, OrchestrationRuntimeStatus status) => client
        .Setup(c => c.GetInstanceAsync(id, It.IsAny<CancellationToken>()))
        .ReturnsAsync(new OrchestrationMetadata(nameof(CaseOrchestrator), id) { RuntimeStatus = status });
}
