using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Objector.App.InboundEmail;
using Objector.App.Scheduling;
using Objector.App.Web;
using Objector.IntegrationTests.Fixtures;

namespace Objector.IntegrationTests.Endpoints;

/// <summary>What was answered 2xx is logged on a case, waits on its page, or is in the holding pen: never nowhere.</summary>
[Collection(OneHost.Name)]
public class InboundTests(SharedHost shared)
{
    private const string Granted = "We have reviewed your request and will honor your objection.";
    private readonly RunningHost host = shared.Host;

    private Task<JsonElement> Held(string page) => host.Case(page, c => c.GetProperty("held").GetArrayLength() == 1, "the mail to wait on the page");

    [Fact]
    public async Task A_strangers_mail_waits_on_the_page_until_its_owner_decides()
    {
        var page = await shared.Confirmed("owner@example.org");
        using var sent = await host.Answer(await host.Mail.Next("owner@example.org", "request-"), "eve@example.com", Granted);
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);

        var waiting = await Held(page);
        Assert.Equal("ReadyToFile", waiting.GetProperty("status").GetString());
        Assert.Contains(Granted, WebUtility.HtmlDecode(await host.Http.GetStringAsync(page)));
        using var decided = await host.Post($"{page}/reply", ("held", waiting.GetProperty("held")[0].GetProperty("id").GetString()!), ("kind", "approved"), ("text", Granted), ("nonce", "n"));

