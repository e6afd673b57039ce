using Azure;
using Microsoft.Extensions.Hosting;

namespace Objector.App.Scheduling;

/// <summary>Writes down every few seconds how late it is on a fast clock, and once more at the end.</summary>
public sealed partial class ClockStateService(AcceleratedTimeProvider clock, ClockState anchor, ILogger<ClockStateService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ClockState.Every);
        do
            await Write();
        while (await Ticks(timer, stoppingToken));

        await Write();
    }

    /// <summary>A service that fails ends the whole host: storage that is away for a while must not.</summary>
    private async Task Write()
    {
        try
        {
            await anchor.Write(clock, CancellationToken.None);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or OperationCanceledException)
        {
            Log.NotWritten(logger, e);
        }
    }

    private static async Task<bool> Ticks(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The clock could not be anchored; the next seconds try again")]
        public static partial void NotWritten(ILogger logger, Exception e);
    }
}
