namespace Objector.Core.InboundEmail;

/// <summary>
/// Tells what a mail is: first what machines write, by signals that people's mails do not have, then what people do. The words alone
/// never make a bounce: people quote and forward them.
/// </summary>
internal static class MessageClassifier
{
    /// <param name="forwarded">What it passes on, if it does.</param>
    public static Classification Sort(ClassificationSignals mail, ForwardedMail? forwarded) =>
        AutomaticMail.In(mail)
        ?? MetaMail.In(mail.Message)
        ?? (forwarded is null ? new Classification(MessageKind.Answer, []) : new Classification(MessageKind.Forward, ["it holds another mail"]));

    /// <returns>A report on a mail of ours; null where it is none. Then <see cref="Sort"/> says what it is.</returns>
    // A complaint may look like a delivery report, and both are automatic: the narrowest comes first.
    public static Classification? Report(ClassificationSignals mail) => FeedbackReports.In(mail) ?? DeliveryReports.In(mail) ?? NonStandardBounces.In(mail);
}
