using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Objector.App;
using Objector.Functions.Tests.App;
using Objector.Rig;
using Objector.SelfHost.Local;

[assembly: AssemblyFixture(typeof(TestServices))]

namespace Objector.Functions.Tests.App;

/// <summary>One Azurite and one MailDev for all tests of this project: each test has tables of its own, and addresses of its own.</summary>
public sealed class TestServices : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("objector-functions-").FullName;
    private LocalServices? local;
    private int storages;

    public TestServices()
    {
        var ports = FreePorts.Take(5);
        Options = new LocalOptions("auto", directory, ports[0], ports[1], ports[2], ports[3], ports[4]);
        Mail = new MailDev(new Uri($"http://127.0.0.1:{ports[4]}"));
    }

    public LocalOptions Options { get; }

    public MailDev Mail { get; }

    public async ValueTask InitializeAsync() =>
        local = await LocalServices.Start(Options, NullLoggerFactory.Instance, CancellationToken.None);

    /// <summary>Empty, and for one test alone: a watchdog that looks at the whole agenda finds only what its own test put there.</summary>
    public async Task<Storage> NewStorage()
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref storages)}");
        var storage = new Storage(new Tables(Options.ConnectionString, prefix), new Blobs(Options.ConnectionString, prefix));
        await storage.CreateAll(CancellationToken.None);
        return storage;
    }

    public async ValueTask DisposeAsync()
    {
        if (local is not null)
            await local.DisposeAsync();
        Mail.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    private sealed class Tables(string connection, string prefix) : TableServiceClient(connection)
    {
        public override TableClient GetTableClient(string tableName) => base.GetTableClient(prefix + tableName);
    }

    private sealed class Blobs(string connection, string prefix) : BlobServiceClient(connection)
    {
        public override BlobContainerClient GetBlobContainerClient(string blobContainerName) =>
            base.GetBlobContainerClient(prefix + blobContainerName);
    }
}
