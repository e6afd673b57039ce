using System.Collections.Immutable;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using MimeKit;
using Objector.App.Cases;
using Objector.App.Email;
using Objector.App.InboundEmail;
using Objector.App.RateLimiting;
using Objector.App.Scheduling;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using Objector.Core.Law;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Bench.Measured;

/// <summary>Walks a few cases through their lives on the real program, and writes down what each step asks of storage: the data of the simulation.</summary>
internal sealed class MeasureSteps(World world)
{
    private readonly SortedDictionary<string, List<Step>> seen = new(StringComparer.Ordinal);
    private int number;

    public static async Task<int> Print()
    {
        await using var world = await World.Start();
        var measure = new MeasureSteps(world);
        await measure.All();
        var steps = measure.seen.ToDictionary(one => one.Key, one => Average(one.Value));
        Console.WriteLine(JsonSerializer.Serialize(new Steps(DateOnly.FromDateTime(DateTime.UtcNow), steps), Steps.Json));
        return 0;
    }

    private CaseService Desk => world.Get<CaseService>();

    private async Task All()
    {
        await Overdue("DE");
        await Overdue("TR");
        await Unconfirmed();
        await Answered();
        await Erased();
        await Stopped();
    }

    private async Task Overdue(string country)
    {
        var id = await Confirmed(country, RequestKind.Access);
        await Pass(id, 8);
        await Give(id, new FileRequest(null, null, Origin.Page));
        await Give(id, new TickSettings([Setting.All[0].Id]));
        await View(id);
        await Pass(id, 45);
        await Give(id, new SendLetter(EscalationStep.Reminder, null));
        await Pass(id, 40);
        await Give(id, new Snooze(14, Origin.Page));
        await Pass(id, 30);
        await Give(id, Reply(ReplyKind.Refused));
        await Pass(id, 500);
    }

    private async Task Unconfirmed() => await Pass(await Opened("DE", RequestKind.Object), 30);

    private async Task Answered()
    {
        var id = await Confirmed("DE", RequestKind.Object);
        await Give(id, new FileRequest(null, null, Origin.Page));
        await ByMail(id);
        await Pass(id, 1);
        await Give(id, Reply(ReplyKind.Other));
        await Pass(id, 400);
    }

    private async Task Erased()
    {
        var id = await Confirmed("FR", RequestKind.Object);
        await Pass(id, 1);
        await Give(id, new RequestErasure(Origin.Page));
        await Pass(id, 1);
        await Give(id, new Erase());
        await Pass(id, 1);
    }

    private async Task Stopped()
    {
        var id = await Confirmed("IT", RequestKind.Object);
        await Give(id, new Stop(Origin.Unsubscribe));
        await Pass(id, 1);
    }

    private static LogReply Reply(ReplyKind kind) => new(kind, null, Words, [], Origin.Page);

    // As long as Meta's shorter answers are.
    private static readonly string Words = string.Join(' ', Enumerable.Repeat("Thank you for contacting us about your request.", 12));

    private async Task<CaseId> Confirmed(string country, RequestKind kind)
    {
        var id = await Opened(country, kind);
        await Pass(id, 0);
        await View(id);
        await Give(id, new Confirm());
        await Pass(id, 0);
        return id;
    }

    private async Task<CaseId> Opened(string country, RequestKind kind)
    {
        var id = CaseId.From([.. Guid.NewGuid().ToByteArray()]);
        var submission = new Submission(
            kind, country, "Ada Example", $"ada{++number}@example.org", "en", "Europe/Berlin", "facebook.com/ada.example", string.Join(' ', Enumerable.Repeat("I am a nurse, and what I write is for my friends.", 8)),
            [new PromptPair("Who is Ada Example?", "A nurse.")], null, true);
        await Record(id, nameof(Open), async () =>
        {
            await world.Get<SubmissionRateLimiter>().Take("192.0.2.1", submission.Email, CancellationToken.None);
            await Desk.ExecuteAsync(id, "open", new Open(id, submission, []), CancellationToken.None);
        });
        return id;
    }

    private Task Give(CaseId id, CaseCommand command) =>
        Record(id, Steps.KeyOf(command), async () =>
        {
            // As the page's door does.
            var known = await world.Get<CaseStore>().LoadAsync(id, CancellationToken.None);
            if (await Desk.ExecuteAsync(id, $"{command.GetType().Name}-{++number}", command, CancellationToken.None, known: known) is CommandResult.Rejected(var why))
                throw new InvalidOperationException($"{command.GetType().Name} was refused: {why.Why}.");
        });

    private Task View(CaseId id) => Record(id, Steps.View, async () =>
    {
        var record = await world.Get<CaseStore>().LoadWithEventsAsync(id, CancellationToken.None);
        world.Get<CasePageModelFactory>().Json(record!);
    });

