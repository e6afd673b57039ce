using MimeKit;

namespace Objector.Core.Replies;

/// <summary>Reads the delivery reports of RFC 3464, also those whose parts some server on the way mangled.</summary>
internal static class DeliveryReports
{
    // RFC 3464, 2.3.3: only these two say that something went wrong.
    private const string Failed = "failed", Delayed = "delayed";
    private static readonly string[] Arrived = ["delivered", "relayed", "expanded", "deliverable"];

    /// <returns>Null where it is none.</returns>
    public static Sorting? In(MimeMessage message, Lazy<MachineText> content)
    {
        var type = ReportType(message);
        var statusParts = message.BodyParts.Where(IsStatus).ToList();
        // A person who passes a report on may send its parts along; only a mail server sends them as its own.
        var isReport = type is "delivery-status" || (statusParts.Count > 0 && (type is "" || Mailers.SenderOf(message) is not null || Mailers.MachineOf(message) is not null));
        if (!isReport)
            return null;

        var text = content.Value;
        var signal = type is null ? "a part message/delivery-status" : "Content-Type multipart/report";
        var recipients = ReportFields.Recipients(statusParts.Count > 0 ? string.Join("\n\n", statusParts.Select(MachineText.Of)) : text.Own);
        var wrong = recipients.Where(one => !HasArrived(one)).Select(one => Report(one, text, message)).OrderByDescending(one => one.Report.Hard).FirstOrDefault();
        if (wrong.Report is not null)
            return new Sorting(IncomingKind.Bounce, [signal, wrong.Signal], wrong.Report);
        if (recipients.Count > 0)
            return new Sorting(IncomingKind.Automatic, [signal, $"Action {recipients[0].Action ?? "none"}"]);

        return MachineWords.AtStart(MachineWords.Known.DeliveredSubjects, MachineWords.Plain(message.Subject ?? "")) is { } said
            ? new Sorting(IncomingKind.Automatic, [signal, $"Subject \"{said}\""])
            : new Sorting(IncomingKind.Bounce, [signal], HomeGrownBounces.Report(message, text));
    }

    /// <returns>Null where it is no multipart/report; empty where it does not say of what kind.</returns>
    public static string? ReportType(MimeMessage message) => message.Body?.ContentType is { } type && type.IsMimeType("multipart", "report")
        ? (type.Parameters["report-type"] ?? "").Trim().ToLowerInvariant()
        : null;

    private static bool IsStatus(MimeEntity part) =>
        part.ContentType.IsMimeType("message", "delivery-status") || part.ContentType.IsMimeType("message", "global-delivery-status");

    /// <summary>An action that the RFC does not know says nothing; then the class of the status does.</summary>
    private static bool HasArrived(ReportFields.Recipient one) => one.Action switch
    {
        Failed or Delayed => false,
        { } action when Arrived.Contains(action) => true,
        _ => one.Status?.StartsWith('2') is true,
    };

    private static (BounceReport Report, string Signal) Report(ReportFields.Recipient one, MachineText text, MimeMessage message)
    {
        var reason = one.Diagnostic ?? BounceCause.Line(text.Own);
        var status = BounceCause.Better(one.Status, reason);
        var hard = one.Action != Delayed && BounceCause.IsHard(status, reason, one.Diagnostic is null ? text.Own : reason);
        return (new BounceReport(hard, one.Address, status, ReturnedMail.MessageId(message, text), reason), $"Action {one.Action ?? "none"}, Status {status ?? "none"}");
    }
}
