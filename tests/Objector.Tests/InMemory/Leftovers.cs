using Azure.Data.Tables;

namespace Objector.Tests.InMemory;

/// <summary>What is in storage, whatever it is.</summary>
internal static class Leftovers
{
    /// <returns>The keys of all rows about cases and mails; those that count submissions name nobody.</returns>
    public static async Task<IReadOnlyList<string>> Rows(this InMemoryApp app)
    {
        var storage = app.Storage.Clients;
        var rows = new List<string>();
        foreach (var table in new[] { storage.Cases, storage.Agenda, storage.HoldingPen, storage.Statistics, storage.Turns })
        {
            await foreach (var row in table.QueryAsync<TableEntity>())
                rows.Add($"{table.Name}/{row.PartitionKey}/{row.RowKey}");
        }

        return rows;
    }

    public static async Task<IReadOnlyList<string>> Blobs(this InMemoryApp app)
    {
        var blobs = new List<string>();
        foreach (var container in new[] { app.Storage.Clients.CaseFiles, app.Storage.Clients.Inbound })
        {
            await foreach (var blob in container.GetBlobsAsync())
                blobs.Add($"{container.Name}/{blob.Name}");
        }

        return blobs;
    }
}
