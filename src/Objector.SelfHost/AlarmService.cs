using Objector.App.Time;

namespace Objector.SelfHost;

/// <summary>Winds the alarm clock from the agenda, and lets it ring for as long as the program runs.</summary>
public sealed partial class AlarmService(AlarmClock alarm, AgendaStore agenda, Attendant attendant, TimeProvider time, ILogger<AlarmService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var count = 0;
        await foreach (var item in agenda.All(stoppingToken))
        {
            // Whoever armed it was this program before it was cut off: nobody is at work on it now.
            await alarm.Ring(item.Armed ? item with { Wake = time.GetUtcNow() } : item, stoppingToken);
            count++;
        }

        Log.Wound(logger, count);

        // A chore that has begun comes to its end: cut off between the mail and its record, the mail would leave twice.
        await alarm.Run(item => attendant.Attend(item, CancellationToken.None), stoppingToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The agenda holds {Count} items")]
        public static partial void Wound(ILogger logger, int count);
    }
}
