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
        AutomaticMail.In(message)
        ?? MetaMail.In(message)
        ?? (forwarded is null ? new Sorting(IncomingKind.Answer, []) : new Sorting(IncomingKind.Forward, ["it holds another mail"]));

    /// <returns>A report on a mail of ours, and its text; null where it is none. Then <see cref="Sort"/> says what it is.</returns>
    public static (Sorting Sorting, string Text)? Report(MimeMessage message)
    {
        var text = new Lazy<MachineText>(() => MachineText.Of(message));
        // A complaint may look like a delivery report, and both are automatic: the narrowest comes first.
        return (FeedbackReports.In(message, text) ?? DeliveryReports.In(message, text) ?? HomeGrownBounces.In(message, text)) is { } report ? (report, text.Value.Own) : null;
    }
}
