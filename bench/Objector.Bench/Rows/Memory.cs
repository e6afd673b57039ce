using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Objector.App.Scheduling;
using Objector.Core.Cases;
using Objector.SelfHost;

namespace Objector.Bench.Rows;

/// <summary>What a case that waits takes of the self-host's memory, and of its time.</summary>
internal static class Memory
{
    private const double MostBytes = 200;

    private const double MostIdle = 0.01;
    private const int Some = 100_000;
    private const int Many = 1_000_000;

    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(30);

    public static async Task<Row> Measure(Ground ground)
    {
        var waiting = await ground.Waiting;
        var most = new[] { Some, Many }.Select(Bytes).Max();
        var idle = await Idle(waiting);
        return new Row(
            "memory", Row.Say($"{Some:N0} and {Many:N0} cases on its alarm clock; a host with {waiting.Count:N0} watched"), "", Row.Say($"{most:N0} bytes a waiting case, {idle:P2} of a core idle"),
            Row.Say($"at most {MostBytes} bytes, under {MostIdle:P0}"), most <= MostBytes && idle < MostIdle);
    }

    /// <returns>The share of a core that a host takes with nothing to do but wait.</returns>
    private static async Task<double> Idle(Waiting waiting)
    {
        var host = waiting.Launch();
        await waiting.Wound(host);

        // What ran at start is still being compiled and cleared up for a moment.
        await Task.Delay(Settles);
        var (before, since) = (host.ProcessorTime, Stopwatch.GetTimestamp());
        await Task.Delay(Watched);
        var idle = (host.ProcessorTime - before) / Stopwatch.GetElapsedTime(since);
        await waiting.Site.StopHost();
        return idle;
    }

    /// <returns>For each case, as read at start or worked on since, whichever is more.</returns>
    private static double Bytes(int count)
    {
        var chance = new Random(1);
        var now = new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var clock = new InMemoryScheduler(TimeProvider.System, new ClockRate(1), NullLogger<InMemoryScheduler>.Instance);
        for (var n = 0; n < count; n++)
            clock.ScheduleAsync(Item(chance, now, n), CancellationToken.None);
        var wound = GC.GetTotalMemory(forceFullCollection: true) - before;

        // Every case is worked on once: armed, then settled. What was there before is overtaken.
        chance = new Random(1);
        for (var n = 0; n < count; n++)
        {
            var item = Item(chance, now, n);
            clock.ScheduleAsync(item with { Wake = now.AddMinutes(5), IsLeased = true }, CancellationToken.None);
            clock.ScheduleAsync(item with { Wake = item.Wake.AddDays(7) }, CancellationToken.None);
        }

        var worked = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(clock);
        Console.Error.WriteLine(Row.Say($"  {count:N0} cases: {(double)wound / count:N0} bytes as read at start, {(double)worked / count:N0} worked on since"));
        return (double)Math.Max(wound, worked) / count;
    }

    private static ScheduledItem Item(Random chance, DateTimeOffset now, int n)
    {
        var id = new byte[CaseId.Bytes];
        chance.NextBytes(id);
        return new(ScheduledKind.Case, CaseId.From(id).ToString(), now.AddMinutes(n % 129_600));
    }
}
