using System.Diagnostics;
using Objector.App.Scheduling;

namespace Objector.Rig.Chaos;

/// <summary>Lets everything come to rest once nothing is done to the program any more.</summary>
public static class Settlement
{
    // More than any try again may be put off, but for a server that says no for good.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(3);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    private const int MaxStarts = 6;

    /// <summary>
    /// One host in real time, days later, and left alone. Where something stays on the agenda as if somebody were at work on it, the
    /// host is started anew: it then knows that nobody is.
    /// </summary>
    /// <returns>What never came to rest; none where all did.</returns>
    public static async Task<IReadOnlyList<string>> Reach(Stage stage)
    {
        await ProgramClock.Move(stage.Storage, Ahead);
        IReadOnlyList<ScheduledItem> restless = [];
        for (var start = 0; start < MaxStarts; start++)
        {
            using var host = stage.LaunchHost(daysPerMinute: 0);
            await host.Ready;
            restless = await Watch(stage, TimeSpan.FromSeconds(start == 0 ? 90 : 30));
            await host.Terminate();
            if (restless.Count == 0)
                return [];
            await ProgramClock.Move(stage.Storage, 2 * ScheduleStore.LeaseDuration);
        }

        return [.. restless.Select(item => $"{item.Key} never came to rest, try {item.Tries}.")];
    }

    private static async Task<IReadOnlyList<ScheduledItem>> Watch(Stage stage, TimeSpan limit)
    {
        var agenda = new ScheduleStore(stage.Storage, TimeProvider.System, new ClockRate(1));
        IReadOnlyList<ScheduledItem> restless = [];
        var quiet = 0;
        for (var since = Stopwatch.GetTimestamp(); quiet < 3 && Stopwatch.GetElapsedTime(since) < limit;)
        {
            await Task.Delay(Step);
            var now = await ProgramClock.Now(stage.Storage);
            restless = [.. await agenda.All(CancellationToken.None).Where(item => item.IsLeased || item.Wake <= now).ToListAsync()];
            quiet = restless.Count == 0 ? quiet + 1 : 0;
        }

        return restless;
    }
}
