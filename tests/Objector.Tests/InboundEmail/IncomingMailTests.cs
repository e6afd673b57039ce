using System.Text;
using CsCheck;
using Objector.Core.InboundEmail;

namespace Objector.Tests.InboundEmail;

public class IncomingMailTests
{
    private static IncomingMail Read(string raw) =>
        IncomingMail.Read(Encoding.UTF8.GetBytes(raw.ReplaceLineEndings("\r\n"))) ?? throw new InvalidOperationException("It is no mail.");

    private static IncomingMail Plain(string text, string subject = "Re: Has Meta answered you?", string headers = "") => Read(
        $"""
        From: Ada <Ada@Example.org>
        To: "Objector" <case+token@reply.example>
        Cc: eve@example.org
        Subject: {subject}
        Message-ID: <1@example.org>
        Date: Tue, 03 Mar 2026 10:00:00 +0100
        Content-Type: text/plain; charset=utf-8
        {(headers.Length > 0 ? headers + "\n" : "")}
        {text}
        """);

    [Fact]
    public void A_mail_says_who_wrote_it_to_whom_and_when()
    {
        var mail = Plain("We agree.");

        Assert.Equal(("1@example.org", "ada@example.org"), (mail.MessageId, mail.From));
        Assert.Equal(["case+token@reply.example", "eve@example.org"], mail.Recipients);
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 10, 0, 0, TimeSpan.FromHours(1)), mail.Date);
        Assert.Equal("We agree.", mail.NewText);
        Assert.False(mail.Sorting.IsOfAMachine);
    }

    [Theory]
    [InlineData("Yes.\n\nOn Tue, 3 Mar 2026 at 10:00, Objector wrote:\n> Has Meta answered?\n> Tell us.")]
    [InlineData("Yes.\n\nOn Tue, 3 Mar 2026 at 10:00, Objector\n<case+token@reply.example> wrote:\n> Has Meta answered?")]
    [InlineData("Yes.\n\nAm 03.03.2026 um 10:00 schrieb Objector:\n> Hat Meta geantwortet?")]
    [InlineData("Yes.\n\n-----Original Message-----\nFrom: Objector\nSent: Tuesday\nHas Meta answered?")]
    [InlineData("Yes.\n\n________________________________\nFrom: Objector\nSent: Tuesday\nHas Meta answered?")]
    [InlineData("Yes.\n-- \nAda Example\nNurse")]
    [InlineData("> Has Meta answered?\nYes.")]
    public void What_was_quoted_is_not_what_was_written(string text) => Assert.Equal("Yes.", Plain(text).NewText);

    [Theory]
    [InlineData("Fwd: Your request", "---------- Forwarded message ---------\nFrom: Meta\nDate: Tuesday\n\nWe cannot take further action.")]
    [InlineData("WG: Your request", "Von: Meta\nGesendet: Dienstag\n\nWe cannot take further action.")]
    [InlineData("Re: Your request", "Begin forwarded message:\n\n> From: Meta\n>\n> We cannot take further action.")]
    public void What_was_forwarded_counts(string subject, string text) => Assert.Contains("We cannot take further action.", Plain(text, subject).NewText);

    [Fact]
    public void Of_a_mail_in_HTML_the_text_is_read_and_the_quote_is_not()
    {
        var mail = Read(
            """
            From: ada@example.org
            To: case+token@reply.example
            Subject: Re: Has Meta answered you?
            Content-Type: text/html; charset=utf-8

            <html><head><style>p { color: red }</style></head><body><p>They &amp; we agree.</p><p>Good.</p>
            <blockquote><p>Has Meta answered?</p></blockquote></body></html>
            """);

        Assert.Contains("They & we agree.", mail.NewText);
        Assert.Contains("Good.", mail.NewText);
        Assert.DoesNotContain("Has Meta answered?", mail.NewText);
        Assert.DoesNotContain("color", mail.NewText);
    }

    [Fact]
    public void A_mail_forwarded_as_an_attachment_counts_in_full()
    {
        var mail = Read(
            """
            From: ada@example.org
            To: case+token@reply.example
            Subject: Meta's answer
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            See below.
            --b
            Content-Type: message/rfc822

            From: noreply@support.facebook.com
            Subject: Your request
            Content-Type: text/plain

            > We will honor your objection.
            --b--
            """);

        Assert.Contains("See below.", mail.NewText);
        Assert.Contains("We will honor your objection.", mail.NewText);
    }

    [Fact]
    public void Pictures_come_along_and_other_files_do_not()
    {
        var mail = Read(
            """
            From: ada@example.org
            To: case+token@reply.example
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: image/png; name="../shot.png"
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename="../shot.png"

            AQID
            --b
            Content-Type: application/pdf
            Content-Disposition: attachment; filename="letter.pdf"

            x
            --b--
            """);

        var picture = Assert.Single(mail.Attachments);
        Assert.Equal("shot.png", picture.Name);
        Assert.Equal([1, 2, 3], picture.Bytes);
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied")]
    [InlineData("X-Autoreply: yes")]
    [InlineData("Precedence: bulk")]
    [InlineData("Return-Path: <>")]
    public void A_machine_is_known_by_its_headers(string header) => Assert.True(Plain("I am away.", headers: header).Sorting.IsOfAMachine);

    [Fact]
    public void Auto_Submitted_no_is_a_person() => Assert.False(Plain("Hello.", headers: "Auto-Submitted: no").Sorting.IsOfAMachine);

    [Theory]
    [InlineData("SENT", typeof(EmailCommand.Sent))]
    [InlineData("sent.\n\nGreetings", typeof(EmailCommand.Sent))]
    [InlineData("\n\nStop!", typeof(EmailCommand.Stop))]
    [InlineData("snooze 10 days", typeof(EmailCommand.Snooze))]
    [InlineData("SNOOZE 0", typeof(EmailCommand.Reply))]
    [InlineData("SNOOZE 999", typeof(EmailCommand.Reply))]
    [InlineData("Sent from my phone", typeof(EmailCommand.Reply))]
    [InlineData("Please stop", typeof(EmailCommand.Reply))]
    public void The_first_line_may_be_an_instruction(string text, Type instruction) => Assert.IsType(instruction, Plain(text).Instruction);

    [Theory]
    [InlineData("")]
    [InlineData("this is no mail")]
    public void What_has_no_header_is_no_mail(string raw) => Assert.Null(IncomingMail.Read(Encoding.UTF8.GetBytes(raw)));

    [Fact]
    public void Any_bytes_at_all_are_read_or_refused_but_never_break() =>
        Gen.Select(Gen.String[0, 200], Gen.Byte.Array[0, 400]).Sample((header, body) =>
            IncomingMail.Read([.. Encoding.UTF8.GetBytes($"Content-Type: {header}\r\nFrom: {header}\r\n\r\n"), .. body]));
}
