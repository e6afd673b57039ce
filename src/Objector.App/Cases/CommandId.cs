using Objector.Core.Cases;

namespace Objector.App.Cases;

/// <summary>
/// The ids of commands, by where they come from. A case remembers each, so the same one again changes nothing, and its events keep it for
/// good: a prefix that is changed lets an old command through a second time.
/// </summary>
internal static class CommandId
{
    /// <summary>By the link in the mail.</summary>
    public const string Erase = "erase";

    /// <summary>Begins that of a mail; its Message-ID follows, or the SHA-256 of its bytes.</summary>
    public const string MailPrefix = "mail:";

    public static string Open(string nonce) => $"open:{nonce}";

    public static string Page(string action, string nonce) => $"page:{action}:{nonce}";

    public static string Mail(string messageId) => MailPrefix + messageId;

    /// <summary>The operator's too: held by either of the two, a mail is held once.</summary>
    public static string Hold(string sha) => $"hold:{sha}";

    /// <summary>Of a report on a mail of ours.</summary>
    public static string Report(string sha) => $"report:{sha}";

    public static string SendGrid(string eventId) => $"sendgrid:{eventId}";

    public static string Unsubscribe(string nonce) => $"unsubscribe:{nonce}";

    public static string Sent(EmailId mail, long seq) => $"sent:{mail.Key}:{seq}";

    public static string Failed(EmailId mail, long seq) => $"failed:{mail.Key}:{seq}";

    /// <param name="command">One that time gives.</param>
    public static string OfClock(CaseCommand command, long seq) => $"{ClockCommands.NameOf(command)}:{seq}";
}
