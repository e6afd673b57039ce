using System.Collections.Concurrent;
using MailKit.Net.Smtp;
using MimeKit;
using Objector.Core.Cases;
using Objector.Rig;

namespace Objector.Bench.Rows;

/// <summary>
/// A thousand nudges that are due at once, after a hundred to warm up: from the hundredth that MailDev took to the last. The floor has a
/// connection to MailDev for each of its hands.
/// </summary>
internal static class Nudge
{
    private const double Least = 0.7;
    private const int AtOnce = 8;
    private const int EachRound = 1_000;
    private const int Warm = 100;

    // "Have you filed it?" comes two days after the confirmation.
    private static readonly TimeSpan Before = TimeSpan.FromDays(2);

    public static async Task<Row> Measure()
    {
        await using var site = await Site.Start();

        // Wherever it is noon now: nudges go out by day.
        var noon = 12 - DateTimeOffset.UtcNow.Hour;
        var seed = new Seed(site.Storage, noon == 0 ? "Etc/GMT" : Row.Say($"Etc/GMT{(noon > 0 ? "-" : "+")}{Math.Abs(noon)}"));
        await Due(seed, Warm);
        await site.StartHost();
        await site.AwaitMails(Warm);
        await site.Quiet();
        var nudge = await MimeMessage.LoadAsync(site.Mails[0].FullName);
        var raw = await File.ReadAllBytesAsync(site.Mails[0].FullName);

        var model = await Case(seed);
        var floor = await Floor.Open(site, model);
        await Floored(Warm);
        return Row.OfRate("nudge", await Rounds.Alternate(() => Floored(EachRound), Measured), Least);

        async Task<double> Floored(int count)
        {
            var cases = new CaseId[count];
            await Rounds.Rate(count, AtOnce, async n => cases[n] = await Case(seed));
            await site.ClearMails();

            // In turn: a connection that rests is closed by the server.
            var hands = new ConcurrentQueue<SmtpClient>();
            var rate = await Rounds.Rate(count, AtOnce, async n =>
            {
                await floor.Commit(await floor.Read(cases[n]));
                await floor.Upsert();
                await floor.Put(raw);
                var hand = hands.TryDequeue(out var free) ? free : await Connect(site);
                await hand.SendAsync(nudge);
                hands.Enqueue(hand);
            });
            foreach (var hand in hands)
                hand.Dispose();
            return rate;
        }

        async Task<double> Measured()
        {
            await site.StopHost();
            await Due(seed, EachRound + Warm);
            await site.ClearMails();
            await site.StartHost();
            await site.AwaitMails(EachRound + Warm);
            await site.Quiet();
            var at = site.Mails.Select(mail => mail.LastWriteTimeUtc).Order().ToList();
            return at.Count == EachRound + Warm ? EachRound / (at[^1] - at[Warm - 1]).TotalSeconds : throw new InvalidOperationException($"{at.Count} mails, not {EachRound + Warm}.");
        }
    }

    private static async Task<SmtpClient> Connect(Site site)
    {
        var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", site.Options.SmtpPort, MailKit.Security.SecureSocketOptions.None);
        return client;
    }

    private static Task<CaseId> Case(Seed seed) => seed.Confirmed(DateTimeOffset.UtcNow - Before - TimeSpan.FromMinutes(10));

    private static Task Due(Seed seed, int count) => Rounds.Rate(count, AtOnce, async _ => await seed.Wake(await Case(seed), DateTimeOffset.UtcNow));
}
