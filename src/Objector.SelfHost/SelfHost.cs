using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Objector.App;
using Objector.App.Cases;
using Objector.App.InboundEmail;
using Objector.App.Scheduling;
using Objector.App.Statistics;
using Objector.App.Telemetry;
using Objector.App.Web;
using Objector.SelfHost.Local;

namespace Objector.SelfHost;

/// <summary>Objector as one process: Kestrel, the alarm clock and, for local runs, the services it needs.</summary>
public sealed class SelfHost : IAsyncDisposable
{
    /// <summary>
    /// How long what was begun may take once it is asked to stop: as long as systemd waits by itself. A mail cut off before its record
    /// leaves twice.
    /// </summary>
    internal static readonly TimeSpan ToEnd = TimeSpan.FromSeconds(90);

    private readonly LocalServices? local;
    private readonly LocalOptions? options;

    private SelfHost(WebApplication app, LocalServices? local, LocalOptions? options) => (App, this.local, this.options) = (app, local, options);

    public WebApplication App { get; }

    /// <summary>Where it listens.</summary>
    public string Address => App.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>()
        .Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <exception cref="SettingsException">A setting is wrong.</exception>
    /// <exception cref="LocalServiceException">A local service cannot be had.</exception>
    /// <exception cref="StorageUnreachableException">The storage does not answer.</exception>
    /// <exception cref="AddressTakenException">The port is taken.</exception>
    public static async Task<SelfHost> Start(string[] args, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        using var early = LoggerFactory.Create(logging => logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddSimpleConsole());
        var options = LocalOptions.Read(builder.Configuration);
        var local = options.IsOff ? null : await LocalServices.Start(options, early, cancel);
        try
        {
            if (local is not null)
                LocalDefaults.Add(builder.Configuration, options);
            var app = await Build(builder, cancel);
            await Listen(app, builder.Configuration, cancel);
            return new SelfHost(app, local, local is null ? null : options);
        }
        catch
        {
            if (local is not null)
                await local.DisposeAsync();
            throw;
        }
    }

    public void Announce()
    {
        Console.WriteLine();
        Console.WriteLine($"  Objector   {Address}");
        if (options is not null)
        {
            Console.WriteLine($"  Mailbox    {options.MailWebUrl}   every mail that Objector sends arrives here");
            Console.WriteLine($"  Mail in    {Address}/inbound/mime?key={LocalDefaults.InboundKey}   post a raw reply here");
        }

        Console.WriteLine("  Ctrl+C stops it and all that it started.");
        Console.WriteLine();
    }

    public Task WaitForShutdown() => App.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        if (local is not null)
            await local.DisposeAsync();
    }

    private static async Task<WebApplication> Build(WebApplicationBuilder builder, CancellationToken cancel)
    {
        var settings = ObjectorSettings.Read(builder.Configuration);
        var (storage, time) = await settings.Open(cancel);

        builder.Services.AddObjector(settings, storage, time, Worker(builder.Configuration)).AddObjectorTelemetry(builder.Configuration);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ToEnd);
        builder.Services.AddSingleton<InMemoryScheduler>().AddSingleton<ICaseScheduler>(services => services.GetRequiredService<InMemoryScheduler>());
        builder.Services.AddHostedService<SchedulerService>().AddHostedService<ScoreboardService>().AddHostedService<ExpiredDataCleanupService>();
        if (settings.Imap.IsChosen)
            builder.Services.AddSingleton(settings.Imap).AddHostedService<ImapListener>();

        var app = builder.Build();
        app.UseObjector();
        app.MapObjector();
        return app;
    }

    // Two hosts on one machine cannot listen at one address: whoever has this name is this host, or was it before it was cut off.
    private static HostInstance Worker(ConfigurationManager configuration) =>
        new($"{Environment.MachineName} {configuration["urls"] ?? configuration["http_ports"]}");

    private static async Task Listen(WebApplication app, ConfigurationManager configuration, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            // What started before the server runs on; it must end before what it uses is disposed of.
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
            throw new AddressTakenException(configuration["urls"], e);
        }
    }
}

/// <summary>Something else listens where we would.</summary>
public sealed class AddressTakenException(string? url, Exception inner)
    : Exception($"{url} is taken by another program. Stop it, or choose another address: --urls http://localhost:8080", inner);
