using System.Net;
using System.Text;
using MimeKit;
using Objector.App.Web;

namespace Objector.Tests.InMemory;

/// <summary>What becomes of a mail that comes in.</summary>
public class MailRoomTests
{
    private const string Ada = "ada@example.org";
    private const string Granted = "Meta wrote: we have reviewed your request and will honor your objection.";

    private static MimeMessage Mail(string from, string to, string text)
    {
        var body = new TextPart("plain") { Text = text };
        var mail = new MimeMessage { Subject = "Meta's answer", Body = body, MessageId = "one@example.org" };
        mail.From.Add(MailboxAddress.Parse(from));
        mail.To.Add(MailboxAddress.Parse(to));
        return mail;
    }

    /// <summary>What a mail server writes about a mail of ours (RFC 3464).</summary>
    private static MimeMessage Report(string? messageId, string action, string status)
    {
        var text = $"""
            Return-Path: <>
            From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example.org>
            To: objector@objector.example
            Subject: Returned mail
            Message-ID: <report@mx.example.org>
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: text/plain

            It was not delivered.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.org

            Final-Recipient: rfc822; {Ada}
            Action: {action}
            Status: {status}

            --b
            Content-Type: text/rfc822-headers

            From: Objector <objector@objector.example>
            Message-ID: <{messageId}>
            --b--

            """.ReplaceLineEndings("\r\n");
        using var raw = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return MimeMessage.Load(raw);
    }

    private static async Task<(int Cases, int Mails, int Pen)> Waiting(InMemoryApp app)
    {
        using var answer = await app.AskForJson(HttpMethod.Get, "/operator", null, (OperatorAuthentication.Header, InMemoryApp.OperatorKey));
        var waiting = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("waiting");
        return (waiting.GetProperty("cases").GetInt32(), waiting.GetProperty("mails").GetInt32(), waiting.GetProperty("pen").GetInt32());
    }

    [Fact]
    public async Task A_mail_that_a_mailbox_refused_for_now_goes_out_once_more_and_the_nudges_go_on()
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Confirmed(Ada);
        var request = app.Mail(Ada, "request-3");

        await app.Receive(Report(request.MessageId, "delayed", "4.2.2"));
        await app.Advance(days: 10);

