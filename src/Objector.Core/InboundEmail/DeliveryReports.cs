using MimeKit;

namespace Objector.Core.InboundEmail;

/// <summary>Reads the delivery reports of RFC 3464, also those whose parts some server on the way mangled.</summary>
internal static class DeliveryReports
{
    // RFC 3464, 2.3.3: only these two say that something went wrong.
    private const string Failed = "failed", Delayed = "delayed";
    private static readonly string[] Arrived = ["delivered", "relayed", "expanded", "deliverable"];

    /// <returns>Null where it is none.</returns>
    public static Classification? In(ClassificationSignals mail)
    {
        var statusParts = mail.Message.BodyParts.Where(IsStatus).ToList();
        // A person who passes a report on may send its parts along; only a mail server sends them as its own.
        var isReport = mail.ReportType is "delivery-status" || (statusParts.Count > 0 && (mail.ReportType is "" || mail.Mailer is not null || mail.Machine is not null));
        if (!isReport)
            return null;

        var signal = mail.ReportType is null ? "a part message/delivery-status" : "Content-Type multipart/report";
        var recipients = ReportFields.Recipients(statusParts.Count > 0 ? string.Join("\n\n", statusParts.Select(ReportText.Of)) : mail.Text.Own);
        var wrong = recipients.Where(one => !HasArrived(one)).Select(one => Report(one, mail)).OrderByDescending(one => one.Report.Hard).FirstOrDefault();
        if (wrong.Report is not null)
            return new Classification(MessageKind.Bounce, [signal, wrong.Signal], wrong.Report);
        if (recipients.Count > 0)
            return new Classification(MessageKind.Automatic, [signal, $"Action {recipients[0].Action ?? "none"}"]);

        return AutomatedPhrases.AtStart(AutomatedPhrases.Known.DeliveredSubjects, mail.Subject) is { } said
            ? new Classification(MessageKind.Automatic, [signal, $"Subject \"{said}\""])
            : new Classification(MessageKind.Bounce, [signal], NonStandardBounces.Report(mail));
    }

    private static bool IsStatus(MimeEntity part) =>
        part.ContentType.IsMimeType("message", "delivery-status") || part.ContentType.IsMimeType("message", "global-delivery-status");

    /// <summary>An action that the RFC does not know says nothing; then the class of the status does.</summary>
    private static bool HasArrived(ReportFields.Recipient one) => one.Action switch
    {
        Failed or Delayed => false,
        { } action when Arrived.Contains(action) => true,
        _ => one.Status?.StartsWith('2') is true,
    };

    private static (BounceReport Report, string Signal) Report(ReportFields.Recipient one, ClassificationSignals mail)
    {
        var reason = one.Diagnostic ?? BounceDiagnosis.Line(mail.Text.Own);
        var status = BounceDiagnosis.Better(one.Status, reason);
        var hard = one.Action != Delayed && BounceDiagnosis.IsHard(status, reason, one.Diagnostic is null ? mail.TextWords : null);
        return (new BounceReport(hard, one.Address, status, ReturnedMail.MessageId(mail), reason), $"Action {one.Action ?? "none"}, Status {status ?? "none"}");
    }
}
