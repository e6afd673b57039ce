using System.Net;
using MimeKit;
using Objector.IntegrationTests.Fixtures;

namespace Objector.IntegrationTests.Endpoints;

/// <summary>An answer finds its case, however the mail program or the person mangled it.</summary>
[Collection(OneHost.Name)]
public class WhoseMailTests(SharedHost shared)
{
    private const string Granted = "We have reviewed your request and will honor your objection.";

    private readonly RunningHost host = shared.Host;

    private async Task<(string Page, MimeMessage Request)> Confirmed(string email)
    {
        var page = await shared.Confirmed(email);
        return (page, await host.Mail.Next(email, "request-"));
    }

    private static MimeMessage Mail(string from, string to, string text)
    {
        var mail = new MimeMessage { Subject = "Meta's answer", Body = new TextPart("plain") { Text = text }, MessageId = MimeKit.Utils.MimeUtils.GenerateMessageId("example.org") };
        mail.From.Add(MailboxAddress.Parse(from));
        mail.To.Add(MailboxAddress.Parse(to));
        return mail;
    }

    [Fact]
    public async Task By_the_mail_that_it_answers_when_the_address_was_lost()
    {
        var (page, request) = await Confirmed("thread@example.org");
        var answer = Mail("thread@example.org", "objector@example.com", Granted);
        answer.InReplyTo = request.MessageId;

        using var sent = await host.PostMime(answer);

        await host.Status(page, "Granted");
    }

    [Fact]
    public async Task By_a_link_that_it_quotes_when_nothing_else_is_left()
    {
        var (page, request) = await Confirmed("quote@example.org");
        using var sent = await host.PostMime(Mail("quote@example.org", "objector@example.com", $"{Granted}\r\n\r\nOn Tue, 3 Mar 2026 at 10:00, Objector wrote:\r\n> {request.TextBody!.ReplaceLineEndings("\r\n> ")}"));

        await host.Status(page, "Granted");
    }

    [Theory]
    [InlineData("Delivered-To", "{0}")]
    [InlineData("X-Original-To", "{0}")]
    [InlineData("Received", "from mx.example.org by mail.example.org with ESMTP id 1 for <{0}>; Tue, 03 Mar 2026 10:00:00 +0000")]
    public async Task By_the_header_of_a_forwarder(string header, string value)
    {
        var email = $"{header.ToLowerInvariant()}@example.org";
        var (page, request) = await Confirmed(email);
        var answer = Mail(email, "objector@example.com", Granted);
        answer.Headers.Add(header, string.Format(null, value, request.ReplyTo.Mailboxes.Single().Address));

        using var sent = await host.PostMime(answer);

        await host.Status(page, "Granted");
    }

    [Fact]
    public async Task By_an_address_that_was_retyped_with_the_usual_slips()
    {
        var (page, request) = await Confirmed("typed@example.org");
        var address = request.ReplyTo.Mailboxes.Single().Address;

        using var sent = await host.PostMime(Mail("typed@example.org", $"CASE+{address[5..].Replace('0', 'O').Replace('1', 'l')}", Granted));

        await host.Status(page, "Granted");
    }

    [Fact]
    public async Task A_mail_that_names_several_cases_waits_on_each_of_them()
    {
        var (first, one) = await Confirmed("several1@example.org");
        var (second, two) = await Confirmed("several2@example.org");
        var answer = Mail("several1@example.org", one.ReplyTo.Mailboxes.Single().Address, Granted);
        answer.To.Add(two.ReplyTo.Mailboxes.Single());

        using var sent = await host.PostMime(answer);

        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        foreach (var page in new[] { first, second })
        {
            var c = await host.Case(page, c => c.GetProperty("held").GetArrayLength() == 1, "the mail to wait");
            Assert.Equal("ReadyToFile", c.GetProperty("status").GetString());
        }
    }

    [Fact]
    public async Task What_was_logged_by_mail_can_be_taken_back_on_the_page()
    {
        var (page, request) = await Confirmed("undo@example.org");
        using var sent = await host.Answer(request, "undo@example.org", Granted);
        await host.Status(page, "Granted");
        await host.Mail.Next("undo@example.org", "replylogged-");

        using var undone = await host.Post($"{page}/undo", ("nonce", "u"));
        using var again = await host.Post($"{page}/undo", ("nonce", "v"));

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Conflict), (undone.StatusCode, again.StatusCode));
        var c = await host.Status(page, "ReadyToFile");
        Assert.Contains("taken back", c.GetProperty("timeline").EnumerateArray().Last().GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_mail_that_came_in_can_be_erased_and_a_stub_says_that_it_was_there()
    {
        var (page, request) = await Confirmed("stub@example.org");
        using var sent = await host.Answer(request, "stub@example.org", $"{Granted} My secret is tulip.");
        await host.Status(page, "Granted");
        var name = System.Text.RegularExpressions.Regex.Match(await host.Http.GetStringAsync(page), "name=\"mail\" value=\"(in-[0-9a-f]{16})\"").Groups[1].Value;

        using var erased = await host.Post($"{page}/erase-mail", ("mail", name), ("nonce", "e"));
        using var wrong = await host.Post($"{page}/erase-mail", ("mail", "../request-3"), ("nonce", "f"));

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.BadRequest), (erased.StatusCode, wrong.StatusCode));
        await using var zip = await System.IO.Compression.ZipArchive.CreateAsync(await host.Http.GetStreamAsync($"{page}/dossier.zip"), System.IO.Compression.ZipArchiveMode.Read, false, null);
        using var stub = new StreamReader(await zip.GetEntry($"mail/{name}.eml")!.OpenAsync());
        var text = await stub.ReadToEndAsync();
        Assert.Contains("erased by the owner", text);
        Assert.DoesNotContain("tulip", text);
        Assert.DoesNotContain($"value=\"{name}\"", await host.Http.GetStringAsync(page));
    }

    [Fact]
    public async Task Opening_every_link_of_every_mail_a_hundred_times_changes_nothing()
    {
        var (page, request) = await Confirmed("hundred@example.org");
        using var filed = await host.Answer(request, "hundred@example.org", "SENT");
        await host.Status(page, "AwaitingReply");
        var before = await Settled(page);

        var links = (await host.Mail.To("hundred@example.org")).SelectMany(mail => System.Text.RegularExpressions.Regex.Matches(mail.TextBody!, @"http://(localhost|127\.0\.0\.1)[^\s]*")
            .Select(match => new Uri(match.Value).PathAndQuery)).Distinct().ToList();
        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            for (var time = 0; time < 100; time++)
            {
                using var response = await host.Http.GetAsync(link);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            }
        }

        Assert.Equal(before, await Settled(page));
    }

    private async Task<string> Settled(string page) => (await host.Json(page)).GetProperty("timeline").GetRawText();
}
