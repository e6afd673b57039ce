using Azure;
using Azure.Data.Tables;
using Objector.App;
using Objector.Rig.InMemory;

namespace Objector.Tests.Stores;

public class MemoryTablesTests : TablesContract
{
    protected override Storage Storage { get; } = new MemoryStorage().Clients;
}

public class MemoryBlobsTests : BlobsContract
{
    protected override Storage Storage { get; } = new MemoryStorage().Clients;
}

public class MemoryStorageTests
{
    [Fact]
    public async Task Storage_that_is_away_fails_as_the_SDK_does()
    {
        var storage = new MemoryStorage();
        await storage.Clients.CreateAll(CancellationToken.None);
        await storage.Clients.Ping(CancellationToken.None);

        storage.IsAway = true;

        await Assert.ThrowsAsync<RequestFailedException>(() => storage.Clients.Ping(CancellationToken.None));
        await Assert.ThrowsAsync<RequestFailedException>(() => storage.Clients.Inbound.GetBlobClient("a").DownloadContentAsync());
    }

    // As Azure has it; Azurite answers in a form that the SDK cannot read.
    [Fact]
    public async Task A_transaction_of_more_than_a_hundred_actions_is_refused()
    {
        var table = new MemoryStorage().Clients.Cases;
        var rows = Enumerable.Range(0, 101).Select(number => new TableEntity("partition", $"{number}"));
        var actions = rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row));

        var refused = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(actions));

        Assert.Equal((400, "InvalidInput"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task A_filter_that_the_program_does_not_write_is_refused_and_not_guessed_at()
    {
        var rows = new MemoryStorage().Clients.Cases.QueryAsync<TableEntity>("Seq gt 3 or Seq lt 1");

        await Assert.ThrowsAsync<NotSupportedException>(async () => await rows.ToListAsync());
    }
}
