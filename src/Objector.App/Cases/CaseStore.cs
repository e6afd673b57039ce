using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Objector.Core.Cases;

namespace Objector.App.Cases;

/// <summary>A case as it was read, with what is needed to write it back.</summary>
/// <param name="Hash">Of its last event.</param>
/// <param name="Sending">Who is sending which mail of it; null where nobody is.</param>
public sealed record VersionedCase(Case Case, long Seq, string Hash, ETag ETag, SendLease? Sending = null);

/// <summary>A case and all that happened to it.</summary>
public sealed record CaseWithEvents(Case Case, IReadOnlyList<StoredEvent> Events);

public abstract record SaveResult
{
    private SaveResult()
    {
    }

    public sealed record Saved(VersionedCase Stored) : SaveResult;

    /// <summary>Somebody else wrote in between: load and decide again.</summary>
    public sealed record Conflict : SaveResult;

    /// <summary>This command was carried out before.</summary>
    public sealed record Duplicate : SaveResult;
}

/// <summary>
/// Cases in Table storage. A commit is one entity-group transaction in the partition of the case: the snapshot under its ETag, a row
/// an event, and a row that remembers the command, so that a command can be carried out only once however often it comes.
/// </summary>
public sealed class CaseStore(Storage storage)
{
    internal const string Snapshot = "snapshot";

    // Right before the snapshot, so that a case and its events are one range of rows.
    private const string EventPrefix = "event-";
    private const string AfterEvents = "event.";
    private const string CommandPrefix = "command-";

    private TableClient Table => storage.Cases;

    public async Task<VersionedCase?> LoadAsync(CaseId id, CancellationToken cancel)
    {
        var found = await Table.GetEntityIfExistsAsync<TableEntity>(id.ToString(), Snapshot, cancellationToken: cancel);
        return found.HasValue ? Read(found.Value!) : null;
    }

    /// <param name="before">What the decision was made on; null for a new case.</param>
    public async Task<SaveResult> SaveAsync(CaseId id, VersionedCase? before, string command, IReadOnlyList<CaseEvent> events, CancellationToken cancel)
    {
        var after = events.Aggregate(before?.Case, CaseHistory.Evolve)!;
        var recorded = EventHashChain.Append(before?.Seq ?? 0, before?.Hash ?? "", command, events);
        var (seq, hash) = (recorded[^1].Seq, recorded[^1].Hash);

        // What is reported on is not being sent any more.
        var sending = before?.Sending is { } mail && !events.Any(mail.IsReportedBy) ? mail : null;
        var snapshot = Entity(id, Snapshot, JsonSerializer.Serialize(after, CaseJson.Options), seq, hash);
        sending?.Write(snapshot);
        var actions = new List<TableTransactionAction>
        {
            before is null
                ? new(TableTransactionActionType.Add, snapshot)
                : new(TableTransactionActionType.UpdateReplace, snapshot, before.ETag),
            new(TableTransactionActionType.Add, new TableEntity(id.ToString(), CommandRow(command)) { ["Seq"] = seq }),
        };
        actions.AddRange(recorded.Select(e => new TableTransactionAction(TableTransactionActionType.Add, Entity(id, e))));

        try
        {
            var answer = await Table.SubmitTransactionAsync(actions, cancel);
            return new SaveResult.Saved(new VersionedCase(after, seq, hash, answer.Value[0].Headers.ETag!.Value, sending));
        }
        catch (TableTransactionFailedException e) when (e.Status is 409 or 412 or 404)
        {
            // A retry after a lost answer fails like a conflict: the command's own row tells the two apart.
            return await HasSeen(id, command, cancel) ? new SaveResult.Duplicate() : new SaveResult.Conflict();
        }
    }

    /// <summary>Notes who is about to send a mail. Of two who read the same, the second fails.</summary>
    /// <returns>Null where somebody else wrote in between.</returns>
    public async Task<VersionedCase?> AcquireSendLeaseAsync(VersionedCase stored, SendLease sending, CancellationToken cancel)
    {
        var row = new TableEntity(stored.Case.Id.ToString(), Snapshot);
        sending.Write(row);
        try
        {
            var answer = await Table.UpdateEntityAsync(row, stored.ETag, TableUpdateMode.Merge, cancel);
            return stored with { ETag = answer.Headers.ETag!.Value, Sending = sending };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
    }

    public async Task<bool> HasSeen(CaseId id, string command, CancellationToken cancel) =>
        (await Table.GetEntityIfExistsAsync<TableEntity>(id.ToString(), CommandRow(command), ["RowKey"], cancel)).HasValue;

    /// <summary>Of one moment, up to a thousand events: they are read with the case in one query.</summary>
    public async Task<CaseWithEvents?> LoadWithEventsAsync(CaseId id, CancellationToken cancel)
    {
        var events = new List<StoredEvent>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {id.ToString()} and RowKey ge {EventPrefix} and RowKey le {Snapshot}");
        await foreach (var row in Table.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
        {
            if (row.RowKey == Snapshot)
                return new CaseWithEvents(Read(row).Case, events);
            events.Add(ReadEvent(row));
        }

        return null;
    }

    public async Task<IReadOnlyList<StoredEvent>> LoadEventsAsync(CaseId id, CancellationToken cancel)
    {
        var events = new List<StoredEvent>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {id.ToString()} and RowKey ge {EventPrefix} and RowKey lt {AfterEvents}");
        await foreach (var row in Table.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
            events.Add(ReadEvent(row));
        return events;
    }

    /// <summary>Deletes every row of the case; the snapshot last, so that a purge cut short is found and finished.</summary>
    public async Task Purge(CaseId id, CancellationToken cancel)
    {
        var keys = new List<string>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {id.ToString()}");
        await foreach (var row in Table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancel))
            keys.Add(row.RowKey);

        foreach (var some in keys.Where(key => key != Snapshot).Concat(keys.Where(key => key == Snapshot)).Chunk(100))
        {
            await Table.SubmitTransactionAsync(
                some.Select(key => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(id.ToString(), key), ETag.All)), cancel);
        }
    }

    private static VersionedCase Read(TableEntity row) => new(
        JsonSerializer.Deserialize<Case>(ChunkedProperty.Read(row), CaseJson.Options)
            ?? throw new JsonException($"The snapshot of case {row.PartitionKey} is empty."),
        row.GetInt64("Seq")!.Value,
        row.GetString("Hash"),
        row.ETag,
        SendLease.Read(row));

    private static StoredEvent ReadEvent(TableEntity row) => new(row.GetInt64("Seq")!.Value, row.GetString("Command"), ChunkedProperty.Read(row), row.GetString("Hash"));

    private static TableEntity Entity(CaseId id, StoredEvent e)
    {
        var row = Entity(id, EventPrefix + e.Seq.ToString("D10", CultureInfo.InvariantCulture), e.Data, e.Seq, e.Hash);
        row["Command"] = e.Command;
        return row;
    }

    private static TableEntity Entity(CaseId id, string rowKey, string data, long seq, string hash)
    {
        var row = new TableEntity(id.ToString(), rowKey) { ["Seq"] = seq, ["Hash"] = hash };
        ChunkedProperty.Write(row, data);
        return row;
    }

    private static string CommandRow(string command) =>
        CommandPrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(command)));
}