        Assert.Equal(HttpStatusCode.SeeOther, decided.StatusCode);
        var after = await host.Json(page);
        Assert.Equal(("Granted", 0), (after.GetProperty("status").GetString(), after.GetProperty("held").GetArrayLength()));
    }

    [Fact]
    public async Task What_a_machine_wrote_waits_and_can_be_discarded()
    {
        var page = await shared.Confirmed("away@example.org");
        using var sent = await host.Answer(
            await host.Mail.Next("away@example.org", "request-"), "away@example.org", "I am on holiday.", mail => mail.Headers.Add("Auto-Submitted", "auto-replied"));

        var id = (await Held(page)).GetProperty("held")[0].GetProperty("id").GetString()!;
        using var decided = await host.Post($"{page}/reply", ("held", id), ("kind", "discard"), ("nonce", "n"));

        var after = await host.Json(page);
        Assert.Equal((0, 0), (after.GetProperty("held").GetArrayLength(), after.GetProperty("replies").GetArrayLength()));
    }

    [Fact]
    public async Task A_mail_that_was_cut_off_on_its_way_in_leaves_the_agenda_at_the_second_look()
    {
        var (agenda, room, sha) = (host.Services.GetRequiredService<ScheduleStore>(), host.Services.GetRequiredService<InboundMailProcessor>(), new string('a', 64));
        var armed = await agenda.BeginWorkAsync(ScheduledKind.Mail, sha, CancellationToken.None);

        var again = await room.ProcessDueAsync(armed.Item, CancellationToken.None);
        Assert.NotNull(again);
        Assert.Null(await room.ProcessDueAsync(again, CancellationToken.None));
        Assert.DoesNotContain(await agenda.All(CancellationToken.None).ToListAsync(), item => item.Id == sha);
    }

    [Fact]
    public async Task STOP_stops_and_SNOOZE_pauses()
    {
        var page = await shared.Confirmed("words@example.org");
        var request = await host.Mail.Next("words@example.org", "request-");

        using var snoozed = await host.Answer(request, "words@example.org", "SNOOZE 20");
        await host.Case(page, c => c.GetProperty("timeline").EnumerateArray().Last().GetProperty("type").GetString() == "NudgesSnoozed", "the pause");
        using var stopped = await host.Answer(request, "words@example.org", "Stop.");
        await host.Status(page, "Stopped");
    }

    [Fact]
    public async Task The_same_mail_delivered_twice_is_one_reply_with_its_picture()
    {
        var page = await shared.Confirmed("double@example.org");
        var answer = new MimeMessage { MessageId = "double@example.org" };
        answer.From.Add(MailboxAddress.Parse("Double@Example.org"));
        answer.To.AddRange((await host.Mail.Next("double@example.org", "request-")).ReplyTo);
        var body = new BodyBuilder { TextBody = "Please provide any prompts." };
        body.Attachments.Add("shot.png", Forms.Picture());
        answer.Body = body.ToMessageBody();

        using var once = await host.PostMime(answer);
        await host.Status(page, "NeedsAction");
        using var twice = await host.PostMime(answer);
        using var more = await host.Answer(await host.Mail.Next("double@example.org", "request-"), "double@example.org", "SNOOZE 3");
        var c = await host.Case(page, c => c.GetProperty("timeline").EnumerateArray().Any(e => e.GetProperty("type").GetString() == "NudgesSnoozed"), "the next mail");

        var reply = Assert.Single(c.GetProperty("replies").EnumerateArray());
        Assert.Equal(("mail", "moreEvidence"), (reply.GetProperty("via").GetString(), reply.GetProperty("kind").GetString()));
        var picture = Assert.Single(reply.GetProperty("files").EnumerateArray()).GetProperty("name").GetString();
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync($"{page}/evidence/{picture}")).StatusCode);
    }

    [Theory]
    [InlineData("From: eve@example.com\r\nTo: case+nobody@localhost\r\nSubject: Hello\r\n\r\nHello", "It matches no case.")]
    [InlineData("no mail at all", "It is not a mail.")]
    public async Task What_matches_no_case_is_in_the_holding_pen_as_it_came(string raw, string why)
    {
        using var sent = await host.Http.PostAsync($"/inbound/mime?key={SelfHost.LocalDefaults.InboundKey}", new StringContent(raw));
        var id = JsonDocument.Parse(await sent.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString();

        var storage = host.OpenStorage();
        var row = await Wait.For(() => storage.HoldingPen.QueryAsync<TableEntity>(row => row.RowKey == id).FirstOrDefaultAsync().AsTask(), "the mail to be held");
        Assert.Equal(why, row.GetString("Why"));
        Assert.Equal(raw, (await storage.Inbound.GetBlobClient($"{id}.eml").DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task A_mail_that_SendGrid_hands_in_keeps_every_byte()
    {
        var page = await shared.Confirmed("latin@example.org");
        var to = (await host.Mail.Next("latin@example.org", "request-")).ReplyTo.Mailboxes.Single().Address;
        var raw = Encoding.Latin1.GetBytes($"From: latin@example.org\r\nTo: {to}\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\nMüde Grüße");
        using var form = new MultipartFormDataContent { { new StringContent(to), "to" }, { new StringContent("{}"), "envelope" }, { new ByteArrayContent(raw), "email" } };

        using var sent = await host.Http.PostAsync($"/inbound/sendgrid?key={SelfHost.LocalDefaults.InboundKey}", form);

        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        var c = await host.Case(page, c => c.GetProperty("replies").GetArrayLength() == 1, "the reply");
        Assert.Equal("Müde Grüße", c.GetProperty("replies")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_form_of_SendGrids_without_the_raw_mail_says_what_to_turn_on()
    {
        using var form = new MultipartFormDataContent { { new StringContent("Hello"), "text" } };

        using var sent = await host.Http.PostAsync($"/inbound/sendgrid?key={SelfHost.LocalDefaults.InboundKey}", form);

        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Contains("full MIME message", await sent.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Only_who_knows_the_key_hands_in_mail()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.PostAsync("/inbound/mime", new StringContent("From: a@b.c\r\n\r\n"))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.PostAsync("/inbound/sendgrid?key=wrong", new StringContent("From: a@b.c\r\n\r\n"))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.PostAsync("/inbound/mime?key=wrong", new StringContent("From: a@b.c\r\n\r\n"))).StatusCode);
    }

    [Theory]
    [InlineData(SelfHost.LocalDefaults.InboundKey, "/inbound/mime", HttpStatusCode.Accepted)]
    [InlineData("wrong", "/inbound/mime", HttpStatusCode.Unauthorized)]
    [InlineData("wrong", $"/inbound/mime?key={SelfHost.LocalDefaults.InboundKey}", HttpStatusCode.Unauthorized)]
    public async Task The_key_may_come_in_a_header_which_no_log_of_addresses_holds(string key, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Headers = { { InboundKey.Header, key } }, Content = new StringContent("From: a@b.c\r\n\r\n") };
        using var answer = await host.Http.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Nothing_is_a_400_and_too_much_a_413()
    {
        var path = $"/inbound/mime?key={SelfHost.LocalDefaults.InboundKey}";

        Assert.Equal(HttpStatusCode.BadRequest, (await host.Http.PostAsync(path, new ByteArrayContent([]))).StatusCode);
        using var large = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[InboundMailProcessor.MaxBytes + 1]) };
        large.Headers.ExpectContinue = true;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await host.Http.SendAsync(large)).StatusCode);
    }
}
