using Objector.App.Cases;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using Objector.Rig;

namespace Objector.Bench.Rows;

/// <summary>The page of a case with twenty events. The floor serves from a process of its own, started as the host is, see <see cref="ServeFloor"/>.</summary>
internal static class Page
{
    private const double Least = 0.6;
    private const int AtOnce = 64;
    private const int EachRound = 2_000;
    private const int Events = 20;

    public static async Task<Row> Measure()
    {
        await using var site = await Site.Start();
        await site.StartHost();
        var id = await WithEvents(new Seed(site.Storage, "Europe/Berlin"));
        if ((await new CaseStore(site.Storage).LoadAsync(id, CancellationToken.None))!.Seq is var seq and not Events)
            throw new InvalidOperationException($"It has {seq} events, not {Events}.");
        var page = new Uri(site.Http.BaseAddress!, site.Page(id));
        var bytes = (await site.Http.GetByteArrayAsync(page)).Length;

        var address = new Uri($"http://127.0.0.1:{FreePorts.Take(1)[0]}/");
        using var floor = HostProcess.LaunchBeside(typeof(Page).Assembly.Location, "serve-floor", $"{address}".TrimEnd('/'), site.Options.ConnectionString, Row.Say($"{bytes}"));
        await floor.Ready;
        var constant = new Uri(address, $"cases/{id}");
        if ((await site.Http.GetByteArrayAsync(constant)).Length != bytes)
            throw new InvalidOperationException("The floor has another size.");

        await Get(page, EachRound / 2);
        await Get(constant, EachRound / 2);
        var row = Row.OfRate("page", await Rounds.Alternate(() => Get(constant, EachRound), () => Get(page, EachRound)), Least);
        await floor.Kill();
        return row;

        Task<double> Get(Uri what, int count) => Rounds.Rate(count, AtOnce, async _ => await site.Http.GetByteArrayAsync(what));
    }

    private static Task<CaseId> WithEvents(Seed seed)
    {
        // Opened, confirmed, filed, and two mails; then three times: nudges put off, and an answer of Meta's, which a mail echoes.
        CaseCommand[] some =
        [
            new CaseCommand.Snooze(3, Origin.Page), new CaseCommand.Snooze(7, Origin.Page), new CaseCommand.Snooze(14, Origin.Page),
            new CaseCommand.LogReply(ReplyKind.Acknowledgement, null, "Thank you. We have received your request.", [], Origin.Page),
        ];
        var since = Enumerable.Repeat(some, 3).SelectMany(commands => commands);
        return seed.Confirmed(DateTimeOffset.UtcNow.AddDays(-1), since.Prepend(new CaseCommand.FileRequest(null, null, Origin.Page)));
    }
}
