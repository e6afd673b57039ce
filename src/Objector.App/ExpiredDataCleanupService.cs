using Microsoft.Extensions.Hosting;
using Objector.App.Scheduling;

namespace Objector.App;

/// <summary>Sweeps every hour, for the self-host: Azure Functions have a timer of their own.</summary>
public sealed partial class ExpiredDataCleanupService(ExpiredDataCleanup sweep, ClockRate pace, ILogger<ExpiredDataCleanupService> logger) : BackgroundService
{
    // However fast the days pass.
    private static readonly TimeSpan Fastest = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var hour = TimeSpan.FromHours(1) / pace.Rate;
        using var timer = new PeriodicTimer(hour > Fastest ? hour : Fastest);
        do
            await Tend(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Tend(CancellationToken cancel)
    {
        try
        {
            await sweep.RunAsync(cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Failed(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "What has had its time was not swept away; the next hour tries again")]
        public static partial void Failed(ILogger logger, Exception e);
    }
}
