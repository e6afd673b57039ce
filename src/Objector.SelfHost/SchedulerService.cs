using Objector.App.Scheduling;

namespace Objector.SelfHost;

/// <summary>Winds the alarm clock from the agenda, and lets it ring for as long as the program runs.</summary>
public sealed partial class SchedulerService(InMemoryScheduler alarm, ScheduleStore agenda, WorkDispatcher attendant, TimeProvider time, ClockRate pace, ILogger<SchedulerService> logger) : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(20);

    // A chore that has begun comes to its end: cut off between the mail and its record, the mail would leave twice.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(LoadScheduleAsync(stoppingToken), alarm.Run(item => attendant.ProcessDueAsync(item, CancellationToken.None), stoppingToken));

    /// <summary>Reads the agenda, again if need be: a service that fails ends the whole host.</summary>
    private async Task LoadScheduleAsync(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                Log.Wound(logger, await ReadAgenda(stop));
                return;
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                Log.NotWound(logger, e);
                await Task.Delay(pace.ToProgramTime(RetryAfter), time, stop);
            }
        }
    }

    private async Task<int> ReadAgenda(CancellationToken stop)
    {
        var count = 0;
        await foreach (var item in agenda.All(stop))
        {
            // Whoever armed it was this program before it was cut off: nobody is at work on it now.
            await alarm.ScheduleAsync(item.IsLeased ? item with { Wake = time.GetUtcNow() } : item, stop);
            count++;
        }

        return count;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The agenda holds {Count} items")]
        public static partial void Wound(ILogger logger, int count);

        [LoggerMessage(2, LogLevel.Error, "The agenda could not be read; it is tried again")]
        public static partial void NotWound(ILogger logger, Exception e);
    }
}
