using System.Text;
using MimeKit;
using Objector.App.Email;
using Objector.Core.Cases;
using Objector.Tests.Cases;

namespace Objector.Tests.Email;

public class MailComposerTests
{
    public static TheoryData<MailKind> EveryKind() => [.. Enum.GetValues<MailKind>()];

    private static string Bytes(MimeMessage message)
    {
        using var stream = new MemoryStream();
        message.WriteTo(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void Every_mail_can_be_answered_and_unsubscribed_and_says_that_a_machine_sent_it(MailKind kind)
    {
        var message = SomeMail.Compose(SomeMail.Of(kind));

        Assert.Equal("request-1.name@objector.example", message.MessageId);
        Assert.Equal("case+token@reply.example", message.ReplyTo.Mailboxes.Single().Address);
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Equal("<https://objector.example/unsubscribe/unsubscribe>", message.Headers["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", message.Headers["List-Unsubscribe-Post"]);
        Assert.Equal(Some.Now, message.Date);
    }

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void The_same_mail_composed_twice_is_the_same_bytes(MailKind kind)
    {
        var picture = new Attachment("exhibit-01.png", "image/png", [1, 2, 3]);

        Assert.Equal(Bytes(SomeMail.Compose(SomeMail.Of(kind), picture)), Bytes(SomeMail.Compose(SomeMail.Of(kind), picture)));
    }

    [Fact]
    public void An_answer_to_a_mail_names_it_and_says_that_a_machine_replied()
    {
        var echo = MailComposer.Compose(SomeMail.Of(MailKind.ReplyLogged), SomeMail.Addressing with { Answers = "theirs@example.org" }, []);

        Assert.Equal("theirs@example.org", echo.InReplyTo);
        Assert.Equal(["theirs@example.org"], echo.References);
        Assert.Equal("auto-replied", echo.Headers["Auto-Submitted"]);
    }

    [Theory]
    [InlineData("no id at all")]
    [InlineData("a@b\r\nBcc: eve@example.org")]
    public void A_broken_name_of_the_mail_that_is_answered_adds_no_header(string id)
    {
        var read = MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(Bytes(MailComposer.Compose(SomeMail.Of(MailKind.ReplyLogged), SomeMail.Addressing with { Answers = id }, [])))));

        Assert.Empty(read.Bcc);
        Assert.DoesNotContain("eve@example.org", read.Headers.ToString());
    }

    [Fact]
    public void Only_the_mail_for_it_holds_the_link_that_erases()
    {
        foreach (var kind in Enum.GetValues<MailKind>())
            Assert.Equal(kind == MailKind.EraseLink, SomeMail.Compose(SomeMail.Of(kind)).TextBody!.Contains(SomeMail.Links.Erase));
    }

    [Fact]
    public void The_request_holds_the_form_each_field_with_its_text_the_letter_and_the_screenshots()
    {
        var content = SomeMail.Of(MailKind.Request);

        var message = SomeMail.Compose(content, new Attachment("exhibit-01.png", "image/png", [1, 2, 3]));

        var text = message.TextBody!.ReplaceLineEndings("\n");
        Assert.All(content.Steps, step => Assert.Contains(step, text));
        Assert.All(content.Draft!.Channels, channel => Assert.Contains(channel.Url ?? channel.Name, text));
        // The ways that come third and later are named with their link; their fields are on the case's page.
        foreach (var channel in content.Draft.Channels.Take(2))
        {
            Assert.All(channel.Fields, field => Assert.Contains(field.Paste ?? field.Label, text));
        }

        Assert.Contains(content.Draft.Letter, text);
        var attached = Assert.IsType<MimePart>(Assert.Single(message.Attachments));
        using var bytes = new MemoryStream();
        attached.Content!.DecodeTo(bytes);
        Assert.Equal(("exhibit-01.png", "image/png"), (attached.FileName, attached.ContentType.MimeType));
        Assert.Equal([1, 2, 3], bytes.ToArray());
    }

    [Fact]
    public void A_request_without_its_draft_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => SomeMail.Compose(SomeMail.Of(MailKind.Request) with { Draft = null }));

    [Fact]
    public void A_missed_deadline_brings_the_date_the_reference_and_the_follow_up()
    {
        var text = SomeMail.Compose(SomeMail.Of(MailKind.DeadlinePassed)).TextBody!;

        Assert.Contains("3 April 2026", text);
        Assert.Contains("REF-1", text);
        Assert.Contains("The follow-up letter.", text);
    }

    [Theory]
    [InlineData(31, "That is in 31 days.")]
    [InlineData(1, "That is tomorrow.")]
    [InlineData(0, "until today")]
    public void A_nudge_counts_the_days_that_are_left(int days, string said) =>
        Assert.Contains(said, SomeMail.Compose(SomeMail.Of(MailKind.ReplyNudge) with { DaysLeft = days }).TextBody!.ReplaceLineEndings(" "));

    [Fact]
    public void The_echo_of_a_reply_says_how_it_was_read()
    {
        var text = SomeMail.Compose(SomeMail.Of(MailKind.ReplyLogged)).TextBody!;

        Assert.Contains("Meta refuses your request.", text);
        Assert.Contains("We cannot take further action.", text);
    }

    [Fact]
    public void What_people_typed_is_text_in_the_HTML_and_never_markup()
    {
        var message = SomeMail.Compose(SomeMail.Of(MailKind.FileNudge) with { Submission = Some.Submission with { Name = "<img src=x> {{ Links.Erase }}" } });

        Assert.Contains("&lt;img src=x&gt;", message.HtmlBody);
        Assert.DoesNotContain("<img src=x>", message.HtmlBody);
        Assert.DoesNotContain(SomeMail.Links.Erase, message.HtmlBody);
    }

    [Fact]
    public void A_name_with_a_line_end_in_it_adds_no_header()
    {
        var message = SomeMail.Compose(SomeMail.Of(MailKind.FileNudge) with { Submission = Some.Submission with { Name = "Ada\r\nBcc: eve@example.org" } });

        var read = MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(Bytes(message))));
        Assert.Empty(read.Bcc);
        Assert.Equal("ada@example.org", read.To.Mailboxes.Single().Address);
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("ada@example.org\r\nBcc: eve@example.org")]
    public void An_address_that_is_none_is_refused(string address) =>
        Assert.Throws<ArgumentException>(() => SomeMail.Compose(SomeMail.Of(MailKind.FileNudge) with { Submission = Some.Submission with { Email = address } }));
}
