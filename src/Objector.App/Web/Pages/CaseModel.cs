using System.Collections.Immutable;
using Objector.App.Cases;
using Objector.Core.Law;
using Objector.Core.Letters;

namespace Objector.App.Web;

/// <summary>The case's page, in the person's words and time zone.</summary>
/// <param name="Token">Opens the page: part of its address.</param>
/// <param name="Nonce">Makes the page's commands idempotent: a button pressed twice is one command.</param>
/// <param name="Headline">Where the case stands, in a sentence.</param>
/// <param name="Next">What to do next.</param>
/// <param name="Main">The one thing to do.</param>
/// <param name="DaysLeft">Until the deadline; negative after it; null where none runs.</param>
/// <param name="DeadlineByLaw">Whether a law sets it.</param>
/// <param name="Acknowledge">By when Meta has to confirm that the request came in; null where no law says so.</param>
/// <param name="DeadlineSteps">How it was calculated.</param>
/// <param name="NextWake">When we look at it again; null where that is only to delete it.</param>
/// <param name="Deleted">The day on which everything of an ended case is deleted, as things stand; null while it goes on.</param>
/// <param name="MailTrouble">The mail that could not be sent, in a sentence.</param>
/// <param name="Draft">Null until the address is confirmed.</param>
/// <param name="Ladder">What can be written to Meta or the authority now; null where nothing is due.</param>
/// <param name="Settings">The checklist of Meta's settings, and which of them are ticked.</param>
/// <param name="Authority">Whom to complain to; null where the facts name none.</param>
/// <param name="Held">Mails that wait for the owner's decision.</param>
/// <param name="Actions">The routes of the commands that make sense now.</param>
/// <param name="Today">As year-month-day.</param>
/// <param name="Milestones">The days that matter now; none where nothing runs.</param>
/// <param name="Attempt">What was tried just now, where it did not work.</param>
/// <param name="Statistics">Whether the case may be counted in the scoreboard.</param>
public sealed record CaseModel(
    string Token,
    string Id,
    string Nonce,
    string Status,
    string Headline,
    string Next,
    MainAction Main,
    string Kind,
    string CountryName,
    string? Deadline,
    int? DaysLeft,
    bool DeadlineByLaw,
    string? Acknowledge,
    IReadOnlyList<DeadlineStep> DeadlineSteps,
    ImmutableArray<MilestoneDay> Milestones,
    string? NextWake,
    DateOnly? Deleted,
    string? MailTrouble,
    Draft? Draft,
    LadderModel? Ladder,
    IReadOnlyList<Setting> Settings,
    IReadOnlyList<string> Ticked,
    AuthorityView? Authority,
    IReadOnlyList<TimelineEntry> Timeline,
    IReadOnlyList<EvidenceItem> Evidence,
    IReadOnlyList<ReplyItem> Replies,
    IReadOnlyList<HeldItem> Held,
    IReadOnlySet<string> Actions,
    string Today,
    IReadOnlyList<FormError> Errors,
    string ReplyAddress,
    Attempt? Attempt,
    bool Statistics = false)
{
    /// <summary>Whether this command was tried, and is not done because of <see cref="Errors"/>.</summary>
    public bool Tried(string action) => Attempt?.Action == action;

    /// <returns>What was typed then; null where nothing was.</returns>
    public string? Typed(string action, string field) => Tried(action) ? Attempt!.Typed.GetValueOrDefault(field) : null;
}

/// <summary>A command that was tried and is wrong: what was typed is shown again.</summary>
/// <param name="Action">Its route.</param>
/// <param name="Typed">By the field's name.</param>
public sealed record Attempt(string Action, IReadOnlyDictionary<string, string> Typed);

public sealed record TimelineEntry(long Seq, string At, string Text, IReadOnlyList<EvidenceItem> Files, string Hash);

/// <param name="Title">Exhibit 1.</param>
public sealed record EvidenceItem(string Name, string Title, string OriginalName, string Url, string Size, string Sha256, string OriginalSha256);

/// <param name="Because">Why it was read as it was.</param>
/// <param name="Sender">Whether Meta wrote it, as far as can be told.</param>
/// <param name="Mail">The archived mail that it came in, while it is there.</param>
public sealed record ReplyItem(string At, string Kind, string Via, string Text, IReadOnlyList<string> Because, string? Sender, string? Mail, IReadOnlyList<EvidenceItem> Files);

public sealed record HeldItem(string Id, string From, string Subject, string At, string Why, string Text, string? Sender, IReadOnlyList<string> Because);
