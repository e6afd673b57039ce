using Objector.Core.InboundEmail;

namespace Objector.Tests.InboundEmail;

public class ForwardTests
{
    private const string Letter = "Hello Ada,\n\nWe reviewed your request and cannot take further action.\n\nThe Privacy Team";
    private const string Meta = "case+7@support.facebook.com";

    private static void IsForwardOfTheLetter(IncomingMail mail, bool dated = true, string subject = "Your request #7")
    {
        Assert.NotNull(mail.Forwarded);
        Assert.Equal((Meta, subject, Letter), (mail.Forwarded.From, mail.Forwarded.Subject, mail.Forwarded.Text));
        Assert.Equal<DateOnly?>(dated ? new DateOnly(2026, 3, 2) : null, mail.Forwarded.Date is { } date ? DateOnly.FromDateTime(date.Date) : null);
        Assert.Equal($"They said no.\n\n{Letter}", mail.NewText);
    }

    [Theory]
    [InlineData("Gmail, en", "---------- Forwarded message ---------\nFrom: Meta Privacy <case+7@support.facebook.com>\nDate: Mon, Mar 2, 2026 at 9:30 AM\nSubject: Your request #7\nTo: <ada@example.org>\n")]
    [InlineData("Gmail, de", "---------- Forwarded message ---------\nVon: Meta Privacy <case+7@support.facebook.com>\nDate: Mo., 2. März 2026 um 09:30 Uhr\nSubject: Your request #7\nTo: <ada@example.org>\n\n")]
    [InlineData("Gmail, fr", "---------- Forwarded message ---------\nDe : Meta Privacy <case+7@support.facebook.com>\nDate: lun. 2 mars 2026 à 09:30\nSubject: Your request #7\nTo: <ada@example.org>\n")]
    [InlineData("Gmail, pl", "---------- Forwarded message ---------\nOd: Meta Privacy <case+7@support.facebook.com>\nDate: pon., 2 mar 2026 o 09:30\nSubject: Your request #7\nTo: <ada@example.org>\n")]
    [InlineData("Outlook, en", "________________________________\nFrom: Meta Privacy <case+7@support.facebook.com>\nSent: Monday, March 2, 2026 9:30 AM\nTo: ada@example.org <ada@example.org>\nSubject: Your request #7\n")]
    [InlineData("Outlook, de", "Von: Meta Privacy <case+7@support.facebook.com>\nGesendet: Montag, 2. März 2026 09:30\nAn: Ada Example <ada@example.org>\nBetreff: Your request #7\n")]
    [InlineData("Outlook, fr", "De : Meta Privacy <case+7@support.facebook.com>\nEnvoyé : lundi 2 mars 2026 09:30\nÀ : Ada Example <ada@example.org>\nObjet : Your request #7\n")]
    [InlineData("Outlook, es", "De: Meta Privacy <case+7@support.facebook.com>\nEnviado: lunes, 2 de marzo de 2026 9:30\nPara: Ada Example <ada@example.org>\nAsunto: Your request #7\n")]
    [InlineData("Outlook, nl", "Van: Meta Privacy <case+7@support.facebook.com>\nVerzonden: maandag 2 maart 2026 09:30\nAan: Ada Example <ada@example.org>\nOnderwerp: Your request #7\n")]
    [InlineData("Outlook, pl", "Od: Meta Privacy <case+7@support.facebook.com>\nWysłano: poniedziałek, 2 marca 2026 09:30\nDo: Ada Example <ada@example.org>\nTemat: Your request #7\n")]
    [InlineData("Outlook, pt", "De: Meta Privacy <case+7@support.facebook.com>\nEnviado: segunda-feira, 2 de março de 2026 09:30\nPara: Ada Example <ada@example.org>\nAssunto: Your request #7\n")]
    [InlineData("Thunderbird, en", "-------- Forwarded Message --------\nSubject: \tYour request #7\nDate: \tMon, 2 Mar 2026 09:30:00 +0000\nFrom: \tMeta Privacy <case+7@support.facebook.com>\nReply-To: \tno-reply@support.facebook.com\nTo: \tada@example.org\n\n")]
    [InlineData("Thunderbird, it", "-------- Messaggio Inoltrato --------\nOggetto: \tYour request #7\nData: \tMon, 2 Mar 2026 09:30:00 +0000\nMittente: \tMeta Privacy <case+7@support.facebook.com>\nA: \tada@example.org\n")]
    [InlineData("Thunderbird, nl", "-------- Doorgestuurd bericht --------\nOnderwerp: \tYour request #7\nDatum: \tMon, 2 Mar 2026 09:30:00 +0000\nVan: \tMeta Privacy <case+7@support.facebook.com>\nAan: \tada@example.org\n")]
    [InlineData("Yahoo, en", "----- Forwarded Message -----\nFrom: Meta Privacy <case+7@support.facebook.com>\nTo: ada@example.org <ada@example.org>\nSent: Monday, March 2, 2026 at 09:30:00 AM GMT+1\nSubject: Your request #7\n")]
    [InlineData("Yahoo, es", "----- Mensaje reenviado -----\nDe: Meta Privacy <case+7@support.facebook.com>\nPara: ada@example.org <ada@example.org>\nEnviado: lunes, 2 de marzo de 2026, 09:30:00 GMT+1\nAsunto: Your request #7\n")]
    [InlineData("Samsung, en", "-------- Original message --------\nFrom: Meta Privacy <case+7@support.facebook.com>\nDate: 02.03.2026 09:30 (GMT+00:00)\nTo: ada@example.org\nSubject: Your request #7\n")]
    public void A_mail_is_found_below_the_mark_that_its_program_puts_above(string program, string mark)
    {
        Assert.NotEmpty(program);
        IsForwardOfTheLetter(MailFixture.Plain($"They said no.\n\n{mark}\n{Letter}", "Fwd: Your request #7"));
    }

