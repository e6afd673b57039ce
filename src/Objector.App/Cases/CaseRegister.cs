using Objector.App.Statistics;
using Objector.Core.Cases;

namespace Objector.App.Cases;

/// <summary>What is kept of every case beside it, so that nobody has to read all of them to count. It follows the case: noted twice is noted once.</summary>
public sealed class CaseRegister(Standings standings, StatisticsStore statistics, Confirmations confirmations, TimeProvider time)
{
    public async Task Note(Case c, CancellationToken cancel)
    {
        // On its way out: erasing clears up.
        if (c.Phase is Phase.Leaving)
            return;
        await standings.Keep(c, cancel);
        await statistics.Keep(c, time.GetUtcNow(), cancel);
        // Just confirmed, or not long ago.
        if (c.Phase is Phase.ReadyToFile)
            await confirmations.Release(c, cancel);
    }

    /// <summary>The case is gone because its time is over: that it was counted stays.</summary>
    public async Task Forget(CaseId id, CancellationToken cancel)
    {
        await standings.Erase(id, cancel);
        await statistics.Forget(id, cancel);
    }

    /// <summary>The case is gone because its owner wants it: it counts no more.</summary>
    public async Task Erase(CaseId id, CancellationToken cancel)
    {
        await standings.Erase(id, cancel);
        await statistics.Erase(id, cancel);
    }
}
