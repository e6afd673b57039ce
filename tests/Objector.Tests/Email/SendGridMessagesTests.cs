using System.Text.Json;
using MimeKit;
using MimeKit.Utils;
using Objector.App.Email;
using Objector.Core.Cases;
using Objector.Tests.Cases;

namespace Objector.Tests.Email;

public class SendGridMessagesTests
{
    public static TheoryData<MailKind> EveryKind() => [.. Enum.GetValues<MailKind>()];

    /// <summary>The request's body, as the package writes it.</summary>
    private static JsonElement Json(MimeMessage message) => JsonSerializer.Deserialize<JsonElement>(SendGridMessages.From(message).Serialize());

    private static string? Text(JsonElement json, params string[] path) => path.Aggregate(json, (at, name) => at.GetProperty(name)).GetString();

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void Every_mail_says_the_same_as_over_SMTP(MailKind kind)
    {
        var message = SomeMail.Compose(SomeMail.Of(kind));

        var json = Json(message);

        Assert.Equal((message.Subject, "Objector", "objector@objector.example"), (Text(json, "subject"), Text(json, "from", "name"), Text(json, "from", "email")));
        Assert.Equal("case+token@reply.example", Text(json, "reply_to", "email"));
        Assert.Equal("ada@example.org", Text(json.GetProperty("personalizations")[0].GetProperty("to")[0], "email"));
        Assert.Equal(
            [("text/plain", message.TextBody), ("text/html", message.HtmlBody)],
            json.GetProperty("content").EnumerateArray().Select(part => (Text(part, "type"), Text(part, "value"))));
    }

    [Fact]
    public void Every_header_goes_along_but_for_those_that_SendGrid_writes_itself() =>
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Message-ID"] = "<request-1.name@objector.example>",
                ["Date"] = DateUtils.FormatDate(Some.Now),
                ["Auto-Submitted"] = "auto-generated",
                ["X-Auto-Response-Suppress"] = "All",
                ["List-Unsubscribe"] = "<https://objector.example/unsubscribe/unsubscribe>",
                ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
                ["Content-Language"] = "en",
            },
            Json(SomeMail.Compose(SomeMail.Of(MailKind.ReplyNudge))).GetProperty("headers").Deserialize<Dictionary<string, string>>()!);

    [Fact]
    public void A_header_is_one_line_of_ASCII_however_long_it_is()
    {
        var message = SomeMail.Compose(SomeMail.Of(MailKind.ReplyNudge));
        var link = $"<https://objector.example/unsubscribe/{new string('a', 300)}>";
        message.Headers[HeaderId.ListUnsubscribe] = link;
        message.Headers["X-Words"] = string.Join(' ', Enumerable.Repeat("für Ada", 40));

        var headers = Json(message).GetProperty("headers");

        Assert.Equal(link, Text(headers, "List-Unsubscribe"));
        Assert.DoesNotContain(Text(headers, "X-Words")!, c => char.IsControl(c) || !char.IsAscii(c));
    }

    [Fact]
    public void Screenshots_keep_their_names_their_types_and_their_bytes()
    {
        var json = Json(SomeMail.Compose(SomeMail.Of(MailKind.Request), new Attachment("exhibit-01.png", "image/png", [1, 2, 3]), new Attachment("exhibit-02.jpg", "image/jpeg", [4])));

        Assert.Equal(
            [("exhibit-01.png", "image/png", "AQID", "attachment"), ("exhibit-02.jpg", "image/jpeg", "BA==", "attachment")],
            json.GetProperty("attachments").EnumerateArray().Select(a => (Text(a, "filename"), Text(a, "type"), Text(a, "content"), Text(a, "disposition"))));
    }

    [Fact]
    public void A_mail_without_attachments_or_copies_has_no_empty_lists_which_the_API_refuses()
    {
        var json = Json(SomeMail.Compose(SomeMail.Of(MailKind.ReplyNudge)));

        Assert.False(json.TryGetProperty("attachments", out _));
        Assert.Equal(["to"], json.GetProperty("personalizations")[0].EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void Nothing_in_it_is_tracked_rewritten_or_added_to() =>
        Assert.Equal(
            [("click_tracking", false), ("open_tracking", false), ("subscription_tracking", false), ("ganalytics", false)],
            Json(SomeMail.Compose(SomeMail.Of(MailKind.ReplyNudge))).GetProperty("tracking_settings").EnumerateObject()
                .Select(setting => (setting.Name, setting.Value.GetProperty("enable").GetBoolean())));

    [Fact]
    public void Its_events_will_name_it_by_its_Message_ID_and_by_nothing_else() =>
        Assert.Equal("""{"mail":"request-1.name","case":"case+token@reply.example"}""", Json(SomeMail.Compose(SomeMail.Of(MailKind.Request))).GetProperty("custom_args").GetRawText());

    [Theory]
    [InlineData("Ada Lovelace", "Ada Lovelace")]
    [InlineData("Lovelace, Ada", "Lovelace Ada")]
    [InlineData("eve@example.org, Ada; <mal@example.org>", "eve example.org Ada mal example.org")]
    [InlineData("Zoë O'Hara-Müller Jr.", "Zoë O'Hara-Müller Jr.")]
    public void A_name_cannot_be_read_as_further_addresses(string typed, string sent) =>
        Assert.Equal(sent, Text(Json(SomeMail.Compose(SomeMail.Of(MailKind.Request) with { Submission = Some.Submission with { Name = typed } }))
            .GetProperty("personalizations")[0].GetProperty("to")[0], "name"));
}
