using System.Text;
using Objector.Core.InboundEmail;

namespace Objector.Tests.InboundEmail;

/// <summary>Mails of an invented person, Ada Example, to us.</summary>
internal static class MailFixture
{
    public static IncomingMail Read(string raw) => Read(Encoding.UTF8.GetBytes(raw.ReplaceLineEndings("\r\n")));

    public static IncomingMail Read(byte[] raw) => IncomingMail.Read(raw) ?? throw new InvalidOperationException("It is no mail.");

    public static IncomingMail Plain(string text, string subject = "Re: Has Meta answered you?") => Body("text/plain; charset=utf-8", text, subject);

    public static IncomingMail Html(string html, string subject = "Re: Has Meta answered you?") => Body("text/html; charset=utf-8", html, subject);

    public static IncomingMail Body(string type, string body, string subject = "Re: Has Meta answered you?") => Read(
        $"""
        From: Ada Example <ada@example.org>
        To: Objector <case+token@reply.objector.example>
        Subject: {subject}
        Message-ID: <1@example.org>
        Date: Tue, 03 Mar 2026 10:00:00 +0100
        Content-Type: {type}

        {body}
        """);
}
