using System.Globalization;

namespace Objector.SelfHost.Local;

/// <summary>Azurite and MailDev for a local run: found or started, and stopped again if started.</summary>
public sealed class LocalServices : IAsyncDisposable
{
    private readonly List<LocalService> services = [];

    private LocalServices()
    {
    }

    /// <exception cref="LocalServiceException">Node.js is missing, a port is taken, or a service does not start.</exception>
    public static async Task<LocalServices> Start(LocalOptions options, ILoggerFactory loggers, CancellationToken cancel)
    {
        var root = RepositoryRoot.Find();
        await NodePackages.Install(root, cancel);
        Directory.CreateDirectory(options.FullDirectory);

        var local = new LocalServices();
        try
        {
            foreach (var plan in new[] { Azurite(options), MailDev(options) })
                local.services.Add(await LocalService.Start(plan, root, options.FullDirectory, loggers.CreateLogger<LocalServices>(), cancel));
            return local;
        }
        catch
        {
            await local.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in services)
            await service.DisposeAsync();
    }

    internal static ServicePlan Azurite(LocalOptions options) => new(
        "Azurite",
        "node_modules/azurite/dist/src/azurite.js",
        [
            "--location", Path.Combine(options.FullDirectory, "azurite"),
            "--blobPort", Text(options.BlobPort), "--queuePort", Text(options.QueuePort), "--tablePort", Text(options.TablePort),
            "--blobHost", "127.0.0.1", "--queueHost", "127.0.0.1", "--tableHost", "127.0.0.1",
            "--silent", "--disableTelemetry", "--skipApiVersionCheck",
        ],
        [(options.BlobPort, "Local__BlobPort"), (options.QueuePort, "Local__QueuePort"), (options.TablePort, "Local__TablePort")],
        new Uri($"http://127.0.0.1:{options.BlobPort}/"),
        response => response.Headers.Server.ToString().Contains("Azurite", StringComparison.OrdinalIgnoreCase));

    internal static ServicePlan MailDev(LocalOptions options) => new(
        "MailDev",
        "node_modules/maildev/dist/bin/maildev.js",
        [
            "--smtp", Text(options.SmtpPort), "--web", Text(options.MailWebPort), "--ip", "127.0.0.1", "--web-ip", "127.0.0.1",
            "--mail-directory", Path.Combine(options.FullDirectory, "maildev"), "--silent",
        ],
        [(options.SmtpPort, "Local__SmtpPort"), (options.MailWebPort, "Local__MailWebPort")],
        new Uri($"http://127.0.0.1:{options.MailWebPort}/api/healthz"),
        response => response.IsSuccessStatusCode);

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
