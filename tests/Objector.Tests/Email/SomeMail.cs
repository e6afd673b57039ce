using System.Collections.Immutable;
using MimeKit;
using Objector.App.Email;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using Objector.Core.Law;
using Objector.Core.Letters;
using Objector.Tests.Cases;

namespace Objector.Tests.Email;

/// <summary>A mail with everything that a mail can have, to vary with <c>with</c>.</summary>
internal static class SomeMail
{
    public static readonly ImmutableArray<Exhibit> Evidence = [Some.Exhibit() with { Name = "exhibit-01.png" }];

    public static readonly MailLinks Links = new(
        Case: "https://objector.example/cases/case",
        Dossier: "https://objector.example/cases/case/dossier.zip",
        Confirm: "https://objector.example/cases/case#confirm",
        Reply: "https://objector.example/cases/case#reply",
        Filed: "https://objector.example/cases/case#filed",
        Settings: "https://objector.example/cases/case#settings",
        Ladder: "https://objector.example/cases/case#ladder",
        Erase: "https://objector.example/erase/erase",
        Unsubscribe: "https://objector.example/unsubscribe/unsubscribe",
        ReplyAddress: "case+token@reply.example");

    public static readonly EmailHeaders Addressing = new(
        new MailboxAddress("Objector", "objector@objector.example"), "request-1.name@objector.example", Links.ReplyAddress, Links.Unsubscribe, Some.Now);

    public static MailContent Of(MailKind kind) => new(
        kind,
        Number: 1,
        Some.Submission,
        Links,
        Drafting.Write(Some.Submission, Evidence, Some.Today),
        Evidence,
        Filed: Some.Today,
        Reference: "REF-1",
        Due: new DateOnly(2026, 4, 3),
        DaysLeft: 31,
        DueByLaw: true,
        new NextLetter("Reminder to Meta", "The follow-up letter.", ["Send it the same way."], "The Authority", "https://authority.example/"),
        Setting.All,
        Lapses: new DateOnly(2026, 7, 3),
        new ReplySummary(ReplyKind.Refused, "We cannot take further action."),
        NudgesLeft: 3,
        StatusSentence: "How the case stands.");

    /// <summary>In that language, with the texts that are made from it.</summary>
    public static MailContent Of(MailKind kind, string language) => Of(kind) with
    {
        Submission = Some.Submission with { Language = language },
        Draft = kind == MailKind.Request ? Drafting.Write(Some.Submission with { Language = language }, Evidence, Some.Today) : null,
    };

    public static MimeMessage Compose(MailContent content, params Attachment[] attachments) => MailComposer.Compose(content, Addressing, attachments);
}
