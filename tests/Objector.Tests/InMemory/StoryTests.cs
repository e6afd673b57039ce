using System.Net;

namespace Objector.Tests.InMemory;

/// <summary>The life of a case, from the form to its end.</summary>
public class StoryTests
{
    private const string Ada = "ada@example.org";
    private const string Granted = "Meta wrote: we have reviewed your request and will honor your objection.";

    [Theory]
    [InlineData("object")]
    [InlineData("access")]
    [InlineData("correct")]
    [InlineData("delete")]
    [InlineData("concern")]
    public async Task A_person_is_nudged_until_the_reply_is_logged_and_no_longer(string kind)
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Confirmed(Ada, kind);
        Assert.Equal(["confirmation-1", "request-3"], app.Slugs(Ada));
        Assert.Equal("ReadyToFile", await app.Status(page));

        await app.Advance(days: 3);
        Assert.Equal("nudge-1-filenudge", app.Slugs(Ada)[^1]);

        await app.Receive(RunningHost.AnswerTo(app.Mail(Ada, "nudge-1-filenudge"), Ada, "SENT"));
        Assert.Equal("AwaitingReply", await app.Status(page));

        await app.Advance(days: 45);
        Assert.Equal("Overdue", await app.Status(page));
        Assert.Contains("nudge-2-replynudge", app.Slugs(Ada));
        var nudge = app.Mails(Ada, "nudge-")[^1];

        await app.Receive(RunningHost.AnswerTo(nudge, Ada, Granted));
        Assert.Equal("Granted", await app.Status(page));
        Assert.StartsWith("replylogged-", app.Slugs(Ada)[^1]);

        var sent = app.Mails(Ada).Count;
        await app.Advance(days: 60);
        Assert.Equal(sent, app.Mails(Ada).Count);
    }

    [Fact]
    public async Task In_Turkey_a_silence_brings_the_reminder_the_complaint_and_a_warning_before_the_right_to_it_lapses()
    {
        await using var app = await InMemoryApp.Start();
        using var submitted = await app.Submit(Ada, "access", Forms.Picture(), "TR");
        var page = RunningHost.Link(app.Mail(Ada, "confirmation-1"));
        using var confirmed = await app.Act(page, "confirm");
        using var filed = await app.Act(page, "filed", ("reference", "REF 7"));

        await app.Advance(days: 90);

        Assert.Contains("ComplaintWindowClosed", await app.Timeline(page));
        var settings = Assert.Single(app.Mails(Ada, "settingsnudge-"));
        var warning = Assert.Single(app.Mails(Ada, "complaintlapses-"));
        var late = app.Mails(Ada).First(mail => mail.Subject!.Contains("run out", StringComparison.Ordinal));
        Assert.StartsWith("settingsnudge-1.", settings.MessageId);
        Assert.StartsWith("complaintlapses-1.", warning.MessageId);
        Assert.Contains("Set your old posts and your profile to Friends", settings.TextBody);
        Assert.Contains("Under KVKK you had to answer by", late.TextBody);
        Assert.Contains("until", warning.Subject);
        Assert.Contains("Complaint against Meta Platforms, Inc.", warning.TextBody);
        Assert.Contains("REF 7", warning.TextBody);
        Assert.Contains("exhibit-01.png", warning.TextBody);
        Assert.Equal("Overdue", await app.Status(page));
    }

    [Fact]
    public async Task An_ended_case_leaves_nothing_when_its_time_is_over()
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Filed(Ada);
        await app.Receive(RunningHost.AnswerTo(app.Mail(Ada, "request-3"), Ada, Granted));
        Assert.Equal("Granted", await app.Status(page));

        await app.Advance(days: 3 * 366);

        using var gone = await app.Http.GetAsync(page);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Empty(await app.Rows());
        Assert.Empty(await app.Blobs());
    }

    [Fact]
    public async Task Who_does_not_confirm_is_reminded_once_and_forgotten()
    {
        await using var app = await InMemoryApp.Start();
        using var submitted = await app.Submit(Ada);
        var page = RunningHost.Link(app.Mail(Ada, "confirmation-1"));

        await app.Advance(days: 30);

        Assert.Equal(["confirmation-1", "confirmationreminder-2"], app.Slugs(Ada));
        using var gone = await app.Http.GetAsync(page);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        await app.Get<App.ExpiredDataCleanup>().RunAsync(CancellationToken.None);
        Assert.Empty(await app.Rows());
    }

    [Fact]
    public async Task A_second_submission_to_a_mailbox_that_nobody_has_confirmed_waits_for_the_first()
    {
        await using var app = await InMemoryApp.Start();
        using var first = await app.Submit(Ada);
        using var second = await app.Submit(Ada, "access");
        await app.Advance(days: 1);
        Assert.Equal(["confirmation-1"], app.Slugs(Ada));

        using var confirmed = await app.Act(RunningHost.Link(app.Mail(Ada, "confirmation-1")), "confirm");

        Assert.Equal(["confirmation-1", "confirmation-1", "request-3"], app.Slugs(Ada).Order());
        Assert.NotEqual(app.Mails(Ada, "confirmation-1")[0].MessageId, app.Mails(Ada, "confirmation-1")[1].MessageId);
    }

    [Fact]
    public async Task Asked_to_be_left_alone_it_is_silent_for_as_long_and_then_asks_again()
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Confirmed(Ada);
        using var snoozed = await app.Act(page, "snooze", ("days", "20"));

        await app.Advance(days: 19);
        Assert.Equal("request-3", app.Slugs(Ada)[^1]);

        await app.Advance(days: 2);
        Assert.Equal("nudge-1-filenudge", app.Slugs(Ada)[^1]);
    }

    [Fact]
    public async Task A_stopped_case_is_silent_until_it_is_reopened()
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Filed(Ada);
        using var stopped = await app.Act(page, "stop");
        var sent = app.Mails(Ada).Count;

        await app.Advance(days: 60);
        Assert.Equal(("Stopped", sent), (await app.Status(page), app.Mails(Ada).Count));

        using var reopened = await app.Act(page, "reopen");
        await app.Advance(days: 20);
        Assert.Equal("Overdue", await app.Status(page));
        Assert.True(app.Mails(Ada).Count > sent);
    }

    [Fact]
    public async Task An_erased_case_leaves_nothing_at_once_and_the_link_alone_does_nothing()
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Confirmed(Ada, picture: Forms.Picture());
        using var asked = await app.Act(page, "erase");
        var link = RunningHost.Link(app.Mail(Ada, "eraselink-"), "erase");

        Assert.Contains("<form", await app.Http.GetStringAsync(link));
        Assert.Equal("ReadyToFile", await app.Status(page));
        Assert.NotEmpty(await app.Blobs());

        using var erased = await app.PostForm(link);
        using var gone = await app.Http.GetAsync(page);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (erased.StatusCode, gone.StatusCode));
        Assert.Empty(await app.Rows());
        Assert.Empty(await app.Blobs());
    }

    [Fact]
    public async Task What_waits_when_a_host_ends_is_done_by_the_next()
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Confirmed(Ada);

        await using var next = await app.Beside();
        await next.Advance(days: 3);

        Assert.Equal("nudge-1-filenudge", app.Slugs(Ada)[^1]);
        await app.Settle();
        Assert.Single(app.Mails(Ada, "nudge-"));
        Assert.Contains("MailSent", await next.Timeline(page));
    }
}
