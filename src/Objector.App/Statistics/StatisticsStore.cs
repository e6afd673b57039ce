using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Objector.App.Cases;
using Objector.Core.Cases;
using Objector.Core.Statistics;

namespace Objector.App.Statistics;

/// <summary>A settled case that no batch has taken yet.</summary>
public sealed record WaitingCase(CaseId Id, SettledCase Finding, ETag ETag);

/// <summary>
/// What is counted of the cases that may be. One partition, so that a batch is formed in one transaction: its cases stop waiting and
/// become members as the batch appears. A member stays one: its case is never counted a second time, nor counted otherwise.
/// </summary>
public sealed class StatisticsStore(Storage storage)
{
    private const string Counted = "counted";
    private const string Waiting = "waiting-";
    private const string Member = "member-";
    private const string Batched = "batch-";
    private const string Published = "published";
    private const string Latest = "latest";

    private TableClient Table => storage.Statistics;

    /// <summary>Makes what waits to be counted agree with the case. Where it is so already, nothing changes.</summary>
    public async Task Keep(Case c, DateTimeOffset now, CancellationToken cancel)
    {
        switch (c.Submission.Statistics)
        {
            case null:
            case true when c.Filing is null:
                return;
            case true when SettledCase.Of(c, now) is null:
                await Delete(Waiting + c.Id, cancel);
                return;
            case true when await Find(Member + c.Id, cancel) is null:
                var finding = JsonSerializer.Serialize(SettledCase.Of(c, now), CaseJson.Options);

                // Written anew, the row would have another ETag, and the batch that is just taking it would not be formed.
                if (await Find(Waiting + c.Id, cancel) is { } known && ChunkedProperty.Read(known) == finding)
                    return;
                var row = new TableEntity(Counted, Waiting + c.Id);
                ChunkedProperty.Write(row, finding);
                await Table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancel);
                return;
            case false:
                await Leave(c.Id, cancel);
                return;
        }
    }

    /// <summary>The case is gone, and nobody took the consent back: its batch, which names nobody, counts on. Nothing links the two any more.</summary>
    public async Task Forget(CaseId id, CancellationToken cancel)
    {
        await Delete(Waiting + id, cancel);
        await Delete(Member + id, cancel);
    }

    /// <summary>The case is gone: so is every word of it.</summary>
    public async Task Erase(CaseId id, CancellationToken cancel)
    {
        await Leave(id, cancel);
        await Delete(Member + id, cancel);
    }

    public async Task<IReadOnlyList<WaitingCase>> AllWaiting(CancellationToken cancel)
    {
        var waiting = new List<WaitingCase>();
        await foreach (var row in Rows(Waiting, cancel))
            waiting.Add(new(CaseId.Parse(row.RowKey[Waiting.Length..])!.Value, Json<SettledCase>(row), row.ETag));
        return waiting;
    }

    /// <param name="name">New.</param>
    /// <returns>Whether the batch is there now: not so where one of its cases has changed, or is counted already.</returns>
    public async Task<bool> Add(string name, CohortKey label, IReadOnlyList<WaitingCase> members, CancellationToken cancel)
    {
        var batch = new TableEntity(Counted, Batched + name);
        ChunkedProperty.Write(batch, JsonSerializer.Serialize(Cohort.Of(label, [.. members.Select(member => member.Finding)]), CaseJson.Options));
        try
        {
            await Table.SubmitTransactionAsync(
                [
                    .. members.Select(one => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(Counted, Waiting + one.Id), one.ETag)),
                    .. members.Select(one => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(Counted, Member + one.Id) { ["Batch"] = name })),
                    new(TableTransactionActionType.Add, batch),
                ],
                cancel);
            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    public async Task<IReadOnlyList<Cohort>> Batches(CancellationToken cancel)
    {
        var batches = new List<Cohort>();
        await foreach (var row in Rows(Batched, cancel))
            batches.Add(Json<Cohort>(row));
        return batches;
    }

    /// <returns>Null where nothing was ever published.</returns>
    public async Task<PublishedStatistics?> LatestPublication(CancellationToken cancel) =>
        await Table.GetEntityIfExistsAsync<TableEntity>(Published, Latest, cancellationToken: cancel) is { HasValue: true, Value: var row } ? Json<PublishedStatistics>(row!) : null;

    public async Task Publish(PublishedStatistics publication, CancellationToken cancel)
    {
        var row = new TableEntity(Published, Latest);
        ChunkedProperty.Write(row, JsonSerializer.Serialize(publication, CaseJson.Options));
        await Table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancel);
    }

    /// <summary>Not counted any more; nor are those who were counted with it, or the difference would be this one case.</summary>
    private async Task Leave(CaseId id, CancellationToken cancel)
    {
        await Delete(Waiting + id, cancel);
        if (await Find(Member + id, cancel) is { } member)
            await Delete(Batched + member.GetString("Batch"), cancel);
    }

    private async Task<TableEntity?> Find(string row, CancellationToken cancel) =>
        await Table.GetEntityIfExistsAsync<TableEntity>(Counted, row, cancellationToken: cancel) is { HasValue: true, Value: var found } ? found : null;

    private Task Delete(string row, CancellationToken cancel) => Table.DeleteEntityAsync(Counted, row, ETag.All, cancel);

    // A full stop comes right after the hyphen.
    private AsyncPageable<TableEntity> Rows(string prefix, CancellationToken cancel) =>
        Table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Counted} and RowKey ge {prefix} and RowKey lt {prefix[..^1] + "."}"), cancellationToken: cancel);

    private static T Json<T>(TableEntity row) =>
        JsonSerializer.Deserialize<T>(ChunkedProperty.Read(row), CaseJson.Options) ?? throw new JsonException($"The row {row.RowKey} of the statistics is empty.");
}
