using Objector.App.Cases;
using Objector.App.Web;
using Objector.Core.Statistics;

namespace Objector.App.Statistics;

/// <summary>
/// How Meta answers, from the cases whose owners let them be counted. Once a month settled cases are put into batches; once a day the
/// batches that are left are added up. A page only reads the sum.
/// </summary>
public sealed partial class Scoreboard(StatisticsStore statistics, CaseStore cases, TimeProvider time, ILogger<Scoreboard> logger)
{
    private const int AtOnce = 8;

    public async Task<PublishedStatistics> Latest(CancellationToken cancel) =>
        await statistics.LatestPublication(cancel) ?? PublishedStatistics.Of(Today, MonthOf(Today), []);

    /// <summary>Does what is due today. Done twice, or cut off and begun again, it comes to the same.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var (today, month) = (Today, MonthOf(Today));
        var latest = await statistics.LatestPublication(cancel);
        if (latest is not null && latest.On >= today)
            return;

        if (latest is null || latest.Month < month)
            await FormBatches(month, cancel);
        var publication = PublishedStatistics.Of(today, month, await statistics.Batches(cancel));
        await statistics.Publish(publication, cancel);
        Log.Published(logger, today, publication.All.Cases);
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    private async Task FormBatches(DateOnly month, CancellationToken cancel)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };

        // Two commands at once may have left the older word of a case: it is asked once more.
        await Parallel.ForEachAsync(await statistics.AllWaiting(cancel), options, async (waiting, stop) =>
        {
            if (await cases.LoadAsync(waiting.Id, stop) is not { Case: var c })
                await statistics.Erase(waiting.Id, stop);
            else if (SettledCase.Of(c, time.GetUtcNow()) != waiting.Finding)
                await statistics.Keep(c, time.GetUtcNow(), stop);
        });

        var waiting = await statistics.AllWaiting(cancel);
        await Parallel.ForEachAsync(Cohort.Form(waiting, one => one.Finding, month), options, async (batch, stop) =>
        {
            if (!await statistics.Add(Responses.NewNonce(), batch.Label, batch.Members, stop))
                Log.Waits(logger, batch.Members.Length);
        });
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The scoreboard of {Day} counts {Cases} cases")]
        public static partial void Published(ILogger logger, DateOnly day, int cases);

        [LoggerMessage(2, LogLevel.Information, "{Cases} cases wait on: one of them has just changed")]
        public static partial void Waits(ILogger logger, int cases);
    }
}
