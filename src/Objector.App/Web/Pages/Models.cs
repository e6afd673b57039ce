using Objector.App.Cases;
using Objector.Core.Cases;
using Objector.Core.Law;

namespace Objector.App.Web;

/// <summary>The page after the form.</summary>
/// <param name="Email">The mailbox to look in.</param>
public sealed record SentModel(string Email);

/// <summary>A page that only says something.</summary>
/// <param name="Begin">Whether it offers the form.</param>
public sealed record MessageModel(string Title, IReadOnlyList<string> Paragraphs, bool Begin = false);

/// <summary>A page with one button.</summary>
/// <param name="Action">Where the button posts to.</param>
/// <param name="Danger">Whether it destroys something.</param>
public sealed record ConfirmActionModel(string Title, IReadOnlyList<string> Paragraphs, string Action, string Button, bool Danger);

/// <param name="Calendar">The link to the calendar's entry.</param>
public sealed record DeadlineModel(string Place, Deadline Deadline, IReadOnlyList<string> Complaint, string Calendar);

/// <param name="Filed">No letter goes out before it.</param>
public sealed record LetterModel(string Token, string Nonce, DateOnly Today, DateOnly Filed, EscalationLetterView Letter);

/// <param name="Possible">The letters that make sense now.</param>
/// <param name="Next">The one that comes next; null after the complaint.</param>
/// <param name="Sent">Which was sent last, in a sentence.</param>
/// <param name="Lapses">The last day for a complaint.</param>
public sealed record LadderModel(IReadOnlyList<EscalationStep> Possible, EscalationStep? Next, string? Sent, string? Lapses);
