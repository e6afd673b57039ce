using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using static Azure.Data.Tables.TableTransactionActionType;

namespace Objector.Rig.InMemory;

/// <summary>A table in memory, of rows that are <see cref="TableEntity"/>.</summary>
internal sealed class MemoryTable(MemoryStorage storage, string name) : TableClient
{
    private const int MaxInTransaction = 100;

    private readonly MemoryRows rows = new(storage);

    public override string Name => name;

    public override Uri Uri => new($"http://memory.example/{name}");

    public override Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) => Answer(() =>
        Response.FromValue(new TableItem(name), new MemoryAnswer(409)));

    public override Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
        Answer<NullableResponse<T>>(() =>
            rows.Find(partitionKey, rowKey, select) is { } found
                ? Response.FromValue(As<T>(found), new MemoryAnswer(200))
                : new Nothing<T>());

    public override AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
        new Found<T>(() =>
        {
            storage.Reach();
            return [.. rows.Query(RowFilter.Parse(filter), select).Select(As<T>)];
        });

    public override Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) =>
        Write(new TableTransactionAction(TableTransactionActionType.Add, entity));

    public override Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) =>
        Write(new TableTransactionAction(mode == TableUpdateMode.Merge ? UpsertMerge : UpsertReplace, entity));

    public override Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) =>
        Write(new TableTransactionAction(mode == TableUpdateMode.Merge ? UpdateMerge : UpdateReplace, entity, ifMatch));

    /// <summary>A row that is not there is no error, as the SDK has it.</summary>
    public override Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) => Answer<Response>(() =>
    {
        try
        {
            var etag = ifMatch == default ? ETag.All : ifMatch;
            rows.Write([new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partitionKey, rowKey), etag)]);
            return new MemoryAnswer(204);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return new MemoryAnswer(404);
        }
    });

    public override Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) => Answer(() =>
    {
        var actions = transactionActions.ToList();
        if (actions.Count == 0)
            throw new InvalidOperationException("A transaction has at least one action.");
        try
        {
            if (actions.Count > MaxInTransaction)
                throw MemoryAnswer.Failure(400, "InvalidInput");
            if (actions.Any(action => action.Entity.PartitionKey != actions[0].Entity.PartitionKey))
                throw MemoryAnswer.Failure(400, "CommandsInBatchActOnDifferentPartitions");
            if (actions.DistinctBy(action => action.Entity.RowKey).Count() < actions.Count)
                throw MemoryAnswer.Failure(400, "InvalidDuplicateRow");
            var written = rows.Write(actions).Select(etag => new MemoryAnswer(204, etag));
            return Response.FromValue<IReadOnlyList<Response>>([.. written], new MemoryAnswer(202));
        }
        catch (RequestFailedException e)
        {
            throw new TableTransactionFailedException(e);
        }
    });

    private Task<Response> Write(TableTransactionAction action) => Answer<Response>(() => new MemoryAnswer(204, rows.Write([action])[0]));

    private Task<T> Answer<T>(Func<T> answer)
    {
        try
        {
            storage.Reach();
            return Task.FromResult(answer());
        }
        catch (Exception e) when (e is RequestFailedException or InvalidOperationException)
        {
            return Task.FromException<T>(e);
        }
    }

    private static T As<T>(TableEntity row) =>
        row is T known ? known : throw new NotSupportedException($"Rows are read as {nameof(TableEntity)}, not as {typeof(T).Name}.");

    private sealed class Nothing<T> : NullableResponse<T>
    {
        public override bool HasValue => false;

        public override T? Value => throw new InvalidOperationException("The row is not there.");

        public override Response GetRawResponse() => new MemoryAnswer(404);
    }

    /// <summary>Read when it is enumerated, not when it is asked for.</summary>
    private sealed class Found<T>(Func<IReadOnlyList<T>> read) : AsyncPageable<T>
        where T : notnull
    {
        public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
        {
            await Task.CompletedTask;
            var (all, from) = (read(), continuationToken is null ? 0 : int.Parse(continuationToken, CultureInfo.InvariantCulture));
            yield return Page<T>.FromValues([.. all.Skip(from)], null, new MemoryAnswer(200));
        }
    }
}
