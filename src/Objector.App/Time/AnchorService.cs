using Microsoft.Extensions.Hosting;

namespace Objector.App.Time;

/// <summary>Writes down every few seconds how late it is on a fast clock, and once more at the end.</summary>
public sealed class AnchorService(FastClock clock, ClockAnchor anchor) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ClockAnchor.Every);
        do
            await anchor.Write(clock, CancellationToken.None);
        while (await Ticks(timer, stoppingToken));

        await anchor.Write(clock, CancellationToken.None);
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
}
