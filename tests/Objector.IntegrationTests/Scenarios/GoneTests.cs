using System.Net;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Objector.App.Cases;
using Objector.App.InboundEmail;
using Objector.App.Scheduling;
using Objector.App.Statistics;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using Objector.Core.Law;
using Objector.IntegrationTests.Fixtures;
using Objector.SelfHost.Local;

namespace Objector.IntegrationTests.Scenarios;

/// <summary>What is deleted is gone from everywhere, dead letters included, whether the person asked for it or its time was over.</summary>
public sealed class GoneTests : IAsyncLifetime
{
    private const string Ada = "ada@example.org";
    private const string Granted = "We have reviewed your request and will honor your objection.";
    private const int Days = 20;

    private RunningHost host = null!;

    public async ValueTask InitializeAsync() => host = await RunningHost.Start(new Dictionary<string, string> { ["Retention:Days"] = $"{Days}" });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private T Service<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>A granted case that has left its traces wherever a case can.</summary>
    /// <returns>The path of its page, its id, and words that name it, its owner, or what they told.</returns>
    private async Task<(string Page, CaseId Id, string[] Words)> Life()
    {
        using var form = Forms.Submission("object", Ada, "DE", null, ("Ada Exämple.png", Forms.Picture()));
        form.Add(new StringContent("on"), "statistics");
        using var submitted = await host.Http.PostAsync("/cases", form);
        var page = RunningHost.Link(await host.Mail.Next(Ada, "confirmation-"));
        using var confirmed = await host.Post($"{page}/confirm", ("nonce", "1"));
        var request = await host.Mail.Next(Ada, "request-");
        var id = CaseId.Parse((await host.Json(page)).GetProperty("id").GetString()!)!.Value;

        using var bounce = await host.Http.PostAsync($"/inbound/mime?key={SelfHost.LocalDefaults.InboundKey}", new StringContent(Reports.OnDelivery(request.MessageId!, "delayed", "4.2.2", $"452 4.2.2 <{Ada}> the mailbox is full")));
        using var sent = await host.Answer(request, Ada, "SENT");
        await host.Status(page, "AwaitingReply");
        // One more than a case holds: the last one is for this case, and waits for the operator.
        await Task.WhenAll(Enumerable.Range(0, CaseDecider.MaxHeld + 1).Select(number => host.Answer(request, "stranger@example.net", $"Dear Ada Exämple, number {number}")));
        using var lost = await host.PostMime(new MimeMessage([MailboxAddress.Parse(Ada)], [MailboxAddress.Parse("nobody@localhost")], "Help", new TextPart("plain") { Text = "It is me, Ada Exämple." }));
        using var elses = await host.PostMime(new MimeMessage([MailboxAddress.Parse("bob@example.net")], [MailboxAddress.Parse("nobody@localhost")], "Hello", new TextPart("plain") { Text = "I am somebody else." }));
        await Wait.Until(async () => (await Service<HoldingPen>().All(CancellationToken.None)).Count == 3, "three mails to be in the pen");

        using var answered = await host.Answer(request, Ada, Granted);
        await host.Status(page, "Granted");
        await host.Mail.Next(Ada, "replylogged-");
        await Wait.Until(async () => (await Service<CaseStore>().LoadAsync(id, CancellationToken.None))!.Case.Outbox.IsEmpty, "all mails to be sent");

        var tokens = Service<Tokens>();
        string[] words = ["Ada Exämple", "Exämple", Ada, "patients find me by my posts", "nurse in Hamburg", id.ToString(), tokens.OpaqueId(id), .. Enum.GetValues<TokenScope>().Select(power => tokens.Issue(power, id))];
        Assert.Equal(
            ["container cases", "container inbound", "table agenda", "table cases", "table holdingpen", "table statistics"],
            await Traces.Of(host, words));
        return (page, id, words);
    }

