using MimeKit;

namespace Objector.Core.InboundEmail;

/// <summary>What tells who wrote a mail, and what for: each is looked up once.</summary>
internal sealed class ClassificationSignals(MimeMessage message)
{
    private readonly Lazy<string?> machine = new(() => MailServerSigns.MachineOf(message));

    public MimeMessage Message => message;

    /// <summary>In plain words.</summary>
    public string Subject { get; } = AutomatedPhrases.Plain(message.Subject ?? "");

    /// <summary>Null where it is no multipart/report; empty where it does not say of what kind.</summary>
    public string? ReportType { get; } = message.Body?.ContentType is { } type && type.IsMimeType("multipart", "report")
        ? (type.Parameters["report-type"] ?? "").Trim().ToLowerInvariant()
        : null;

    /// <summary>What shows that a mail server sent it; null where nothing does.</summary>
    public string? Mailer { get; } = MailServerSigns.SenderOf(message);

    /// <summary>What shows that no person sent it, though it need not be a mail server; null where nothing does.</summary>
    public string? Machine => machine.Value;

    public bool HasReturnedMail => message.BodyParts.OfType<MessagePart>().Any();

    public ReportText Text => field ??= ReportText.Of(message);

    /// <summary>What its subject says, or its text.</summary>
    public ReportWords Words => field ??= ReportWords.In(Subject).Or(TextWords);

    public ReportWords TextWords => field ??= ReportWords.In(AutomatedPhrases.Plain(Text.Own));
}
