using Objector.Core.InboundEmail;
using static Objector.Tests.InboundEmail.SortingExamples;

namespace Objector.Tests.InboundEmail;

public class SortMachineTests
{
    private const string Ada = "From: Ada <ada@example.org>";

    private static MessageKind Kind(string headers, string text = "I am away until Monday.") => Read(Plain(text, headers)).Sorting.Kind;

    [Theory]
    [InlineData("Auto-Submitted: auto-replied")]
    [InlineData("Auto-Submitted: auto-generated (vacation)")]
    [InlineData("Auto-Submitted: AUTO-NOTIFIED; owner-email=x@example.org")]
    [InlineData("X-Autoreply: yes")]
    [InlineData("X-Autorespond: x")]
    [InlineData("X-Autoresponse: x")]
    [InlineData("Precedence: auto_reply")]
    [InlineData("Precedence: Junk")]
    [InlineData("Precedence: list")]
    [InlineData("List-Id: <x.example>")]
    [InlineData("X-Loop: x@example.org")]
    [InlineData("X-Apple-Action: VACATION")]
    [InlineData("X-Auto-Response-Suppress: All\nIn-Reply-To: <reminder-1@objector.example>")]
    [InlineData("Return-Path: <>")]
    [InlineData("Return-Path: <>\nSubject: Re: x")]
    public void Programs_say_so_in_headers(string header) => Assert.Equal(MessageKind.Automatic, Kind($"{Ada}\n{header}"));

    [Theory]
    [InlineData("Automatic reply: Has Meta answered you?")]
    [InlineData("Automatische Antwort: Has Meta answered you?")]
    [InlineData("Abwesenheitsnotiz")]
    [InlineData("Réponse automatique : Has Meta answered you?")]
    [InlineData("Respuesta automática: Has Meta answered you?")]
    [InlineData("Risposta automatica: Has Meta answered you?")]
    [InlineData("Automatisch antwoord: Has Meta answered you?")]
    [InlineData("Odpowiedź automatyczna: Has Meta answered you?")]
    [InlineData("Resposta automática: Has Meta answered you?")]
    [InlineData("Out of Office: Has Meta answered you?")]
    [InlineData("Ada Example is out of the office.")]
    public void An_out_of_office_note_is_known_by_its_subject(string subject) => Assert.Equal(MessageKind.Automatic, Kind($"{Ada}\nSubject: {subject}"));

    [Theory]
    [InlineData("Re: Automatic reply: Has Meta answered you?")]
    [InlineData("Automatic reply from Meta")]
    [InlineData("AW: Ada is out of the office")]
    [InlineData("Re: Has Meta answered you?\nAuto-Submitted: no")]
    [InlineData("Re: Has Meta answered you?\nX-Auto-Response-Suppress: All")]
    [InlineData("Re: Has Meta answered you?\nReturn-Path: <ada@example.org>")]
    public void A_person_is_no_program(string subject) => Assert.Equal(MessageKind.Answer, Kind($"{Ada}\nSubject: {subject}"));

    [Fact]
    public void No_reply_alone_is_no_sign() => Assert.Equal(MessageKind.Answer, Kind("From: no-reply@example.org\nSubject: x"));

    [Theory]
    [InlineData("From: MAILER-DAEMON@mx.example")]
    [InlineData("From: Postmaster <postmaster@mx.example>")]
    public void A_mail_server_that_tells_of_no_failure_is_automatic(string from) => Assert.Equal(MessageKind.Automatic, Kind($"{from}\nSubject: Maintenance", "We move house."));

    [Fact]
    public void A_note_that_the_mail_will_not_be_read_is_no_bounce() =>
        Assert.Equal(MessageKind.Automatic, Kind($"{Ada}\nReturn-Path: <>\nSubject: Automatische Antwort: x", "Ihre E-Mail konnte nicht zugestellt werden, ich bin im Urlaub."));

    [Theory]
    [InlineData("disposition-notification")]
    [InlineData("tlsrpt")]
    public void A_report_of_another_kind_is_automatic(string type) =>
        Assert.Equal(MessageKind.Automatic, Read($"{Ada}\nSubject: Read: x\nContent-Type: multipart/report; report-type={type}; boundary=b\n\n--b\n\nRead.\n--b--\n").Sorting.Kind);

    [Theory]
    [InlineData("multipart/report; report-type=feedback-report", "From: fbl@provider.example")]
    [InlineData("multipart/report", "From: fbl@provider.example")]
    [InlineData("multipart/mixed", "From: Complaints <complaints@provider.example>\nReturn-Path: <>")]
    public void A_complaint_of_the_mailbox_s_provider_is_feedback(string type, string headers) => Assert.Equal(MessageKind.Feedback, Read(
        $"""
        {headers}
        Subject: Complaint
        Content-Type: {type}; boundary=b

        --b
        Content-Type: text/plain

        This is a report of abuse.
        --b
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        Version: 1
        --b
        Content-Type: message/rfc822

        Message-ID: <reminder-1@objector.example>

        x
        --b--
        """).Sorting.Kind);

    [Theory]
    [InlineData("case++x1@support.facebook.com", MessageKind.Meta)]
    [InlineData("x@MAIL.Instagram.com", MessageKind.Meta)]
    [InlineData("x@deep.below.fb.com", MessageKind.Meta)]
    [InlineData("x@notfb.com", MessageKind.Answer)]
    [InlineData("x@fb.com.example", MessageKind.Answer)]
    public void Meta_writes_from_its_own_domains(string from, MessageKind kind) =>
        Assert.Equal(kind, Kind($"From: {from}\nSubject: Your request\nX-Auto-Response-Suppress: All\nReferences: \nPrecedence: {(kind == MessageKind.Meta ? "bulk" : "first-class")}"));
}