    /// <summary>A case that was granted and may be counted, and that is nowhere in storage.</summary>
    private Case Counted(CaseId id)
    {
        var submission = new Submission(RequestKind.Object, "DE", "Ada", Ada, "en", "Europe/Berlin", "", "", [], Statistics: true);
        CaseCommand[] story = [new CaseCommand.Open(id, submission, []), new CaseCommand.Confirm(), new CaseCommand.FileRequest(null, null, Origin.Page), new CaseCommand.LogReply(ReplyKind.Approved, null, Granted, [], Origin.Page)];
        return story.Aggregate((Case?)null, (c, command) => Assert.IsType<Decision.Accepted>(CaseDecider.Decide(c, command, host.Now)).Events.Aggregate(c, CaseHistory.Evolve))!;
    }

    private Task Gone(CaseId id) => Wait.Until(
        async () => await Service<CaseStore>().LoadAsync(id, CancellationToken.None) is null && !await Service<ScheduleStore>().All(CancellationToken.None).AnyAsync(item => item.Id == id.ToString()), "the case to be gone");

    [Fact]
    public async Task Of_an_erased_case_not_a_word_is_left_in_any_row_or_blob()
    {
        var (page, id, words) = await Life();
        using var asked = await host.Post($"{page}/erase", ("nonce", "2"));
        using var erased = await host.Post(RunningHost.Link(await host.Mail.Next(Ada, "eraselink-"), "erase"));
        await Gone(id);

        Assert.Empty(await Traces.Of(host, words));
        Assert.Equal("bob@example.net", Assert.Single(await Service<HoldingPen>().All(CancellationToken.None)).From);
    }

