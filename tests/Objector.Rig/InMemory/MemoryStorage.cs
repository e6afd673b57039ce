using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Objector.App;

namespace Objector.Rig.InMemory;

/// <summary>
/// The storage of one installation, in memory: the clients of Azure's SDK, with the conflicts, ETags and errors of the real ones, so that
/// everything above runs as it is. Its tables and containers are there from the start. What the program does not use of a client is not
/// there. The same contract tests run over this and over Azurite.
/// </summary>
public sealed class MemoryStorage
{
    public MemoryStorage() => Clients = new Storage(new Tables(this), new Blobs(this));

    public Storage Clients { get; }

    /// <summary>Whether it does not answer.</summary>
    public bool IsAway { get; set; }

    /// <summary>Whether another writer is always first: no row that was read can be replaced.</summary>
    public bool IsBusy { get; set; }

    /// <exception cref="RequestFailedException">It is away.</exception>
    internal void Reach()
    {
        if (IsAway)
            throw new RequestFailedException("Connection refused");
    }

    private sealed class Tables(MemoryStorage storage) : TableServiceClient
    {
        public override TableClient GetTableClient(string tableName) => new MemoryTable(storage, tableName);
    }

    private sealed class Blobs(MemoryStorage storage) : BlobServiceClient
    {
        public override BlobContainerClient GetBlobContainerClient(string blobContainerName) =>
            new MemoryContainer(storage, blobContainerName);
    }
}