    [Theory]
    [InlineData("Begin forwarded message:", "From: Meta Privacy <case+7@support.facebook.com>\nSubject: Your request #7\nDate: 2 March 2026 at 09:30:00 GMT\nTo: ada@example.org")]
    [InlineData("Anfang der weitergeleiteten Nachricht:", "Von: Meta Privacy <case+7@support.facebook.com>\nBetreff: Your request #7\nDatum: 2. März 2026 um 09:30:00 MEZ\nAn: ada@example.org")]
    [InlineData("Début du message réexpédié :", "De: Meta Privacy <case+7@support.facebook.com>\nObjet: Your request #7\nDate: 2 mars 2026 à 09:30:00 UTC+1\nÀ: ada@example.org")]
    [InlineData("Inicio del mensaje reenviado:", "De: Meta Privacy <case+7@support.facebook.com>\nAsunto: Your request #7\nFecha: 2 de marzo de 2026, 9:30:00 CET\nPara: ada@example.org")]
    [InlineData("Inizio messaggio inoltrato:", "Da: Meta Privacy <case+7@support.facebook.com>\nOggetto: Your request #7\nData: 2 marzo 2026 alle ore 09:30:00 CET\nA: ada@example.org")]
    [InlineData("------- Forwarded Message -------", "From: Meta Privacy <case+7@support.facebook.com>\nDate: On Monday, March 2nd, 2026 at 09:30\nSubject: Your request #7\nTo: ada@example.org")]
    public void What_a_program_marks_like_a_quote_is_passed_on_without_the_marks(string mark, string headers)
    {
        var quoted = string.Join('\n', $"{headers}\n\n{Letter}".Split('\n').Select(line => $"> {line}".TrimEnd()));
        IsForwardOfTheLetter(MailFixture.Plain($"They said no.\n\nSent from my iPhone\n\n{mark}\n\n{quoted}", "Fwd: Your request #7"));
    }

    [Theory]
    [InlineData("03/02/2026 9:30 AM")]
    [InlineData("some time ago")]
    public void A_date_that_may_mean_two_days_is_no_date(string date) => IsForwardOfTheLetter(
        MailFixture.Plain($"They said no.\n\n---------- Forwarded message ---------\nFrom: Meta Privacy <case+7@support.facebook.com>\nDate: {date}\nSubject: Your request #7\nTo: <ada@example.org>\n\n{Letter}"),
        dated: false);

    [Fact]
    public void In_HTML_it_is_found_too()
    {
        var inner = string.Concat(Letter.Split("\n\n").Select(paragraph => $"<p>{paragraph}</p>"));
        IsForwardOfTheLetter(MailFixture.Html(
            "<div dir=\"ltr\">They said no.<br><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">---------- Forwarded message ---------<br>From: <b>Meta Privacy</b> <span>&lt;<a href=\"mailto:case+7@support.facebook.com\">case+7@support.facebook.com</a>&gt;</span><br>"
            + $"Date: Mon, Mar 2, 2026 at 9:30 AM<br>Subject: Your request #7<br>To: &lt;ada@example.org&gt;<br></div><br><br>{inner}</div></div>"));
        IsForwardOfTheLetter(MailFixture.Html(
            "<div>They said no.</div><div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\" dir=\"ltr\"><font><b>Van:</b> Meta Privacy &lt;case+7@support.facebook.com&gt;<br><b>Verzonden:</b> maandag 2 maart 2026 09:30<br><b>Aan:</b> Ada &lt;ada@example.org&gt;<br><b>Onderwerp:</b> Your request #7</font></div>"
            + $"<div>{inner}</div>", "Doorst: Your request #7"));
        IsForwardOfTheLetter(MailFixture.Html(
            "<div>They said no.</div><div><br><blockquote type=\"cite\"><div>Begin forwarded message:</div></blockquote><div>Begin forwarded message:</div><blockquote type=\"cite\"><div><b>From: </b>Meta Privacy &lt;case+7@support.facebook.com&gt;<br></div><div><b>Subject: </b><b>Your request #7</b></div><div><b>Date: </b>2 March 2026 at 09:30:00 GMT</div><div><b>To: </b>ada@example.org</div><br>"
            + $"{inner}</blockquote></div>"));
    }

