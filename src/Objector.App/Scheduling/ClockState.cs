using Azure.Data.Tables;

namespace Objector.App.Scheduling;

/// <summary>
/// Keeps in storage how late it is, so that a restart never turns time back. While the program is down a fast clock stands still but
/// for the stretch since it was last written: an evening's pause must not cost a case its deadlines.
/// </summary>
public sealed class ClockState(Storage storage, TimeProvider real)
{
    /// <summary>How often the anchor is written, in real time.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private const string Partition = "settings";
    private const string Row = "clock";

    /// <param name="daysPerMinute">0: real time.</param>
    public async Task<TimeProvider> Start(double daysPerMinute, CancellationToken cancel)
    {
        var rate = daysPerMinute > 0 ? daysPerMinute * TimeSpan.FromDays(1).TotalMinutes : 1;
        var now = real.GetUtcNow();
        var found = await storage.Settings.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancel);
        if (!found.HasValue)
            return daysPerMinute > 0 ? new AcceleratedTimeProvider(real, now, rate) : real;

        var shown = found.Value!.GetDateTimeOffset("Shown")!.Value;
        var written = found.Value!.GetDateTimeOffset("Written")!.Value;
        var unseen = TimeSpan.FromTicks(Math.Clamp((now - written).Ticks, 0, 2 * Every.Ticks));
        var latest = shown + (unseen * found.Value!.GetDouble("Rate")!.Value);
        if (daysPerMinute <= 0 && latest <= now)
            return real;
        return new AcceleratedTimeProvider(real, latest > now ? latest : now, rate);
    }

    public async Task Write(AcceleratedTimeProvider clock, CancellationToken cancel) => await storage.Settings.UpsertEntityAsync(
        new TableEntity(Partition, Row) { ["Shown"] = clock.GetUtcNow(), ["Written"] = real.GetUtcNow(), ["Rate"] = clock.Rate },
        TableUpdateMode.Replace,
        cancel);
}
