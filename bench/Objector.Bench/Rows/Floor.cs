using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Objector.App;
using Objector.Core.Cases;

namespace Objector.Bench.Rows;

/// <summary>
/// What the floors are made of: the SDKs, straight, with rows and blobs as large as the program's own, which are copies of them. Cases are
/// in the table that the program has, so that its size meets both.
/// </summary>
internal sealed class Floor
{
    private readonly Storage storage;
    private readonly TableClient table;
    private readonly BlobContainerClient container;
    private readonly TableEntity snapshot;
    private readonly TableEntity happened;
    private readonly TableEntity command;

    private Floor(Storage storage, TableClient table, BlobContainerClient container, List<TableEntity> model)
    {
        (this.storage, this.table, this.container) = (storage, table, container);
        snapshot = model.Single(row => row.RowKey == "snapshot");
        happened = model.First(row => row.RowKey.StartsWith("event-", StringComparison.Ordinal));
        command = model.First(row => row.RowKey.StartsWith("command-", StringComparison.Ordinal));
    }

    /// <param name="model">A case of the program's, whose rows are copied.</param>
    public static async Task<Floor> Open(Rig.Site site, CaseId model)
    {
        var table = new TableServiceClient(site.Options.ConnectionString).GetTableClient("floor");
        var container = new BlobServiceClient(site.Options.ConnectionString).GetBlobContainerClient("floor");
        await table.CreateIfNotExistsAsync();
        await container.CreateIfNotExistsAsync();
        var rows = await site.Storage.Cases.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {model.ToString()}")).ToListAsync();
        return new Floor(site.Storage, table, container, rows);
    }

    public async Task Put(byte[] bytes) => await container.GetBlobClient(Name).UploadAsync(BinaryData.FromBytes(bytes));

    /// <summary>A row as the agenda's are.</summary>
    public async Task Upsert()
    {
        var id = Name;
        var row = new TableEntity(id[..2], $"Case-{id}") { ["Kind"] = "Case", ["Id"] = id, ["Wake"] = DateTimeOffset.UtcNow, ["Tries"] = 0, ["Armed"] = false };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace);
    }

    public async Task<TableEntity> Read(CaseId id) => await storage.Cases.GetEntityAsync<TableEntity>(id.ToString(), "snapshot");

    /// <summary>Three rows: a new case with its first event, and the command that it came by.</summary>
    public async Task Add()
    {
        var id = Name;
        await storage.Cases.SubmitTransactionAsync(new[] { snapshot, happened, command }.Select(row => new TableTransactionAction(TableTransactionActionType.Add, Copy(row, id, row.RowKey))));
    }

    /// <summary>Three rows: the snapshot as it was read, a new event and a new command.</summary>
    public async Task Commit(TableEntity read) => await storage.Cases.SubmitTransactionAsync(
    [
        new(TableTransactionActionType.UpdateReplace, read, read.ETag),
        new(TableTransactionActionType.Add, Copy(happened, read.PartitionKey, $"event-{Name}")),
        new(TableTransactionActionType.Add, Copy(command, read.PartitionKey, $"command-{Name}")),
    ]);

    private static string Name => Guid.NewGuid().ToString("N");

    private static TableEntity Copy(TableEntity row, string partition, string key)
    {
        var copy = new TableEntity(partition, key);
        foreach (var (name, value) in row.Where(property => property.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")))
            copy[name] = value;
        return copy;
    }
}
