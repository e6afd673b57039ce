using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Objector.App.Scheduling;
using Objector.App.Telemetry;

namespace Objector.Functions.Durable;

/// <summary>
/// Rings for what is overdue, whatever became of its orchestration: lost, stuck, failed, or gone with the whole task hub. The agenda knows
/// what waits; the task hub is only how we wait.
/// </summary>
public sealed partial class Watchdog(ScheduleStore agenda, ObjectorMetrics metrics, TimeProvider time, ClockRate pace, ILogger<Watchdog> logger)
{
    /// <summary>In real time: an orchestration on its way is given this long.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>One that runs and still has not looked by then is stuck: it is ended, and the next round starts it again.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan KeepHistories = TimeSpan.FromDays(1);

    [Function("Watchdog")]
    public async Task Run([TimerTrigger("0 */5 * * * *", RunOnStartup = true)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var found = 0;
        await foreach (var item in agenda.Overdue(now - pace.ToProgramTime(Grace), cancel))
        {
            found++;
            Log.Overdue(logger, item.Kind, item.Id, item.Wake);
            if (item.Wake < now - pace.ToProgramTime(Stuck) && await client.GetInstanceAsync(item.Id, cancel) is { IsRunning: true })
                await client.TerminateInstanceAsync(item.Id, "The watchdog found it stuck.", cancel);
            else
                await DurableCaseScheduler.StartOrSignalAsync(client, item, cancel);
        }

        metrics.CountOverdue(found);
        await client.PurgeAllInstancesAsync(
            new PurgeInstancesFilter(
                CreatedTo: DurableTimerClock.Now - KeepHistories,
                Statuses: [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated]),
            cancel);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Kind} {Id} is overdue since {Wake}; it is rung for")]
        public static partial void Overdue(ILogger logger, ScheduledKind kind, string id, DateTimeOffset wake);
    }
}