        Assert.Equal(2, app.Mails(Ada, "request-").Count(mail => mail.MessageId == request.MessageId));
        Assert.Single(app.Mails(Ada, "nudge-1-"));
        Assert.Single(app.Mails(Ada, "nudge-2-"));
        Assert.False((await app.Json(page)).TryGetProperty("mailTrouble", out _));
    }

    [Fact]
    public async Task A_reply_that_comes_twice_is_logged_once_and_not_kept_beside_its_case()
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Filed(Ada);
        var answer = RunningHost.AnswerTo(app.Mail(Ada, "request-3"), Ada, Granted);

        using var first = await app.Receive(answer);
        using var second = await app.Receive(answer);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first.StatusCode, second.StatusCode));
        Assert.Single(await app.Timeline(page), "ReplyLogged");
        Assert.Single(app.Mails(Ada, "replylogged-"));
        var blobs = await app.Blobs();
        Assert.Single(blobs, blob => blob.Contains("/mail/in-", StringComparison.Ordinal));
        Assert.DoesNotContain(blobs, blob => blob.StartsWith("inbound/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_echo_of_a_reply_names_the_mail_that_it_answers()
    {
        await using var app = await InMemoryApp.Start();
        await app.Filed(Ada);
        var answer = RunningHost.AnswerTo(app.Mail(Ada, "request-3"), Ada, Granted);

        using var received = await app.Receive(answer);

        var echo = app.Mail(Ada, "replylogged-");
        Assert.Equal((answer.MessageId, "auto-replied"), (echo.InReplyTo, echo.Headers["Auto-Submitted"]));
    }

    [Fact]
    public async Task A_mail_of_no_case_waits_for_the_operator_and_goes_in_time()
    {
        await using var app = await InMemoryApp.Start();

        using var received = await app.Receive(Mail("stranger@example.org", "objector@objector.example", Granted));
        Assert.Equal((0, 0, 1), await Waiting(app));
        Assert.Single(await app.Blobs());

        await app.Advance(days: 3 * 366);
        Assert.Equal((0, 0, 0), await Waiting(app));
        Assert.Empty(await app.Blobs());
    }

    [Fact]
    public async Task What_was_discarded_once_is_not_held_again()
    {
        await using var app = await InMemoryApp.Start();
        var mail = Mail("stranger@example.org", "objector@objector.example", Granted);
        using var received = await app.Receive(mail);
        var sha = System.Text.Json.JsonDocument.Parse(await received.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString();

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("reason", "Spam.")]);
        var key = (OperatorAuthentication.Header, InMemoryApp.OperatorKey);
        using var discarded = await app.AskForJson(HttpMethod.Post, $"/operator/mails/{sha}/discard", form, key);
        using var again = await app.Receive(mail);

        Assert.True(discarded.IsSuccessStatusCode, await discarded.Content.ReadAsStringAsync());
        Assert.Equal((0, 0, 0), await Waiting(app));
        Assert.Empty(await app.Blobs());
    }

    [Fact]
    public async Task A_strangers_mail_waits_on_the_case_that_it_names_and_is_not_logged()
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Filed(Ada);

        using var received = await app.Receive(RunningHost.AnswerTo(app.Mail(Ada, "request-3"), "eve@example.org", Granted));

        var held = Assert.Single((await app.Json(page)).GetProperty("held").EnumerateArray());
        Assert.Equal(("eve@example.org", "AwaitingReply"), (held.GetProperty("from").GetString(), await app.Status(page)));
    }

    [Fact]
    public async Task A_mail_that_names_two_cases_waits_on_both()
    {
        await using var app = await InMemoryApp.Start();
        var (first, second) = (await app.Filed(Ada), await app.Filed("bob@example.org"));
        var answer = RunningHost.AnswerTo(app.Mail(Ada, "request-3"), Ada, Granted);
        answer.To.AddRange(app.Mail("bob@example.org", "request-3").ReplyTo);

        using var received = await app.Receive(answer);

        foreach (var page in new[] { first, second })
            Assert.Single((await app.Json(page)).GetProperty("held").EnumerateArray());
    }

    [Theory]
    [InlineData("failed", "5.1.1", "come back")]
    [InlineData("delayed", "4.2.2", "We try again")]
    public async Task A_bounce_shows_on_the_page_and_changes_no_outcome(string action, string status, string words)
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Confirmed(Ada);

        using var received = await app.Receive(Report(app.Mail(Ada, "request-3").MessageId, action, status));

        var c = await app.Json(page);
        Assert.Equal("ReadyToFile", c.GetProperty("status").GetString());
        Assert.Contains(words, c.GetProperty("mailTrouble").GetString());
        Assert.Empty(c.GetProperty("held").EnumerateArray());
    }

    [Fact]
    public async Task After_a_hard_bounce_no_nudge_follows()
    {
        await using var app = await InMemoryApp.Start();
        await app.Confirmed(Ada);
        using var received = await app.Receive(Report(app.Mail(Ada, "request-3").MessageId, "failed", "5.1.1"));

        await app.Advance(days: 60);

        Assert.Empty(app.Mails(Ada, "nudge-"));
    }

    [Fact]
    public async Task STOP_in_the_first_line_ends_the_mails()
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Filed(Ada);
        using var stop = await app.Receive(RunningHost.AnswerTo(app.Mail(Ada, "request-3"), Ada, "STOP"));
        await app.Advance(days: 60);

        Assert.Equal(("Stopped", "request-3"), (await app.Status(page), app.Slugs(Ada)[^1]));
    }

    [Fact]
    public async Task UNDO_in_the_first_line_takes_back_what_an_answer_logged()
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Filed(Ada);
        // What is logged at one instant counts as one step.
        await app.Advance(days: 1);
        using var answer = await app.Receive(RunningHost.AnswerTo(app.Mail(Ada, "request-3"), Ada, Granted));
        Assert.Equal("Granted", await app.Status(page));

        using var undo = await app.Receive(RunningHost.AnswerTo(app.Mail(Ada, "replylogged-"), Ada, "UNDO"));

        Assert.Equal("AwaitingReply", await app.Status(page));
    }

    [Fact]
    public async Task The_one_click_link_of_a_mail_ends_the_mails()
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Filed(Ada);
        var link = MailDev.Unsubscribe(app.Mail(Ada, "request-3"));

        using var done = await app.PostForm(link, ("List-Unsubscribe", "One-Click"));
        await app.Advance(days: 60);

        Assert.Equal((HttpStatusCode.OK, "Stopped"), (done.StatusCode, await app.Status(page)));
        Assert.Equal("request-3", app.Slugs(Ada)[^1]);
    }

    [Fact]
    public async Task The_inbound_door_opens_by_its_key_alone_and_takes_no_empty_mail()
    {
        await using var app = await InMemoryApp.Start();
        using var mail = new ByteArrayContent("From: ada@example.org\r\n\r\nHello"u8.ToArray());
        using var nothing = new ByteArrayContent([]);

        using var wrong = await app.Http.PostAsync("/inbound/mime?key=guessed", mail);
        using var empty = await app.Http.PostAsync($"/inbound/mime?key={InMemoryApp.InboundKey}", nothing);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest), (wrong.StatusCode, empty.StatusCode));
        Assert.Empty(await app.Blobs());
    }
}