    [Theory]
    [InlineData("Fwd: your letter", "Nothing yet.")]
    [InlineData("WG: your letter", "Nothing yet.\n\nAm 03.03.2026 um 10:00 schrieb Objector:\n> Has Meta answered you?")]
    [InlineData("Fwd: your letter", "Nothing yet.\n\n---------- Forwarded message ---------\nFrom: Objector <case+token@reply.objector.example>\nDate: Tue, Mar 3, 2026 at 10:00 AM\nSubject: Has Meta answered you?\nTo: <ada@example.org>\n\nHas Meta answered you?")]
    [InlineData("Re: your letter", "Nothing yet.\n\nFrom: Objector <hello@objector.example>\nSent: Tuesday, March 3, 2026 10:00 AM\nTo: Ada\nSubject: Has Meta answered you?\n\nHas Meta answered you?")]
    [InlineData("FW: your letter", "Nothing yet.\n\nFrom: Objector <hello@objector.example>\nSent: Tuesday, March 3, 2026 10:00 AM\nTo: Ada\nSubject: Has Meta answered you?\n\nHas Meta answered you?")]
    [InlineData("Re: your letter", "Nothing yet.\n\n-----Original Message-----\nFrom: Objector <case+token@reply.objector.example>\nSent: Tuesday\nTo: Ada\n\nHas Meta answered you?\n\n---------- Forwarded message ---------\nFrom: Meta <x@facebookmail.com>\nDate: Monday\n\nNo.")]
    public void Neither_a_subject_nor_the_quote_of_our_own_mail_makes_a_forward(string subject, string text)
    {
        var mail = MailFixture.Plain(text, subject);

        Assert.Null(mail.Forwarded);
        Assert.Equal("Nothing yet.", mail.NewText);
    }

    [Fact]
    public void A_reply_to_Meta_that_also_went_to_us_passes_on_what_it_quotes()
    {
        var mail = MailFixture.Plain("I do not agree.\n\nOn Mon, 2 Mar 2026 at 09:30, Meta Privacy <case+7@support.facebook.com> wrote:\n\n> We cannot take further action.");

        Assert.Equal((Meta, "We cannot take further action."), (mail.Forwarded?.From, mail.Forwarded?.Text));
        Assert.Equal("I do not agree.\n\nWe cannot take further action.", mail.NewText);
    }

    [Fact]
    public void Of_several_attached_mails_the_one_from_Meta_counts_also_deep_within_another()
    {
        var mail = MailFixture.Body("multipart/mixed; boundary=a",
            """
            --a
            Content-Type: text/plain

            Both are here.
            --a
            Content-Type: message/rfc822

            From: Bob <bob@example.net>
            Subject: Look
            Content-Type: text/plain

            Look at this.
            --a
            Content-Type: message/rfc822

            From: Ada <ada@example.org>
            Subject: Fwd
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: message/rfc822

            From: Meta <case+7@support.facebook.com>
            Subject: Your request
            Date: Mon, 2 Mar 2026 09:30:00 +0000
            Content-Type: text/plain

            We will honor your objection.
            --b--
            --a--
            """);

        Assert.Equal((Meta, "Your request", "We will honor your objection."), (mail.Forwarded?.From, mail.Forwarded?.Subject, mail.Forwarded?.Text.Trim()));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero), mail.Forwarded?.Date);
        Assert.StartsWith("From: Meta", System.Text.Encoding.UTF8.GetString(mail.Forwarded?.Raw ?? []));
        Assert.StartsWith("Both are here.", mail.NewText);
    }

    [Fact]
    public void Our_own_mail_as_an_attachment_is_not_Metas_answer()
    {
        var mail = MailFixture.Body("multipart/mixed; boundary=a",
            """
            --a
            Content-Type: text/plain

            No.
            --a
            Content-Type: message/rfc822

            From: Objector <hello@objector.example>
            Subject: Has Meta answered you?
            Content-Type: text/plain

            We will honor your objection, Meta may write.
            --a--
            """);

        Assert.Null(mail.Forwarded);
        Assert.Equal("No.", mail.NewText);
    }

    [Fact]
    public void A_saved_mail_that_was_dragged_into_another_is_read()
    {
        var saved = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"From: Meta <{Meta}>\r\nSubject: Your request\r\n\r\nNo."));
        var mail = MailFixture.Body("multipart/mixed; boundary=a",
            $"--a\nContent-Type: text/plain\n\nHere.\n--a\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"answer.eml\"\nContent-Transfer-Encoding: base64\n\n{saved}\n--a--");

        Assert.Equal((Meta, "No."), (mail.Forwarded?.From, mail.Forwarded?.Text));
    }
}
