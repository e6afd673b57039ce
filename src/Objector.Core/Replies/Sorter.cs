using MimeKit;

namespace Objector.Core.Replies;

/// <summary>Tells what a mail is: first what machines write, then what people do.</summary>
internal static class Sorter
{
    /// <param name="forwarded">What it passes on, if it does.</param>
    public static Sorting Sort(MimeMessage message, ForwardedMail? forwarded)
    {
        if (MailHeaders.IsAutomatic(message))
            return new Sorting(IncomingKind.Automatic, ["its headers"]);
        return forwarded is null ? new Sorting(IncomingKind.Answer, []) : new Sorting(IncomingKind.Forward, ["a mail is attached"]);
    }
}
