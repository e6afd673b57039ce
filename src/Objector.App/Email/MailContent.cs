using Objector.App.Cases;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using Objector.Core.Law;
using Objector.Core.Letters;

namespace Objector.App.Email;

/// <summary>What a mail is about.</summary>
/// <param name="Number">1 for the first mail of this kind in the case, 2 for the second.</param>
/// <param name="Draft">Needed for <see cref="MailKind.Request"/>.</param>
/// <param name="Filed">When the person filed the request with Meta.</param>
/// <param name="Reference">What Meta calls the request, where it said.</param>
/// <param name="Due">The last day for Meta's answer.</param>
/// <param name="DaysLeft">Until <paramref name="Due"/>; negative after it.</param>
/// <param name="DueByLaw">Whether a law sets <paramref name="Due"/>.</param>
/// <param name="Letter">The letter that comes next when Meta is late, and what to know before sending it.</param>
/// <param name="SettingsLeft">The settings of Meta's that are not ticked.</param>
/// <param name="Lapses">The last day for a complaint.</param>
/// <param name="NudgesLeft">How many reminders may still follow.</param>
/// <param name="StatusSentence">How the case stands, as its page says it.</param>
/// <param name="Deleted">The day on which everything of an ended case is deleted; null while it goes on.</param>
public sealed record MailContent(
    MailKind Kind,
    int Number,
    Submission Submission,
    MailLinks Links,
    Draft? Draft,
    IReadOnlyList<Exhibit> Evidence,
    DateOnly? Filed,
    string? Reference,
    DateOnly? Due,
    int? DaysLeft,
    bool DueByLaw,
    NextLetter? Letter,
    IReadOnlyList<Setting> SettingsLeft,
    DateOnly? Lapses,
    ReplySummary? Reply,
    int NudgesLeft,
    string StatusSentence,
    DateOnly? Deleted = null)
{
    /// <summary>Of the case; English where we do not write in it.</summary>
    public Language Language => Language.Of(Submission);

    /// <summary>Of <see cref="Draft"/>, in words.</summary>
    public string Explanation => Draft is null ? "" : DraftText.Explanation(Draft);

    /// <inheritdoc cref="Explanation"/>
    public IReadOnlyList<string> Steps => Draft is null ? [] : [.. Draft.Steps.Select(DraftText.Of)];
}

/// <summary>Absolute URLs of pages: opening one changes nothing. <paramref name="ReplyAddress"/> is the case's own mail address.</summary>
public sealed record MailLinks(
    string Case,
    string Dossier,
    string Confirm,
    string Reply,
    string Filed,
    string Settings,
    string Ladder,
    string Erase,
    string Unsubscribe,
    string ReplyAddress);

/// <param name="Text">What Meta wrote.</param>
public sealed record ReplySummary(ReplyKind Kind, string Text);

/// <param name="Name">What letter it is.</param>
/// <param name="Authority">To whom a complaint goes; null for a letter to Meta.</param>
public sealed record NextLetter(string Name, string Text, IReadOnlyList<string> Notes, string? Authority, string? ComplaintUrl);
