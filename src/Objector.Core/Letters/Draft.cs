using System.Collections.Immutable;
using Objector.Core.Law;

namespace Objector.Core.Letters;

/// <summary>A request, ready to file.</summary>
/// <param name="Reach">What this request can and cannot reach; where it is not available, why not and what there is instead.</param>
/// <param name="Law">What the law says about it.</param>
/// <param name="Steps">What to do, in order.</param>
/// <param name="Channels">The ways to file it, the best first.</param>
/// <param name="Dead">Ways that other guides name and that do not work: name and warning.</param>
/// <param name="Settings">What is worth changing alongside, the last resort last.</param>
/// <param name="Title">The letter's subject line.</param>
/// <param name="Letter">The letter as plain text. Holds nothing that opens, logs or erases anything.</param>
/// <param name="Language">Of the letters, ISO 639-1.</param>
/// <param name="More">Other letters that fit: third-party data, everything in one.</param>
/// <param name="Deadline">By when Meta has to answer if it is filed today.</param>
/// <param name="Authority">Whom to complain to; null where the facts name none.</param>
public sealed record Draft(
    Availability Reach,
    LawView Law,
    ImmutableArray<FilingStep> Steps,
    ImmutableArray<Channel> Channels,
    ImmutableArray<DeadChannel> Dead,
    ImmutableArray<Setting> Settings,
    string Title,
    string Letter,
    string Language,
    ImmutableArray<Letter> More,
    Deadline Deadline,
    AuthorityView? Authority)
{
    /// <summary>Whether what the person asked for exists where they live.</summary>
    public bool Available => Reach.Available;
}

/// <param name="Name">What it is for.</param>
/// <param name="Title">Its subject line.</param>
public sealed record Letter(string Id, string Name, string Title, string Text);

/// <param name="Cite">Where the law says so; null where the article is not known.</param>
/// <param name="Verified">Whether the article was read in a named source; else the letter names the law only.</param>
public sealed record LawView(string Law, string? Cite, bool Verified, string? Note);

public sealed record DeadChannel(string Name, string? Url, LocalizableText Warning);

/// <summary>The authority, for this person.</summary>
/// <param name="Sentences">What to know before complaining: whether Meta must be asked first, the window, the one-stop-shop.</param>
/// <param name="Warning">That the address is past its shelf life; null where it is not.</param>
public sealed record AuthorityView(
    string Name, string? Web, string? ComplaintUrl, string? Email, string? Address, ImmutableArray<string> Languages, string ControllerFirst, ImmutableArray<LocalizableText> Sentences, LocalizableText? Warning, ImmutableArray<Source> Sources);
