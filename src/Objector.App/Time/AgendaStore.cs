using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace Objector.App.Time;

/// <summary>The row as it stood when it was armed: only whoever armed it last may settle it.</summary>
public readonly record struct Armed(AgendaKind Kind, string Id, ETag ETag);

/// <summary>
/// One row for everything that waits. It is armed a little ahead before anything is written, and settled to the real wake after: a
/// crash in between leaves a ring, not a silence.
/// </summary>
public sealed class AgendaStore(Storage storage, IAlarmClock alarm, TimeProvider time, Pace pace)
{
    /// <summary>In real time, however fast the clock runs.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromMinutes(5);

    private TableClient Table => storage.Agenda;

    public async Task<Armed> Arm(AgendaKind kind, string id, CancellationToken cancel, int tries = 0)
    {
        var item = new AgendaItem(kind, id, time.GetUtcNow() + pace.Of(Lead), tries, Armed: true);
        var answer = await Table.UpsertEntityAsync(Row(item), TableUpdateMode.Replace, cancel);
        await alarm.Ring(item, cancel);
        return new Armed(kind, id, answer.Headers.ETag!.Value);
    }

    /// <summary>
    /// Sets the real wake, or takes the item off the agenda. Where somebody armed the row since, it is theirs to settle: they saw, or
    /// will see, a newer case than we did.
    /// </summary>
    public async Task Settle(Armed armed, DateTimeOffset? wake, CancellationToken cancel, int tries = 0)
    {
        try
        {
            if (wake is { } at)
            {
                var item = new AgendaItem(armed.Kind, armed.Id, at, tries);
                await Table.UpdateEntityAsync(Row(item), armed.ETag, TableUpdateMode.Replace, cancel);
                await alarm.Ring(item, cancel);
            }
            else
            {
                await Table.DeleteEntityAsync(Shard(armed.Id), Key(armed.Kind, armed.Id), armed.ETag, cancel);
            }
        }
        catch (RequestFailedException e) when (e.Status is 412 or 404)
        {
            // Theirs to settle.
        }
    }

    /// <summary>Puts an item on the agenda that is due at once and has nothing to be armed against.</summary>
    public async Task Add(AgendaKind kind, string id, CancellationToken cancel)
    {
        var item = new AgendaItem(kind, id, time.GetUtcNow());
        await Table.UpsertEntityAsync(Row(item), TableUpdateMode.Replace, cancel);
        await alarm.Ring(item, cancel);
    }

    public async IAsyncEnumerable<AgendaItem> All([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in Table.QueryAsync<TableEntity>(select: ["Kind", "Id", "Wake", "Tries", "Armed"], cancellationToken: cancel))
        {
            yield return new AgendaItem(
                Enum.Parse<AgendaKind>(row.GetString("Kind")), row.GetString("Id"), row.GetDateTimeOffset("Wake")!.Value, row.GetInt32("Tries")!.Value, row.GetBoolean("Armed")!.Value);
        }
    }

    private static TableEntity Row(AgendaItem item) => new(Shard(item.Id), Key(item.Kind, item.Id))
    {
        ["Kind"] = item.Kind.ToString(),
        ["Id"] = item.Id,
        ["Wake"] = item.Wake,
        ["Tries"] = item.Tries,
        ["Armed"] = item.Armed,
    };

    private static string Key(AgendaKind kind, string id) => $"{kind}-{id}";

    // Ids are as good as random: their first characters spread the rows over partitions.
    private static string Shard(string id) => id[..2];
}
