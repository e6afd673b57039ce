using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Objector.App;

/// <summary>The tables and containers of one installation.</summary>
public sealed class Storage(TableServiceClient tables, BlobServiceClient blobs)
{
    /// <summary>One partition a case: its snapshot, its events, the commands it has seen.</summary>
    public TableClient Cases { get; } = tables.GetTableClient("cases");

    /// <summary>One row for everything that waits, with its next wake; a case's says where it stands.</summary>
    public TableClient Agenda { get; } = tables.GetTableClient("agenda");

    /// <summary>Mails that matched no case.</summary>
    public TableClient HoldingPen { get; } = tables.GetTableClient("holdingpen");

    /// <summary>What is counted of the cases that may be, and what was published of it.</summary>
    public TableClient Statistics { get; } = tables.GetTableClient("statistics");

    /// <summary>Whose turn it is to write to a mailbox that nobody has confirmed, and who waits for it.</summary>
    public TableClient Turns { get; } = tables.GetTableClient("turns");

    /// <summary>How much came in by the form this hour.</summary>
    public TableClient Budgets { get; } = tables.GetTableClient("budgets");

    public TableClient Settings { get; } = tables.GetTableClient("settings");

    /// <summary>Evidence and mails, below the id of their case.</summary>
    public BlobContainerClient CaseFiles { get; } = blobs.GetBlobContainerClient("cases");

    /// <summary>Mails as they came in, until they are read.</summary>
    public BlobContainerClient Inbound { get; } = blobs.GetBlobContainerClient("inbound");

    public async Task CreateAll(CancellationToken cancel)
    {
        foreach (var table in new[] { Cases, Agenda, HoldingPen, Statistics, Turns, Budgets, Settings })
            await table.CreateIfNotExistsAsync(cancel);
        foreach (var container in new[] { CaseFiles, Inbound })
            await container.CreateIfNotExistsAsync(cancellationToken: cancel);
    }

    /// <summary>Throws what the storage throws when it does not answer.</summary>
    public async Task Ping(CancellationToken cancel)
    {
        await Settings.GetEntityIfExistsAsync<TableEntity>("settings", "clock", cancellationToken: cancel);
        await CaseFiles.ExistsAsync(cancel);
    }
}
