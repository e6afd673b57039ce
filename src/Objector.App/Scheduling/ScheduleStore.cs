using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Objector.App.Cases;
using Objector.Core.Cases;

namespace Objector.App.Scheduling;

/// <summary>The row as it stood when it was armed: only whoever armed it last may settle it.</summary>
public readonly record struct WorkLease(ScheduledItem Item, ETag ETag);

/// <param name="Item">What waits now; null where nothing does.</param>
/// <param name="LeaseLost">Whether somebody armed the row since: what waits is theirs to say.</param>
/// <param name="ETag">Of the row as it was settled.</param>
public readonly record struct LeaseResult(ScheduledItem? Item, bool LeaseLost = false, ETag ETag = default);

/// <summary>
/// One row for everything that waits. It is armed a little ahead before anything is written, and settled to the real wake after: a
/// crash in between leaves a ring, not a silence. A case's row says where it stands, too. The store rings nothing itself.
/// </summary>
public sealed class ScheduleStore(Storage storage, TimeProvider time, ClockRate pace)
{
    /// <summary>How far ahead a row is armed; in real time, however fast the clock runs.</summary>
    public static readonly TimeSpan LeaseDuration = TimeSpan.FromMinutes(5);

    private TableClient Table => storage.Agenda;

    public async Task<WorkLease> BeginWorkAsync(ScheduledKind kind, string id, CancellationToken cancel, int tries = 0)
    {
        var item = new ScheduledItem(kind, id, time.GetUtcNow() + pace.ToProgramTime(LeaseDuration), tries, IsLeased: true);
        var answer = await Table.UpsertEntityAsync(Row(item), TableUpdateMode.Merge, cancel);
        return new WorkLease(item, answer.Headers.ETag!.Value);
    }

    /// <summary>
    /// Sets the real wake, or takes the item off the agenda. Where somebody armed the row since, it is theirs to settle: they saw, or
    /// will see, a newer case than we did.
    /// </summary>
    /// <param name="standing">Of the case as it was when the wake was worked out.</param>
    public async Task<LeaseResult> CompleteAsync(WorkLease armed, DateTimeOffset? wake, CancellationToken cancel, int tries = 0, OperatorStatus? standing = null)
    {
        try
        {
            if (wake is { } at)
            {
                var item = armed.Item with { Wake = at, Tries = tries, IsLeased = false };
                var row = Row(item);
                standing?.Write(row);
                var answer = await Table.UpdateEntityAsync(row, armed.ETag, TableUpdateMode.Replace, cancel);
                return new LeaseResult(item, ETag: answer.Headers.ETag!.Value);
            }

            await Table.DeleteEntityAsync(Shard(armed.Item.Id), armed.Item.Key, armed.ETag, cancel);
            return new LeaseResult(null);
        }
        catch (RequestFailedException e) when (e.Status is 412 or 404)
        {
            return new LeaseResult(null, LeaseLost: true);
        }
    }

    /// <summary>Puts an item on the agenda that is due at once and has nothing to be armed against.</summary>
    public async Task<ScheduledItem> Add(ScheduledKind kind, string id, CancellationToken cancel)
    {
        var item = new ScheduledItem(kind, id, time.GetUtcNow());
        await Table.UpsertEntityAsync(Row(item), TableUpdateMode.Merge, cancel);
        return item;
    }

    public IAsyncEnumerable<ScheduledItem> All(CancellationToken cancel) => Query(null, cancel);

    /// <summary>What should have been attended to before an instant.</summary>
    public IAsyncEnumerable<ScheduledItem> Overdue(DateTimeOffset since, CancellationToken cancel) =>
        Query(TableClient.CreateQueryFilter($"Wake lt {since}"), cancel);

    /// <returns>All that waits, and of each case where it stands; null where nobody has looked at it yet.</returns>
    public async IAsyncEnumerable<(ScheduledItem Item, OperatorStatus? Standing)> Overview([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in Table.QueryAsync<TableEntity>(cancellationToken: cancel))
            yield return (Item(row), OperatorStatus.Read(row));
    }

    private async IAsyncEnumerable<ScheduledItem> Query(string? filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in Table.QueryAsync<TableEntity>(filter, select: ["Kind", "Id", "Wake", "Tries", "Armed"], cancellationToken: cancel))
            yield return Item(row);
    }

    private static ScheduledItem Item(TableEntity row) => new(
        StoredName.Parse<ScheduledKind>(row.GetString("Kind")), row.GetString("Id"), row.GetDateTimeOffset("Wake")!.Value, row.GetInt32("Tries")!.Value, row.GetBoolean("Armed")!.Value);

    private static TableEntity Row(ScheduledItem item) => new(Shard(item.Id), item.Key)
    {
        ["Kind"] = StoredName.Word(item.Kind),
        ["Id"] = item.Id,
        ["Wake"] = item.Wake,
        ["Tries"] = item.Tries,
        ["Armed"] = item.IsLeased,
    };

    // Ids are as good as random: their first characters spread the rows over partitions.
    private static string Shard(string id) => id[..2];
}