    /// <summary>A mail that comes in, from the door to the case.</summary>
    private async Task ByMail(CaseId id)
    {
        var message = new MimeMessage { Subject = "Fwd: Your request", MessageId = "one@example.org", Body = new TextPart("plain") { Text = Words } };
        message.From.Add(MailboxAddress.Parse((await Load(id)).Submission.Email));
        message.To.Add(MailboxAddress.Parse(world.Get<CaseLinks>().ReplyAddress(id)));
        using var raw = new MemoryStream();
        await message.WriteToAsync(raw);
        var logged = (await Load(id)).Queued;
        await Record(id, nameof(LogReply) + Steps.ByMail, async () =>
        {
            var sha = await world.Get<InboundMailProcessor>().ReceiveAsync(raw.ToArray(), CancellationToken.None);
            await world.Get<InboundMailProcessor>().ProcessDueAsync(new ScheduledItem(ScheduledKind.Mail, sha, world.Clock.GetUtcNow()), CancellationToken.None);
        });
        if ((await Load(id)).Queued == logged)
            throw new InvalidOperationException("The mail was not logged.");
    }

    /// <summary>Lets days pass, and has done what they bring, as a host does: looks, does what is due, looks again.</summary>
    private async Task Pass(CaseId id, int days)
    {
        var until = world.Clock.GetUtcNow().AddDays(days);
        while (await TryLoad(id) is { } c)
        {
            var next = Agenda.For(c, world.Clock.GetUtcNow(), Cadence.Default).NextWake;
            if (next > until)
                break;
            Set(next);
            while (await Look(id) is { IsEmpty: false } due)
            {
                foreach (var chore in due)
                    await Record(id, Steps.KeyOf(chore), () => Desk.RunStepAsync(id, chore, CancellationToken.None));
            }
        }

        Set(until);
    }

    private async Task<ImmutableArray<DueStep>> Look(CaseId id)
    {
        var due = await TryLoad(id) is { } c ? Agenda.For(c, world.Clock.GetUtcNow(), Cadence.Default).Due : [];
        var key = await TryLoad(id) is null ? Steps.LookGone : due.IsEmpty ? Steps.Look : Steps.LookDue;
        await Record(id, key, () => Desk.GetDueWorkAsync(new ScheduledItem(ScheduledKind.Case, id.ToString(), default, 1), CancellationToken.None));
        return due;
    }

    private void Set(DateTimeOffset to)
    {
        if (to > world.Clock.GetUtcNow())
            world.Clock.SetUtcNow(to);
    }

    private async Task<Case> Load(CaseId id) => await TryLoad(id) ?? throw new InvalidOperationException("The case is gone.");

    private async Task<Case?> TryLoad(CaseId id) => (await new CaseStore(world.Uncounted).LoadAsync(id, CancellationToken.None))?.Case;

    private async Task Record(CaseId id, string key, Func<Task> act)
    {
        var (rows, blobs) = await Stored(id);
        world.Counting.Take();
        await act();
        var traffic = world.Counting.Take();
        var (moreRows, moreBlobs) = await Stored(id);
        if (!seen.TryGetValue(key, out var steps))
            seen[key] = steps = [];
        steps.Add(new Step(
            traffic.Tables.ToDictionary(one => one.Key, one => (double)one.Value), traffic.BlobWrites, traffic.BlobReads, traffic.BlobLists, traffic.BlobDeletes, traffic.Sent, traffic.Received, moreRows - rows, moreBlobs - blobs));
    }

    private async Task<(long Rows, long Blobs)> Stored(CaseId id)
    {
        var (rows, blobs) = (0L, 0L);
        await foreach (var row in world.Uncounted.Cases.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {id.ToString()}")))
            rows += Size(row);
        await foreach (var blob in world.Uncounted.CaseFiles.GetBlobsAsync(new GetBlobsOptions { Prefix = $"{id}/" }))
            blobs += blob.Properties.ContentLength ?? 0;
        return (rows, blobs);
    }

    // https://learn.microsoft.com/archive/blogs/avkashchauhan/how-the-size-of-an-entity-is-caclulated-in-windows-azure-table-storage
    private static long Size(TableEntity row) =>
        4 + (2 * (row.PartitionKey.Length + row.RowKey.Length)) + row.Where(property => property.Key is not ("PartitionKey" or "RowKey" or "odata.etag" or "Timestamp")).Sum(property => 8 + (2 * property.Key.Length) + property.Value switch
        {
            byte[] bytes => 4 + bytes.Length,
            string text => 4 + (2 * text.Length),
            _ => 8,
        });

    private static Step Average(List<Step> steps) => new(
        steps.SelectMany(step => step.Tables.Keys).Distinct().Order(StringComparer.Ordinal).ToDictionary(table => table, table => steps.Average(step => step.Tables.GetValueOrDefault(table))),
        steps.Average(step => step.BlobWrites),
        steps.Average(step => step.BlobReads),
        steps.Average(step => step.BlobLists),
        steps.Average(step => step.BlobDeletes),
        Math.Round(steps.Average(step => step.Sent)),
        Math.Round(steps.Average(step => step.Received)),
        Math.Round(steps.Average(step => step.Rows)),
        Math.Round(steps.Average(step => step.Blobs)));
}
