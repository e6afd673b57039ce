namespace Objector.IntegrationTests.Fixtures;

internal static class Reports
{
    /// <summary>What a mail server writes about a mail of ours (RFC 3464).</summary>
    public static string OnDelivery(string messageId, string action, string status, string words) =>
        $"""
        Return-Path: <>
        From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example.org>
        To: objector@localhost
        Subject: Returned mail
        Message-ID: <{Guid.NewGuid():N}@mx.example.org>
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: text/plain

        {words}
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.org

        Final-Recipient: rfc822; someone@example.org
        Action: {action}
        Status: {status}
        Diagnostic-Code: smtp; {words}
        --b
        Content-Type: text/rfc822-headers

        From: Objector <objector@localhost>
        Message-ID: <{messageId}>
        --b--

        """.ReplaceLineEndings("\r\n");
}
