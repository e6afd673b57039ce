using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Objector.SelfHost.Local;

namespace Objector.Rig;

/// <summary>
/// The one Azurite, in memory, and the one MailDev of a test run. Each installation takes a <see cref="Tenant"/> of them, and so sees
/// nothing of the others. Register it as an assembly fixture, so that both end with the run; a run that is killed takes them along.
/// </summary>
public sealed class SharedServices : IAsyncDisposable
{
    private const string EmulatorAccount = "devstoreaccount1";
    private const int MostTenants = 500;

    private static readonly Lazy<Task<SharedServices>> Running = new(StartAsync);
    private static int tenants;

    private readonly string directory = Directory.CreateTempSubdirectory("objector-shared-").FullName;
    private Azurite? azurite;
    private LocalServices? services;

    // For the assembly fixture, which only ends what a test has started.
    public SharedServices()
    {
        var ports = FreePorts.Take(5);
        Options = new LocalOptions("auto", directory, ports[0], ports[1], ports[2], ports[3], ports[4]);
    }

    /// <summary>Where they listen.</summary>
    public LocalOptions Options { get; }

    /// <summary>A storage account and a sender that nobody else in this run has. Starts the services with the first.</summary>
    /// <exception cref="InvalidOperationException">The run has taken all 500.</exception>
    public static async Task<Tenant> TakeAsync()
    {
        var shared = await Running.Value;
        var number = Interlocked.Increment(ref tenants);
        if (number > MostTenants)
            throw new InvalidOperationException($"All {MostTenants} storage accounts of the shared Azurite are taken: raise {nameof(MostTenants)}.");
        return new Tenant(
            shared.Options,
            shared.Options.ConnectionString.Replace(EmulatorAccount, Account(number), StringComparison.Ordinal),
            string.Create(CultureInfo.InvariantCulture, $"objector-{number}@localhost"));
    }

    public async ValueTask DisposeAsync()
    {
        if (Running.IsValueCreated && await Running.Value is var shared && shared != this)
            await shared.DisposeAsync();
        if (services is not null)
            await services.DisposeAsync();
        if (azurite is not null)
            await azurite.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    private static async Task<SharedServices> StartAsync()
    {
        var shared = new SharedServices();
        shared.azurite = await Azurite.Start(shared.Options, logs: false, onDisk: false, [EmulatorAccount, .. Enumerable.Range(1, MostTenants).Select(Account)]);
        shared.services = await LocalServices.Start(shared.Options, NullLoggerFactory.Instance, CancellationToken.None);
        return shared;
    }

    private static string Account(int number) => string.Create(CultureInfo.InvariantCulture, $"installation{number}");
}

/// <summary>One installation's part of the shared services.</summary>
/// <param name="Services">Where they listen.</param>
/// <param name="ConnectionString">Of a storage account of its own.</param>
/// <param name="Sender">The address that its mails come from, by which they are told from the others'.</param>
public sealed record Tenant(LocalOptions Services, string ConnectionString, string Sender);
