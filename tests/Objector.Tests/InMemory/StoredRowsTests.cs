using System.Text.RegularExpressions;
using Azure.Data.Tables;
using MimeKit;
using Objector.App.Cases;

namespace Objector.Tests.InMemory;

/// <summary>What rows and blobs are called, and their columns: a release that reads others finds nothing of what is stored.</summary>
public partial class StoredRowsTests
{
    private const string Ada = "ada@example.org";

    [Fact]
    public async Task Rows_and_their_columns_are_called_as_ever()
    {
        await using var app = await InMemoryApp.Start();
        await Life(app);
        var storage = app.Storage.Clients;

        var rows = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var table in new[] { storage.Cases, storage.Agenda, storage.HoldingPen, storage.Statistics, storage.Turns, storage.Budgets })
        {
            await foreach (var row in table.QueryAsync<TableEntity>())
                rows.Add($"{table.Name} {Shape(row.PartitionKey)} {Shape(row.RowKey)}: {string.Join(' ', Columns(row))}");
        }

        Assert.Equal(
            """
            agenda * Case-*: Armed Id Kind Status Tries Trouble Wake
            agenda * Mail-*: Armed Id Kind Tries Wake
            budgets #-* *: Count
            budgets #-* all: Count
            budgets #-*-# all: Count
            cases * command-*: Seq
            cases * event-#: Command Data0 Hash Seq
            cases * snapshot: Data0 Hash SendingBy SendingMail SendingUntil Seq
            cases * snapshot: Data0 Hash Seq
            holdingpen mail *: At Cases From Subject Why
            turns * turn: Case Since Until
            turns * waits-*-*: Case Until
            """.ReplaceLineEndings("\n"),
            string.Join('\n', rows));
    }

    [Fact]
    public async Task Blobs_are_called_as_ever()
    {
        await using var app = await InMemoryApp.Start();
        await Life(app);

        Assert.Equal(
            """
            cases/*/evidence/*.png
            cases/*/mail/confirmation-#.eml
            cases/*/mail/in-*.eml
            cases/*/mail/replylogged-#.eml
            cases/*/mail/request-#.eml
            inbound/*.eml
            """.ReplaceLineEndings("\n"),
            string.Join('\n', (await app.Blobs()).Select(Shape).Distinct().Order(StringComparer.Ordinal)));
    }

    /// <summary>A case with a screenshot and a logged reply, one that nobody has confirmed, and a mail that matches none.</summary>
    private static async Task Life(InMemoryApp app)
    {
        var page = await app.Confirmed(Ada, picture: Forms.Picture());
        await app.Receive(RunningHost.AnswerTo(app.Mail(Ada, "request-"), Ada, "SENT"));
        await app.Receive(RunningHost.AnswerTo(app.Mail(Ada, "request-"), Ada, "Meta wrote: please provide a screenshot."));
        using var counted = await app.Act(page, "statistics", ("statistics", "on"));
        using var waiting = await app.Submit("bea@example.org");
        using var second = await app.Submit("bea@example.org");
        var stray = new MimeMessage { Subject = "Help", MessageId = "stray@example.org", Body = new TextPart("plain") { Text = "Hello" } };
        stray.From.Add(MailboxAddress.Parse("cleo@example.org"));
        stray.To.Add(MailboxAddress.Parse("someone@reply.example"));
        await app.Receive(stray);
        var id = app.IdOf(page);
        var stored = (await app.Get<CaseStore>().LoadAsync(id, CancellationToken.None))!;
        await app.Get<CaseStore>().AcquireSendLeaseAsync(stored, new SendLease("a host", "request-3", app.Time.GetUtcNow()), CancellationToken.None);
    }

    private static IEnumerable<string> Columns(TableEntity row) =>
        row.Keys.Where(key => key is not ("PartitionKey" or "RowKey" or "odata.etag" or "Timestamp")).Order(StringComparer.Ordinal);

    /// <summary>Ids, hashes and numbers are other ones each time.</summary>
    private static string Shape(string name) => Number().Replace(Id().Replace(name, "*"), "#");

    [GeneratedRegex("[0-9a-zA-Z_=]{16,}|^[0-9a-z]{2}$|(?<=^[0-9]{14}-|budget-)[0-9a-zA-Z_=]+")]
    private static partial Regex Id();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
