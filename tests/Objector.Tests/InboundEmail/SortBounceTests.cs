using Objector.Core.InboundEmail;
using static Objector.Tests.InboundEmail.SortingExamples;

namespace Objector.Tests.InboundEmail;

public class SortBounceTests
{
    private static BounceReport Bounce(string raw)
    {
        var sorting = Read(raw).Sorting;
        Assert.Equal(MessageKind.Bounce, sorting.Kind);
        Assert.NotEmpty(sorting.Because);
        return sorting.Bounce!;
    }

    [Fact]
    public void A_delivery_report_says_whose_mail_failed_which_one_and_why() => Assert.Equal(
        new BounceReport(true, "ada@example.org", "5.1.1", "reminder-1@objector.example", "550 5.1.1 <ada@example.org>: user unknown"),
        Bounce(Report(
            """
            Final-Recipient: rfc822; ada@example.org
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1
              <ada@example.org>: user unknown
            """)));

    [Theory]
    [InlineData("failed", "5.1.1", "", true)]
    [InlineData("failed", "5.1.2", "", true)]
    [InlineData("failed", "5.2.1", "", true)]
    [InlineData("failed", "5.4.4", "", true)]
    [InlineData("failed", "5.0.0", "550 5.1.1 no such user", true)]
    [InlineData("failed", "5.7.1", "550 5.7.1 user unknown", true)]
    [InlineData("Failed", "5.1.10", "", true)]
    [InlineData("failed", "4.4.7", "delivery time expired", false)]
    [InlineData("failed", "5.2.2", "", false)]
    [InlineData("failed", "5.1.1", "552 mailbox is full", false)]
    [InlineData("failed", "5.0.0", "554 5.7.1 we do not like you", false)]
    [InlineData("failed", "5.3.4", "", false)]
    [InlineData("failed", "5.6.0", "", false)]
    [InlineData("failed", "5.7.26", "", false)]
    [InlineData("failed", "5.1.8", "domain of sender address does not exist", false)]
    [InlineData("failed", "5.0.0", "554 listed as spam source", false)]
    [InlineData("delayed", "4.4.1", "", false)]
    [InlineData("delayed", "5.1.1", "", false)]
    public void Only_what_is_wrong_with_the_address_is_for_good(string action, string status, string diagnostic, bool hard) =>
        Assert.Equal(hard, Bounce(Report($"Final-Recipient: rfc822; ada@example.org\nAction: {action}\nStatus: {status}\nDiagnostic-Code: smtp; {diagnostic}")).Hard);

    [Theory]
    [InlineData("delivered")]
    [InlineData("relayed")]
    [InlineData("expanded")]
    public void A_report_that_the_mail_arrived_is_no_bounce(string action) =>
        Assert.Equal(MessageKind.Automatic, Read(Report($"Final-Recipient: rfc822; ada@example.org\nAction: {action}\nStatus: 2.0.0")).Sorting.Kind);

    [Theory]
    [InlineData("multipart/report", "From: MAILER-DAEMON@mx.example", "message/rfc822")]
    [InlineData("multipart/mixed", "From: MAILER-DAEMON@mx.example", "text/rfc822-headers")]
    [InlineData("multipart/mixed", "From: Ms Example <x@mx.example>\nReturn-Path: <>", "message/rfc822")]
    [InlineData("multipart/report; report-type=\"delivery-status\"", "From: <>", "text/plain")]
    public void A_mangled_report_is_one_still(string type, string headers, string returned)
    {
        var bounce = Bounce(Report("Final-Recipient: rfc822; ada@example.org\nAction: failed\nStatus: 5.1.1", type, headers, returned));

        Assert.Equal((true, "ada@example.org", "reminder-1@objector.example"), (bounce.Hard, bounce.Recipient, bounce.MessageId));
    }

    [Fact]
    public void Of_several_recipients_the_one_that_failed_counts()
    {
        var bounce = Bounce(Report("Final-Recipient: rfc822; eve@example.org\nAction: relayed\nStatus: 2.0.0\n\nFinal-Recipient: rfc822; ada@example.org\nAction: failed\nStatus: 5.1.1"));

        Assert.Equal("ada@example.org", bounce.Recipient);
    }

    [Theory]
    [InlineData(Qmail, "From: MAILER-DAEMON@mx.example\nSubject: failure notice", true, "5.1.1")]
    [InlineData(Exim, "From: Mail Delivery System <Mailer-Daemon@mx.example>\nX-Failed-Recipients: ada@example.org\nSubject: Mail delivery failed: returning message to sender", false, "5.2.2")]
    [InlineData(Exchange, "From: System Administrator <postmaster@mx.example>\nSubject: Undeliverable: Has Meta answered you?", true, null)]
    [InlineData(Exim, "From: <>\nSubject: hello", false, "5.2.2")]
    [InlineData(Qmail, "From: qmail@mx.example\nReturn-Path: <>\nSubject: hello", true, "5.1.1")]
    public void A_home_grown_bounce_is_one_too(string text, string headers, bool hard, string? status)
    {
        var bounce = Bounce(Plain(text, headers));

        Assert.Equal((hard, "ada@example.org", status, "reminder-1@objector.example"), (bounce.Hard, bounce.Recipient, bounce.Status, bounce.MessageId));
    }

    [Theory]
    [InlineData("Unzustellbar: Hat Meta geantwortet?", "Diese Nachricht konnte nicht zugestellt werden. Der Empfänger existiert nicht.", true)]
    [InlineData("Non remis : Meta a-t-elle répondu ?", "Votre message n'a pas pu être remis. Utilisateur inconnu.", true)]
    [InlineData("No se puede entregar: ¿Ha respondido Meta?", "El buzón lleno.", false)]
    [InlineData("Non recapitabile: Meta ha risposto?", "Utente sconosciuto.", true)]
    [InlineData("Onbestelbaar: Heeft Meta geantwoord?", "Dit adres bestaat niet.", true)]
    [InlineData("Warning: message delayed 24 hours", "Your message has not yet been delivered. It will be retried.", false)]
    [InlineData("Delivery Status Notification (Delay)", "You do not need to resend your message. 550 5.1.1 later", false)]
    [InlineData("Returned mail", "----- Transcript of session follows -----\n550 Host unknown", true)]
    [InlineData("Message not delivered", "Unfortunately, that is all we know.", false)]
    public void A_bounce_speaks_many_languages(string subject, string text, bool hard) =>
        Assert.Equal(hard, Bounce(Plain(text, $"From: postmaster@mx.example\nSubject: {subject}")).Hard);

    [Fact]
    public void A_bounce_that_returns_nothing_is_known_by_what_it_answers() =>
        Assert.Equal("reminder-1@objector.example", Bounce(Plain("Unable to deliver mail.", "From: MAILER-DAEMON@mx.example\nIn-Reply-To: <reminder-1@objector.example>")).MessageId);

    [Fact]
    public void An_empty_line_before_the_returned_mail_hides_nothing()
    {
        var raw = Report("Final-Recipient: rfc822; ada@example.org\nAction: failed\nStatus: 5.1.1", returned: "message/rfc822\n\n");

        Assert.Equal("reminder-1@objector.example", Bounce(raw).MessageId);
    }

    [Theory]
    [InlineData("\r")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Line_ends_of_any_kind_are_read(string end)
    {
        var raw = Report("Final-Recipient: rfc822; ada@example.org\nAction: failed\nStatus: 5.1.1").ReplaceLineEndings(end);

        Assert.True(IncomingMail.Read(System.Text.Encoding.UTF8.GetBytes(raw))?.Sorting.Bounce?.Hard);
    }
}