    [Fact]
    public async Task An_ended_case_tells_its_day_and_is_gone_after_it_and_so_is_what_waited_for_the_operator()
    {
        var (page, id, words) = await Life();
        var day = (await host.Json(page)).GetProperty("deleted").GetDateTimeOffset();
        var said = App.Formatting.Day(LocalTime.DateIn("Europe/Berlin", day), App.Language.English);
        Assert.Contains(said, WebUtility.HtmlDecode(await host.Http.GetStringAsync(page)));
        var outcome = await host.Mail.Next(Ada, "replylogged-");
        Assert.Contains(said, outcome.TextBody);
        Assert.Contains($"{page}/dossier.zip", outcome.TextBody);

        await host.Skip((int)(day - host.Now).TotalDays);
        Assert.Equal("Granted", (await host.Json(page)).GetProperty("status").GetString());
        await Wait.Until(async () => (await Service<HoldingPen>().All(CancellationToken.None)).Count == 0, "the mails to be discarded");
        var settled = await host.OpenStorage().HoldingPen.QueryAsync<Azure.Data.Tables.TableEntity>().ToListAsync();
        Assert.All(settled, stub => Assert.Equal($"Nobody decided on it within {Days} days.", stub.GetString("Reason")));

        await host.Skip(2);
        await Gone(id);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync(page)).StatusCode);
        Assert.Empty(await Traces.Of(host, words));
    }

    [Fact]
    public async Task Of_submissions_that_nobody_confirms_not_a_word_is_left_after_seven_days_and_nobodys_mail_goes_with_them()
    {
        // Two at once: one has the turn to write, the other waits.
        foreach (var picture in new[] { Forms.Picture(), Forms.Picture() })
        {
            using var submitted = await host.Http.PostAsync("/cases", Forms.Submission("object", Ada, "DE", null, ("Ada Exämple.png", picture)));
        }

        var mail = await host.Mail.Next(Ada, "confirmation-");
        var written = Service<Tokens>().Validate(TokenScope.View, RunningHost.Link(mail).Split('/')[^1])!.Value;
        var waits = CaseId.Parse((await Service<ScheduleStore>().All(CancellationToken.None).SingleAsync(item => item.Kind == ScheduledKind.Case && item.Id != written.ToString())).Id)!.Value;
        await Wait.Until(async () => await host.OpenStorage().Turns.QueryAsync<Azure.Data.Tables.TableEntity>().CountAsync() == 2, "the other to wait");
        using var lost = await host.PostMime(new MimeMessage([MailboxAddress.Parse(Ada)], [MailboxAddress.Parse("nobody@localhost")], "Help", new TextPart("plain") { Text = "It is me." }));
        await Wait.Until(async () => (await Service<HoldingPen>().All(CancellationToken.None)).Count == 1, "the mail to be in the pen");
        string[] words = ["Exämple", "nurse in Hamburg", Service<Tokens>().OpaqueId(written), RunningHost.Link(mail).Split('/')[^1]];
        Assert.Equal(["container cases", "table cases"], await Traces.Of(host, words));

        await host.Skip(CaseDecider.DaysToConfirm);
        await Gone(written);
        await Gone(waits);
        Assert.Empty(await Traces.Of(host, [.. words, waits.ToString()]));
        // Whoever can type an address into a form must not be able to clear its mails.
        Assert.Equal(["container inbound", "table holdingpen"], await Traces.Of(host, Ada));

        // Until its end the turn is known, by the case's id alone.
        Assert.Equal(["table turns"], await Traces.Of(host, written.ToString()));
        await host.Skip(2);
        await Service<App.ExpiredDataCleanup>().RunAsync(CancellationToken.None);
        Assert.Empty(await Traces.Of(host, written.ToString()));
    }

    [Fact]
    public async Task What_comes_in_as_its_case_leaves_is_cleared_up_when_the_alarm_rings()
    {
        var id = CaseId.From(Guid.NewGuid().ToByteArray());
        await Service<CaseFiles>().PutMail(id, "in-0123456789abcdef", "Subject: Hello\r\n\r\nDear Ada"u8.ToArray(), CancellationToken.None);
        await Service<StatisticsStore>().Keep(Counted(id), host.Now, CancellationToken.None);
        Assert.Equal(["container cases", "table statistics"], await Traces.Of(host, id.ToString()));
        Assert.IsType<CommandResult.Rejected>(await Service<CaseService>().ExecuteAsync(id, "late", new CaseCommand.Stop(Origin.Mail), CancellationToken.None));

        // Nobody waits five minutes here: a program that starts looks at once, and again a little later.
        var item = await Service<ScheduleStore>().All(CancellationToken.None).SingleAsync(item => item.Id == id.ToString());
        item = (await Service<CaseService>().ProcessDueAsync(item, CancellationToken.None))!;
        Assert.Null(await Service<CaseService>().ProcessDueAsync(item, CancellationToken.None));

        Assert.Empty(await Traces.Of(host, id.ToString()));
    }

    [Fact]
    public async Task No_container_is_public()
    {
        await Service<CaseFiles>().PutMail(CaseId.From(new byte[16]), "secret", "Dear Ada"u8.ToArray(), CancellationToken.None);
        var blobs = new BlobServiceClient(host.ConnectionString);
        var containers = await blobs.GetBlobContainersAsync().ToListAsync();

        Assert.Equal(["cases", "inbound"], containers.Select(container => container.Name).Order());
        foreach (var container in containers)
        {
            Assert.Contains(container.Properties.PublicAccess, new PublicAccessType?[] { null, PublicAccessType.None });
            using var listed = await host.Http.GetAsync(new Uri($"{blobs.GetBlobContainerClient(container.Name).Uri}?restype=container&comp=list"));
            Assert.False(listed.IsSuccessStatusCode);
        }

        using var read = await host.Http.GetAsync(blobs.GetBlobContainerClient("cases").GetBlobClient($"{CaseId.From(new byte[16])}/mail/secret.eml").Uri);
        Assert.False(read.IsSuccessStatusCode);
        Assert.Contains("allowBlobPublicAccess: false", await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Find(), "infra/modules/storage.bicep")));
    }
}
