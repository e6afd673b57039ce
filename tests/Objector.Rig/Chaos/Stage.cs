using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Objector.App;
using Objector.App.Cases;
using Objector.SelfHost.Local;

namespace Objector.Rig.Chaos;

/// <summary>
/// Azurite and MailDev, a proxy before each of their ports that hosts use, and any number of hosts in processes of their own: in a
/// folder of its own, which goes at the end.
/// </summary>
public sealed class Stage : IAsyncDisposable
{
    private const string Secret = "a secret of the chaos suite alone";
    private const string InboundKey = "chaos";

    public const string InboundPath = $"/inbound/mime?key={InboundKey}";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly string directory = Directory.CreateTempSubdirectory("objector-chaos-").FullName;
    private readonly int[] ports = FreePorts.Take(7);
    private readonly List<Disturbance> disturbances = [];
    private readonly FaultProxy[] storageProxies;
    private LocalService? azurite;
    private LocalService? mailDev;

    private Stage(int seed)
    {
        Options = new LocalOptions("auto", directory, ports[0], ports[1], ports[2], ports[3], ports[4]);
        storageProxies = [.. new[] { ports[0], ports[1], ports[2] }.Select((port, index) => new FaultProxy(port, isHttp: true, seed + index))];
        SmtpProxy = new FaultProxy(ports[3], isHttp: false, seed + 3);
        Storage = new Storage(new TableServiceClient(Options.ConnectionString), new BlobServiceClient(Options.ConnectionString));
        Postbox = new Postbox(Path.Combine(directory, "maildev"));
    }

    public LocalOptions Options { get; }

    public string AzuriteFolder => Path.Combine(directory, "azurite");

    public FaultProxy SmtpProxy { get; }

    /// <summary>The storage itself, past the proxies.</summary>
    public Storage Storage { get; }

    public Postbox Postbox { get; }

    public Tokens Tokens { get; } = new(Secret);

    public IReadOnlyList<Disturbance> Disturbances
    {
        get
        {
            lock (disturbances)
                return [.. disturbances];
        }
    }

    public static async Task<Stage> Set(int seed)
    {
        var stage = new Stage(seed);
        await NodePackages.Install(RepositoryRoot.Find(), CancellationToken.None);
        await stage.StartAzurite();
        await stage.StartMailDev();
        await stage.Storage.CreateAll(CancellationToken.None);
        return stage;
    }

    /// <summary>Where a host of this number serves.</summary>
    public Uri Address(int number) => new($"http://127.0.0.1:{ports[5 + number]}");

    /// <param name="number">0 or 1: hosts of different numbers may run at the same time.</param>
    /// <param name="daysPerMinute">Of its clock.</param>
    public HostProcess LaunchHost(double daysPerMinute, int number = 0) => HostProcess.Launch(
    [
        .. Beside.Services(ProxiedConnectionString, SmtpProxy.Port, Address(0), Address(number), InboundKey, Secret),
        $"--Clock:DaysPerMinute={daysPerMinute.ToString(CultureInfo.InvariantCulture)}",
    ]);

    /// <summary>How late it is on the program's clock; waits while storage is away.</summary>
    public async Task<DateTimeOffset> Now()
    {
        while (true)
        {
            try
            {
                return await ProgramClock.Now(Storage);
            }
            catch (Exception e) when (e is Azure.RequestFailedException or AggregateException)
            {
                await Task.Delay(Pause);
            }
        }
    }

    public void FaultStorage(Fault fault)
    {
        foreach (var proxy in storageProxies)
            proxy.Now = fault;
    }

    /// <summary>Notes what is done meanwhile: it may explain a mail that left twice.</summary>
    public async Task Disturb(string what, Func<Task> doing)
    {
        var from = DateTimeOffset.UtcNow;
        await doing();
        lock (disturbances)
            disturbances.Add(new Disturbance(what, from, DateTimeOffset.UtcNow));
    }

    public async Task StartAzurite() => azurite = await LocalService.Start(
        LocalServices.Azurite(Options), RepositoryRoot.Find(), directory, NullLogger.Instance, CancellationToken.None);

    public async Task StopAzurite()
    {
        if (azurite is not null)
            await azurite.DisposeAsync();
        azurite = null;
    }

    public async Task StartMailDev() => mailDev = await LocalService.Start(
        LocalServices.MailDev(Options), RepositoryRoot.Find(), directory, NullLogger.Instance, CancellationToken.None);

    public async Task StopMailDev()
    {
        if (mailDev is not null)
            await mailDev.DisposeAsync();
        mailDev = null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var proxy in storageProxies.Append(SmtpProxy))
            proxy.Dispose();
        await StopAzurite();
        await StopMailDev();
        Postbox.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    private string ProxiedConnectionString => (Options with
    {
        BlobPort = storageProxies[0].Port,
        QueuePort = storageProxies[1].Port,
        TablePort = storageProxies[2].Port,
    }).ConnectionString;
}
