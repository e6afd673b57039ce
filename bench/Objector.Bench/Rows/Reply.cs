using Azure.Storage.Blobs.Models;
using MimeKit;
using MimeKit.Utils;
using Objector.App.Cases;
using Objector.Core.Cases;
using Objector.Rig;

namespace Objector.Bench.Rows;

/// <summary>
/// Answers by mail: from the first <c>POST /inbound/mime</c> until all are logged, seen by there being no raw mail left. The mails that say
/// so leave meanwhile, as in <see cref="Submit"/>.
/// </summary>
internal static class Reply
{
    private const double Least = 0.6;
    private const int AtOnce = 8;
    private const int EachRound = 200;

    public static async Task<Row> Measure()
    {
        await using var site = await Site.Start();
        await site.StartHost();
        var seed = new Seed(site.Storage, "Europe/Berlin");
        await Measured(5 * AtOnce);
        var floor = await Floor.Open(site, await Filed(seed));
        await Floored(5 * AtOnce);
        return Row.OfRate("reply", await Rounds.Alternate(() => Floored(EachRound), () => Measured(EachRound)), Least);

        async Task<double> Floored(int count)
        {
            var cases = await Many(seed, count);
            var raw = Answer(site, cases[0]);
            return await Rounds.Rate(count, AtOnce, async n =>
            {
                await floor.Put(raw);
                await floor.Upsert();
                await floor.Commit(await floor.Read(cases[n]));
                await floor.Upsert();
            });
        }

        async Task<double> Measured(int count)
        {
            var cases = await Many(seed, count);
            var answers = cases.Select(id => Answer(site, id)).ToList();
            var since = System.Diagnostics.Stopwatch.GetTimestamp();
            await Rounds.Rate(count, AtOnce, n => Post(site, answers[n]));
            await Wait.Until(async () => await NoneLeft(site), "the mails to be read", TimeSpan.FromMinutes(5));
            var rate = count / System.Diagnostics.Stopwatch.GetElapsedTime(since).TotalSeconds;
            await site.Quiet();
            foreach (var id in cases)
            {
                if ((await new CaseStore(site.Storage).LoadAsync(id, CancellationToken.None))!.Case.LastReply is null)
                    throw new InvalidOperationException("An answer was not logged.");
            }

            return rate;
        }
    }

    private static async Task<bool> NoneLeft(Site site)
    {
        await foreach (var page in site.Storage.Inbound.GetBlobsAsync(new GetBlobsOptions()).AsPages(pageSizeHint: 1))
            return page.Values.Count == 0;
        return true;
    }

    private static async Task<CaseId[]> Many(Seed seed, int count)
    {
        var cases = new CaseId[count];
        await Rounds.Rate(count, AtOnce, async n => cases[n] = await Filed(seed));
        return cases;
    }

    private static Task<CaseId> Filed(Seed seed) => seed.Confirmed(DateTimeOffset.UtcNow.AddDays(-1), new CaseCommand.FileRequest(null, null, Origin.Page));

    private static async Task Post(Site site, byte[] raw)
    {
        using var response = await site.Http.PostAsync(Site.InboundPath, new ByteArrayContent(raw));
        response.EnsureSuccessStatusCode();
    }

    private static byte[] Answer(Site site, CaseId id)
    {
        var answer = new MimeMessage { Subject = "Re: Has Meta answered?", MessageId = MimeUtils.GenerateMessageId("example.org") };
        answer.From.Add(MailboxAddress.Parse(Seed.EmailOf(id)));
        answer.To.Add(MailboxAddress.Parse($"case+{site.Tokens.Issue(TokenScope.Inbound, id)}@localhost"));
        answer.Body = new TextPart("plain") { Text = $"Thank you. We have received your request and will get back to you.\r\n\r\nOn Tuesday Objector wrote:\r\n{string.Concat(Enumerable.Repeat("> Has Meta answered your request? Tell us by answering this mail.\r\n", 30))}" };
        using var raw = new MemoryStream();
        answer.WriteTo(raw);
        return raw.ToArray();
    }
}
