using MimeKit;
using Objector.App.Cases;
using Objector.App.Email;
using Objector.Core.Cases;

namespace Objector.Tests.InMemory;

/// <summary>A mail is kept before it leaves; one that may have left is the same mail when it is tried again.</summary>
public class CaseMailerTests
{
    private const string Ada = "ada@example.org";

    private static async Task<MimeMessage> Archived(InMemoryApp app, string page, string slug)
    {
        var kept = await app.Storage.Clients.CaseFiles.GetBlobClient($"{app.IdOf(page)}/mail/{slug}.eml").DownloadContentAsync();
        return await MimeMessage.LoadAsync(kept.Value.Content.ToStream());
    }

    private static string Raw(MimeMessage mail)
    {
        using var bytes = new MemoryStream();
        mail.WriteTo(bytes);
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>A case that waits to be confirmed.</summary>
    private static async Task<(InMemoryApp App, string Page)> Submitted()
    {
        var app = await InMemoryApp.Start();
        using var submitted = await app.Submit(Ada);
        return (app, RunningHost.Link(app.Mail(Ada, "confirmation-1")));
    }

    [Fact]
    public async Task When_a_mail_reaches_the_post_office_it_is_archived_as_it_leaves()
    {
        var (app, page) = await Submitted();
        await using var here = app;
        string? sent = null, kept = null;
        app.Post.Say = async mail =>
        {
            (sent, kept) = (Raw(mail), Raw(await Archived(app, page, "request-3")));
            return new SendResult.Accepted();
        };

        using var confirmed = await app.Act(page, "confirm");

        Assert.NotNull(sent);
        Assert.Equal(sent, kept);
    }

    [Fact]
    public async Task A_mail_that_is_ready_too_late_is_not_handed_over()
    {
        var (app, page) = await Submitted();
        await using var here = app;
        await app.Get<CaseService>().ExecuteAsync(app.IdOf(page), "confirm", new CaseCommand.Confirm(), CancellationToken.None);
        var stored = (await app.Get<CaseStore>().LoadAsync(app.IdOf(page), CancellationToken.None))!;
        var latest = app.Time.GetUtcNow() - TimeSpan.FromTicks(1);

        await Assert.ThrowsAsync<TimeoutException>(() =>
            app.Get<CaseMailer>().Send(stored.Case, new EmailId(MailKind.Request, 3), latest, CancellationToken.None));

        Assert.Empty(app.Mails(Ada, "request-"));
        await app.Settle();
        Assert.Single(app.Mails(Ada, "request-"));
    }

    [Fact]
    public async Task A_mail_that_was_cut_off_goes_out_again_as_the_same_mail()
    {
        var (app, page) = await Submitted();
        await using var here = app;
        MimeMessage? first = null;
        app.Post.Say = mail =>
        {
            first = mail;
            throw new IOException("The program was cut off.");
        };
        await Assert.ThrowsAsync<IOException>(() => app.Act(page, "confirm"));

        // Written anew it would bear another day.
        app.Post.Say = _ => Task.FromResult<SendResult>(new SendResult.Accepted());
        app.Time.Advance(TimeSpan.FromDays(1));
        await app.Settle();

        var second = Assert.Single(app.Mails(Ada, "request-3"));
        second.Date = first!.Date;
        Assert.Equal(Raw(first), Raw(second));
    }

    [Fact]
    public async Task Trouble_at_the_post_office_leaves_the_mail_due_and_it_leaves_once_that_is_over()
    {
        var (app, page) = await Submitted();
        await using var here = app;
        var tries = 0;
        app.Post.Say = _ => Task.FromResult<SendResult>(
            ++tries < 3 ? new SendResult.Failed("421 try later", Permanent: false) : new SendResult.Accepted());

        using var confirmed = await app.Act(page, "confirm");
        Assert.Equal("MailFailed", (await app.Timeline(page))[^1]);
        Assert.Empty(app.Mails(Ada, "request-"));

        await app.Advance(days: 1);
        Assert.Single(app.Mails(Ada, "request-3"));
        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task What_no_server_took_is_not_kept_as_sent()
    {
        var (app, page) = await Submitted();
        await using var here = app;
        app.Post.Say = _ => Task.FromResult<SendResult>(new SendResult.Failed("connection refused", Permanent: false) { NotTaken = true });

        using var confirmed = await app.Act(page, "confirm");

        Assert.DoesNotContain(await app.Blobs(), blob => blob.EndsWith("/request-3.eml", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_asks_for_a_pause_gets_it()
    {
        var (app, page) = await Submitted();
        await using var here = app;
        var tries = 0;
        app.Post.Say = _ => Task.FromResult<SendResult>(
            tries++ == 0
                ? new SendResult.Failed("429 too many", Permanent: false) { RetryAfter = TimeSpan.FromHours(7) }
                : new SendResult.Accepted());

        using var confirmed = await app.Act(page, "confirm");
        await app.Advance(TimeSpan.FromHours(6.9));
        Assert.Equal(1, tries);

        await app.Advance(TimeSpan.FromHours(1));
        Assert.Single(app.Mails(Ada, "request-3"));
    }

    [Fact]
    public async Task A_request_brings_the_screenshots_as_they_were_cleaned()
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Confirmed(Ada, picture: Forms.Picture());

        var attached = Assert.IsType<MimePart>(Assert.Single(app.Mail(Ada, "request-3").Attachments));
        using var bytes = new MemoryStream();
        await attached.Content!.DecodeToAsync(bytes);

        Assert.Equal("exhibit-01.png", attached.FileName);
        Assert.Equal(bytes.ToArray(), await app.Http.GetByteArrayAsync($"{page}/evidence/exhibit-01.png"));
    }
}
