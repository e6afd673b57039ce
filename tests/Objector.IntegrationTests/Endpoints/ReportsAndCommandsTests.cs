using System.Net;
using System.Text;
using System.Text.Json;
using MimeKit;
using Objector.IntegrationTests.Fixtures;

namespace Objector.IntegrationTests.Endpoints;

/// <summary>Reports on our mails, and what a person says in a first line.</summary>
[Collection(OneHost.Name)]
public class ReportsAndCommandsTests(SharedHost shared)
{
    private const string Granted = "We have reviewed your request and will honor your objection.";

    private readonly RunningHost host = shared.Host;

    private static IEnumerable<string?> Types(JsonElement c) => c.GetProperty("timeline").EnumerateArray().Select(e => e.GetProperty("type").GetString());

    private async Task<(string Page, MimeMessage Request)> Confirmed(string email)
    {
        var page = await shared.Confirmed(email);
        return (page, await host.Mail.Next(email, "request-"));
    }

    private Task<HttpResponseMessage> Post(string raw) =>
        host.Http.PostAsync($"/inbound/mime?key={SelfHost.LocalDefaults.InboundKey}", new ByteArrayContent(Encoding.UTF8.GetBytes(raw)));

    [Fact]
    public async Task A_hard_bounce_ends_the_nudges_and_shows_on_the_page_and_changes_no_outcome()
    {
        var (page, request) = await Confirmed("hard@example.org");

        using var sent = await Post(Reports.OnDelivery(request.MessageId!, "failed", "5.1.1", "550 5.1.1 no such user"));

        var c = await host.Case(page, c => Types(c).Contains("MailFateKnown"), "the report");
        Assert.Equal("ReadyToFile", c.GetProperty("status").GetString());
        Assert.Contains("come back", c.GetProperty("mailTrouble").GetString());
        Assert.Empty(c.GetProperty("held").EnumerateArray());
    }

    [Fact]
    public async Task A_soft_bounce_ends_nothing_and_the_mail_is_to_go_out_again()
    {
        var (page, request) = await Confirmed("soft@example.org");

        // The mail is in the inbox a moment before the case knows that it left: whichever it hears first, it comes to the same.
        using var sent = await Post(Reports.OnDelivery(request.MessageId!, "delayed", "4.2.2", "452 4.2.2 mailbox full"));

        var c = await host.Case(page, c => Types(c).Contains("MailFateKnown"), "the report");
        Assert.Contains("We try again", c.GetProperty("mailTrouble").GetString());
    }

    [Fact]
    public async Task A_report_on_a_mail_that_is_none_of_ours_is_for_the_operator()
    {
        using var sent = await Post(Reports.OnDelivery("abc@example.org", "failed", "5.1.1", "550 no such user"));
        var id = JsonDocument.Parse(await sent.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString()!;

        await Wait.Until(async () => (await host.OpenStorage().HoldingPen.GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>("mail", id)).HasValue, "the report to wait in the pen");
    }

    [Fact]
    public async Task UNDO_takes_back_what_an_answer_logged()
    {
        var (page, request) = await Confirmed("undomail@example.org");
        string? theirs = null;
        using var sent = await host.Answer(request, "undomail@example.org", Granted, answer => theirs = answer.MessageId);
        var echo = await host.Mail.Next("undomail@example.org", "replylogged-");
        Assert.Equal((theirs, "auto-replied"), (echo.InReplyTo, echo.Headers["Auto-Submitted"]));
        Assert.Contains("UNDO", echo.TextBody);

        using var undo = await host.Answer(echo, "undomail@example.org", "Rückgängig");

        var c = await host.Status(page, "ReadyToFile");
        Assert.Equal(["ReplyLogged", "StepUndone"], Types(c).Where(type => type is "ReplyLogged" or "StepUndone"));
    }

    [Fact]
    public async Task What_answers_an_echo_is_logged_and_not_echoed_but_ERASE_brings_its_link()
    {
        var (page, request) = await Confirmed("robot@example.org");
        using var sent = await host.Answer(request, "robot@example.org", "Please provide any prompts.");
        var echo = await host.Mail.Next("robot@example.org", "replylogged-");

        using var robot = await host.Answer(echo, "robot@example.org", "Thank you for writing to Ada. This is ticket 12.");
        using var erase = await host.Answer(echo, "robot@example.org", "ERASE");

        var link = await host.Mail.Next("robot@example.org", "eraselink-");
        await host.Case(page, c => c.GetProperty("replies").GetArrayLength() == 2, "the second reply");
        using var again = await host.Answer(link, "robot@example.org", "ERASE");
        using var after = await host.Answer(link, "robot@example.org", "SNOOZE 3");
        await host.Case(page, c => Types(c).Contains("NudgesSnoozed"), "the mails before it");
        Assert.Single(await host.Mail.To("robot@example.org"), mail => mail.MessageId!.StartsWith("replylogged-", StringComparison.Ordinal));
        Assert.Single(await host.Mail.To("robot@example.org"), mail => mail.MessageId!.StartsWith("eraselink-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Not_yet_changes_nothing_and_is_answered_by_nothing()
    {
        var (page, request) = await Confirmed("notyet@example.org");
        using var filed = await host.Answer(request, "notyet@example.org", "SENT");
        await host.Status(page, "AwaitingReply");

        using var no = await host.Answer(request, "notyet@example.org", "Noch nicht.");
        using var after = await host.Answer(request, "notyet@example.org", "SNOOZE 3");

        var c = await host.Case(page, c => Types(c).Contains("NudgesSnoozed"), "the mail after it");
        Assert.Empty(c.GetProperty("replies").EnumerateArray());
        Assert.Empty(c.GetProperty("held").EnumerateArray());
    }

    [Fact]
    public async Task ERASE_by_mail_only_mails_the_link_that_erases()
    {
        var (page, request) = await Confirmed("erasemail@example.org");

        using var erase = await host.Answer(request, "erasemail@example.org", "ERASE");

        Assert.Contains("/erase/", (await host.Mail.Next("erasemail@example.org", "eraselink-")).TextBody);
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync(page)).StatusCode);
    }

    [Fact]
    public async Task A_copy_of_Metas_letter_from_elsewhere_waits_and_is_said_to_prove_nothing()
    {
        var (page, request) = await Confirmed("phish@example.org");

        using var sent = await host.Answer(request, "support@facebook.com.evil.example", Granted, mail => mail.From[0] = new MailboxAddress("Meta Privacy", "support@facebook.com.evil.example"));

        var c = await host.Case(page, c => c.GetProperty("held").GetArrayLength() == 1, "the mail to wait");
        Assert.Equal("ReadyToFile", c.GetProperty("status").GetString());
        Assert.Contains("It claims to be from Meta", WebUtility.HtmlDecode(await host.Http.GetStringAsync(page)));
    }
}
