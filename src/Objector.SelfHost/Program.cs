using Objector.App;
using Objector.SelfHost;
using Objector.SelfHost.Local;

try
{
    await using var host = await SelfHost.Start(args, CancellationToken.None);
    host.Announce();
    await host.WaitForShutdown();
    return 0;
}
catch (Exception e) when (e is SettingsException or LocalServiceException or StorageUnreachableException or AddressTakenException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
