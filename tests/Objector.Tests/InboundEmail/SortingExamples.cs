using System.Text;
using Objector.Core.InboundEmail;

namespace Objector.Tests.InboundEmail;

/// <summary>Mails of our own making, in the ways that servers and people write them.</summary>
internal static class SortingExamples
{
    public static IncomingMail Read(string raw) =>
        IncomingMail.Read(Encoding.UTF8.GetBytes(raw.ReplaceLineEndings("\r\n"))) ?? throw new InvalidOperationException("It is no mail.");

    /// <param name="fields">Of the recipient.</param>
    public static string Report(string fields, string type = "multipart/report; report-type=delivery-status", string headers = "From: Mail Delivery System <MAILER-DAEMON@mx.example>", string returned = "message/rfc822") =>
        $"""
        {headers}
        To: case+token@reply.example
        Subject: Delivery report
        Message-ID: <report@mx.example>
        Content-Type: {type}; boundary=b

        --b
        Content-Type: text/plain

        This is the mail system at mx.example.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example

        {fields}
        --b
        Content-Type: {returned}

        From: Objector <case+token@reply.example>
        To: ada@example.org
        Subject: Has Meta answered you?
        Message-ID: <reminder-1@objector.example>

        Has Meta answered you?
        --b--
        """;

    public static string Plain(string text, string headers) =>
        $"""
        {headers}
        To: case+token@reply.example
        Message-ID: <plain@mx.example>
        Content-Type: text/plain; charset=utf-8

        {text}
        """;

    public const string Qmail =
        """
        Hi. This is the qmail-send program at mx.example.
        I'm afraid I wasn't able to deliver your message to the following addresses.
        This is a permanent error; I've given up. Sorry it didn't work out.

        <ada@example.org>:
        192.0.2.7 does not like recipient.
        Remote host said: 550 5.1.1 <ada@example.org>: user unknown
        Giving up on 192.0.2.7.

        --- Below this line is a copy of the message.

        Return-Path: <case+token@reply.example>
        Message-ID: <reminder-1@objector.example>
        Subject: Has Meta answered you?

        Our spam filter blocked nothing.
        """;

    public const string Exim =
        """
        This message was created automatically by mail delivery software.

        A message that you sent could not be delivered to one or more of its
        recipients. The following address(es) failed:

          ada@example.org
            host mx.example [192.0.2.7]: 552 5.2.2 mailbox full

        ------ This is a copy of the message, including all the headers. ------

        Message-ID: <reminder-1@objector.example>
        """;

    public const string Exchange =
        """
        Your message

          To:      ada@example.org
          Subject: Has Meta answered you?

        did not reach the following recipient(s):

        ada@example.org on Tue, 3 Mar 2026 10:00:00 +0100
            The recipient name is not recognized: unknown recipient
            Message-ID: <reminder-1@objector.example>
        """;
}
