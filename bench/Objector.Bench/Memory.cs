using Microsoft.Extensions.Logging.Abstractions;
using Objector.App.Time;
using Objector.Core.Cases;
using Objector.SelfHost;

namespace Objector.Bench;

/// <summary>What a case that waits takes of the self-host's memory.</summary>
internal static class Memory
{
    private const double MostBytes = 200;

    public static int Print()
    {
        var holds = true;
        foreach (var count in new[] { 100_000, 1_000_000 })
            holds &= Measure(count);
        return holds ? 0 : 1;
    }

    private static bool Measure(int count)
    {
        var chance = new Random(1);
        var now = new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var clock = new AlarmClock(TimeProvider.System, new Pace(1), NullLogger<AlarmClock>.Instance);
        for (var n = 0; n < count; n++)
            clock.Ring(Item(chance, now, n), CancellationToken.None);
        var wound = GC.GetTotalMemory(forceFullCollection: true) - before;

        // Every case is worked on once: armed, then settled. What was there before is overtaken.
        chance = new Random(1);
        for (var n = 0; n < count; n++)
        {
            var item = Item(chance, now, n);
            clock.Ring(item with { Wake = now.AddMinutes(5), Armed = true }, CancellationToken.None);
            clock.Ring(item with { Wake = item.Wake.AddDays(7) }, CancellationToken.None);
        }

        var worked = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(clock);
        return Bar.Print($"{count:N0} cases waiting, as they were read at start", (double)wound / count, MostBytes, "bytes a case")
            & Bar.Print($"{count:N0} cases waiting, each worked on since", (double)worked / count, MostBytes, "bytes a case");
    }

    private static AgendaItem Item(Random chance, DateTimeOffset now, int n)
    {
        var id = new byte[CaseId.Bytes];
        chance.NextBytes(id);
        return new(AgendaKind.Case, CaseId.From(id).ToString(), now.AddMinutes(n % 129_600));
    }
}
