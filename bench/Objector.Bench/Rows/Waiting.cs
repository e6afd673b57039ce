using Azure.Data.Tables;
using Objector.Core.Cases;
using Objector.Rig;

namespace Objector.Bench.Rows;

/// <summary>Open cases in storage, each with its row of the agenda; an Azurite in memory holds them, since one on disk saves all of them again every few seconds.</summary>
internal sealed class Waiting : IAsyncDisposable
{
    private const int AtOnce = 16;
    private const int MinutesAhead = 90 * 24 * 60;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private Waiting(Site site, int count, CaseId one) => (Site, Count, One) = (site, count, one);

    public Site Site { get; }

    public int Count { get; }

    /// <summary>Any of them.</summary>
    public CaseId One { get; }

    public static async Task<Waiting> Set(int count)
    {
        var site = await Site.Start(onDisk: false);
        var (seed, now, one) = (new Seed(site.Storage, "Europe/Berlin"), DateTimeOffset.UtcNow, default(CaseId));
        var rate = await Rounds.Rate(count, AtOnce, async n =>
        {
            var id = await seed.Opened(now);
            await seed.Wake(id, now.AddHours(6).AddMinutes((long)n * MinutesAhead / count));
            one = id;
        });
        Console.Error.WriteLine(Row.Say($"  {count:N0} cases written, {rate:N0} a second"));
        return new Waiting(site, count, one);
    }

    /// <returns>How many rows the agenda has, read through the SDK.</returns>
    public async Task<int> ReadAgenda() => await Site.Storage.Agenda.QueryAsync<TableEntity>().CountAsync();

    /// <summary>Starts a host that says when it has read the agenda.</summary>
    public HostProcess Launch() => Site.LaunchHost("--Logging:LogLevel:Objector.SelfHost.AlarmService=Information");

    public Task Wound(HostProcess host) =>
        Wait.Until(() => Task.FromResult(host.Output.Any(line => line.Contains(Row.Say($"The agenda holds {Count} items"), StringComparison.Ordinal))), "the agenda to be read", Patience);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
