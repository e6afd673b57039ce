using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Objector.App;
using Objector.App.Cases;
using Objector.App.Email;
using Objector.App.Scheduling;
using Objector.App.Telemetry;
using Objector.Rig;
using Objector.SelfHost.Local;

namespace Objector.Bench.Measured;

/// <summary>The program without a host: everything that it is, over an Azurite of its own whose traffic is counted, with a clock that is set.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("objector-").FullName;
    private LocalServices? local;
    private ServiceProvider? services;

    private World()
    {
    }

    /// <summary>A Tuesday, ten in the morning in Berlin.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero));

    public Counting Counting { get; } = new();

    /// <summary>Past the counter.</summary>
    public Storage Uncounted { get; private set; } = null!;

    public static async Task<World> Start()
    {
        var world = new World();
        var ports = FreePorts.Take(5);
        var options = new LocalOptions("auto", world.directory, ports[0], ports[1], ports[2], ports[3], ports[4]);
        world.local = await LocalServices.Start(options, NullLoggerFactory.Instance, CancellationToken.None);
        world.Uncounted = new Storage(new TableServiceClient(options.ConnectionString), new BlobServiceClient(options.ConnectionString));
        await world.Uncounted.CreateAll(CancellationToken.None);
        world.services = world.Services(options.ConnectionString);
        return world;
    }

    public T Get<T>()
        where T : notnull => services!.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
            await services.DisposeAsync();
        if (local is not null)
            await local.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    private ServiceProvider Services(string connection)
    {
        var settings = ObjectorSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:ConnectionString"] = connection,
            ["PublicUrl"] = "https://objector.example",
            ["Keys:Secret"] = "sixteen characters and more",
            ["Inbound:Key"] = "inbound",
            ["Mail:From"] = "Objector <objector@objector.example>",
            ["Mail:InboundDomain"] = "reply.example",
            ["Mail:Smtp:Host"] = "127.0.0.1",
        }).Build());
        var (tables, blobs) = (new TableClientOptions(), new BlobClientOptions());
        tables.AddPolicy(Counting.OfTables, HttpPipelinePosition.PerRetry);
        blobs.AddPolicy(Counting.OfBlobs, HttpPipelinePosition.PerRetry);
        return new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton<ObjectorMetrics>()
            .AddObjector(settings, new Storage(new TableServiceClient(connection, tables), new BlobServiceClient(connection, blobs)), Clock, new HostInstance("bench"))
            .AddSingleton<ICaseScheduler, NoAlarm>()
            .AddSingleton<IEmailSender, Letterbox>()
            .BuildServiceProvider();
    }

    /// <summary>Whoever measures looks at the agenda.</summary>
    private sealed class NoAlarm : ICaseScheduler
    {
        public Task ScheduleAsync(ScheduledItem item, CancellationToken cancel) => Task.CompletedTask;
    }

    /// <summary>Takes every mail.</summary>
    private sealed class Letterbox : IEmailSender
    {
        public Task<SendResult> SendAsync(MimeMessage message, CancellationToken cancel) => Task.FromResult<SendResult>(new SendResult.Accepted());

        public Task<string?> CheckHealthAsync(CancellationToken cancel) => Task.FromResult<string?>(null);
    }
}
