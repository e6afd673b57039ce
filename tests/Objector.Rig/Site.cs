using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Objector.App;
using Objector.App.Cases;
using Objector.App.Scheduling;
using Objector.SelfHost.Local;

namespace Objector.Rig;

/// <summary>
/// A small installation: Azurite, MailDev, and a self-host over them in a process of its own, with nothing between them. In a folder of
/// its own, which goes at the end.
/// </summary>
public sealed class Site : IAsyncDisposable
{
    private const string Secret = "a secret of the bench alone";
    private const string InboundKey = "bench";

    public const string InboundPath = $"/inbound/mime?key={InboundKey}";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly string directory = Directory.CreateTempSubdirectory("objector-site-").FullName;
    private readonly int[] ports = FreePorts.Take(6);
    private LocalServices? services;
    private TimeSpan ahead;

    private Site()
    {
        Options = new LocalOptions("auto", directory, ports[0], ports[1], ports[2], ports[3], ports[4]);
        Storage = new Storage(new TableServiceClient(Options.ConnectionString), new BlobServiceClient(Options.ConnectionString));
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{ports[5]}"), Timeout = TimeSpan.FromMinutes(2) };
    }

    public LocalOptions Options { get; }

    /// <summary>The storage itself, past the program.</summary>
    public Storage Storage { get; }

    public Tokens Tokens { get; } = new(Secret);

    public HttpClient Http { get; }

    /// <summary>Null where the services are those of any local run.</summary>
    public Azurite? Azurite { get; private set; }

    /// <summary>Null while it is stopped.</summary>
    public HostProcess? Host { get; private set; }

    /// <summary>What the host's clock shows.</summary>
    public DateTimeOffset Now => DateTimeOffset.UtcNow + ahead;

    /// <param name="logs">Whether Azurite logs each request.</param>
    /// <param name="onDisk">Whether Azurite keeps what it holds on disk, as that of a local run.</param>
    public static async Task<Site> Start(bool logs = false, bool onDisk = true)
    {
        var site = new Site();
        if (logs || !onDisk)
            site.Azurite = await Azurite.Start(site.Options, logs, onDisk);
        site.services = await LocalServices.Start(site.Options, NullLoggerFactory.Instance, CancellationToken.None);
        await site.Storage.CreateAll(CancellationToken.None);
        return site;
    }

    /// <summary>Starts the host, and waits for nothing.</summary>
    public HostProcess LaunchHost(params IEnumerable<string> settings) => Host = HostProcess.Launch(
    [
        .. Beside.Services(Options.ConnectionString, Options.SmtpPort, Http.BaseAddress!, Http.BaseAddress!, InboundKey, Secret),
        // They fill in forms as fast as they can.
        "--Limits:SecondsToFillIn=0",
        .. settings,
    ]);

    public Task StartHost() => LaunchHost().Ready;

    public async Task StopHost()
    {
        if (Host is not null)
        {
            await Host.Terminate();
            Host.Dispose();
        }

        Host = null;
    }

    /// <summary>Lets time pass until an instant: the host sleeps through it, and goes on from there in real time.</summary>
    public async Task SkipTo(DateTimeOffset to)
    {
        await StopHost();
        ahead = to - DateTimeOffset.UtcNow;
        await ProgramClock.Set(Storage, to);
        await StartHost();
    }

    /// <summary>Waits until the host has nothing left to do: no row of the agenda is armed or due.</summary>
    public Task Quiet() => Wait.Until(
        async () => !await Agenda.Overdue(Now + (2 * ScheduleStore.LeaseDuration), CancellationToken.None).AnyAsync(), "the host to have done what is due", Patience);

    /// <summary>Past the program. It looks at the agenda as no self-host does: with a filter.</summary>
    public ScheduleStore Agenda => new(Storage, TimeProvider.System, new ClockRate(1));

    /// <summary>The path of a case's page.</summary>
    public string Page(Core.Cases.CaseId id) => $"/cases/{Tokens.Issue(TokenScope.View, id)}";

    /// <summary>Every mail that MailDev has taken, as a file.</summary>
    public IReadOnlyList<FileInfo> Mails => new DirectoryInfo(Path.Combine(directory, "maildev")) is { Exists: true } folder ? folder.GetFiles("*.eml") : [];

    public Task AwaitMails(int count) => Wait.Until(() => Task.FromResult(Mails.Count >= count), $"{count} mails", Patience);

    /// <summary>MailDev keeps in memory what it took, and gets slower: this makes it as it was.</summary>
    public async Task ClearMails()
    {
        using var cleared = await Http.DeleteAsync(new Uri($"http://127.0.0.1:{ports[4]}/api/email/all"));
        cleared.EnsureSuccessStatusCode();
        await Wait.Until(() => Task.FromResult(Mails.Count == 0), "MailDev to have forgotten");
    }

    public async ValueTask DisposeAsync()
    {
        await StopHost();
        if (services is not null)
            await services.DisposeAsync();
        if (Azurite is not null)
            await Azurite.DisposeAsync();
        Http.Dispose();
        Directory.Delete(directory, recursive: true);
    }
}
