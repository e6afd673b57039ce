using Azure;
using Azure.Data.Tables;
using Objector.App.Scheduling;
using Objector.Bench.Simulation;
using Objector.Core.Cases;
using Objector.Rig;

namespace Objector.Bench.Rows;

/// <summary>
/// What one whole life asks of storage: a case with a screenshot, confirmed, filed, nudged four times, ended by the answer, kept for its time
/// and purged. Its owner does not let it be counted. What comes by itself on the way is in it: the question about the settings, the deadline.
/// </summary>
internal sealed class Operations(Site site, Ledger ledger)
{
    private const int Most = 60;
    private const int Nudges = 4;

    // The mails that have left.
    private readonly HashSet<string> known = [];
    private CaseId id;
    private int wakes;
    private int commands;
    private int longWaits;

    public static async Task<Row> Measure()
    {
        await using var site = await Site.Start(logs: true);
        await site.StartHost();
        var ledger = new Ledger(site);
        var life = new Operations(site, ledger);
        await life.Live();
        return life.Told();
    }

    private async Task Live()
    {
        await ledger.Forget();
        id = await Submit.Post(site, Screenshot.Png());
        await Done("submitted");
        await ForgetTheHour();
        await Press("confirm");
        await Press("filed");
        while (!site.Mails.Any(mail => Slug(mail).StartsWith($"nudge-{Nudges}-", StringComparison.Ordinal)))
            await Sleep();
        await Press("reply", ("kind", "approved"), ("text", "We will honor your objection."));
        while (await Wake() is not null)
            await Sleep();
    }

    private Row Told()
    {
        var (tables, queues) = (Durable.Tables(wakes, longWaits, commands), Durable.Queues(wakes, longWaits, commands));
        return new Row(
            "storage operations", "one life, counted from Azurite's log", "", Row.Say($"{ledger.Operations} in the self-host; in Functions these, and by estimate {tables:N0} of tables and {queues:N0} of queues by the orchestrators"),
            $"at most {Most} in the self-host", ledger.Operations <= Most, ledger.Markdown());
    }

    private async Task Press(string action, params (string Name, string Value)[] fields)
    {
        var form = new FormUrlEncodedContent(fields.Append(("nonce", action)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var answer = await site.Http.PostAsync($"{site.Page(id)}/{action}", form);
        if ((int)answer.StatusCode != 303)
            throw new InvalidOperationException($"{action} was answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        await Done(action);
    }

    private async Task Done(string what)
    {
        commands++;
        await site.Quiet();
        await Close(what);
    }

    /// <summary>Until the case's next wake, and what it brings.</summary>
    private async Task Sleep()
    {
        var wake = await Wake() ?? throw new InvalidOperationException("Nothing waits.");
        longWaits += (int)((wake - site.Now).TotalDays / Counts.DaysOfTimer);
        wakes++;
        await ledger.Forget();
        await site.SkipTo(wake.AddSeconds(30));
        await site.Quiet();
        await Close(await Wake() is null ? "kept for its time, and purged" : "woken");
    }

    /// <summary>A step is named by the mails that left with it.</summary>
    private async Task Close(string what)
    {
        var left = site.Mails.Select(Slug).Except(known).Order(StringComparer.Ordinal).ToList();
        known.UnionWith(left);
        wakes += what == "woken" ? 0 : left.Count;
        await ledger.Close(left.Count > 0 ? $"{what}, {string.Join(" and ", left)} sent" : what);
    }

    private static string Slug(FileInfo mail) => MimeKit.MimeMessage.Load(mail.FullName).MessageId!.Split('.')[0];

    private async Task<DateTimeOffset?> Wake()
    {
        var items = await site.Agenda.All(CancellationToken.None).Where(item => item.Kind == ScheduledKind.Case).ToListAsync();
        return items.Count == 0 ? null : items.Single().Wake;
    }

    /// <summary>The counters of submissions are of an hour, not of a case; swept away before the host does it, they are not in its log.</summary>
    private async Task ForgetTheHour()
    {
        await foreach (var row in site.Storage.Budgets.QueryAsync<TableEntity>())
            await site.Storage.Budgets.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All);
        await ledger.Forget();
    }
}
