using MimeKit;

namespace Objector.Core.Replies;

/// <summary>
/// Tells what a mail is: first what machines write, by signals that people's mails do not have, then what people do. The words alone
/// never make a bounce: people quote and forward them.
/// </summary>
internal static class Sorter
{
    /// <param name="forwarded">What it passes on, if it does.</param>
    public static Sorting Sort(MimeMessage message, ForwardedMail? forwarded) =>
        // A complaint may look like a delivery report, and both are automatic: the narrowest comes first.
        FeedbackReports.In(message)
        ?? DeliveryReports.In(message)
        ?? HomeGrownBounces.In(message)
        ?? AutomaticMail.In(message)
        ?? MetaMail.In(message)
        ?? (forwarded is null ? new Sorting(IncomingKind.Answer, []) : new Sorting(IncomingKind.Forward, ["it holds another mail"]));
}
