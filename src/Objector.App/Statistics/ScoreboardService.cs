using Microsoft.Extensions.Hosting;
using Objector.App.Scheduling;

namespace Objector.App.Statistics;

/// <summary>Looks every hour whether a new day has begun, for the self-host: Azure Functions have a timer of their own.</summary>
public sealed partial class ScoreboardService(Scoreboard scoreboard, ClockRate pace, ILogger<ScoreboardService> logger) : BackgroundService
{
    // However fast the days pass.
    private static readonly TimeSpan Fastest = TimeSpan.FromSeconds(2);

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
            await scoreboard.RunAsync(cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            Log.Failed(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The scoreboard was not brought up to date; the next hour tries again")]
        public static partial void Failed(ILogger logger, Exception e);
    }
}
