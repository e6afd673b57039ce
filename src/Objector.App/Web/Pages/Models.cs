namespace Objector.App.Web;

/// <summary>The page after the form.</summary>
/// <param name="Email">The mailbox to look in.</param>
public sealed record SentModel(string Email);

/// <summary>A page that only says something.</summary>
public sealed record MessageModel(string Title, IReadOnlyList<string> Paragraphs);

/// <summary>A page with one button.</summary>
/// <param name="Action">Where the button posts to.</param>
/// <param name="Danger">Whether it destroys something.</param>
public sealed record ConfirmActionModel(string Title, IReadOnlyList<string> Paragraphs, string Action, string Button, bool Danger);
