using System.Collections.Immutable;

namespace Objector.Core.Law;

/// <summary>A way to reach Meta, ready for one person's request.</summary>
/// <param name="Url">A form; null for a letter by post, or a form without a link of its own.</param>
/// <param name="OtherUrls">Links to try if the form is gone.</param>
/// <param name="Login">What to know about signing in first; null where no login is needed.</param>
/// <param name="LoginNeeded">Null: not known.</param>
/// <param name="Expect">Which answer to expect, and when.</param>
/// <param name="NotPromised">What it does not reach, or what is contested.</param>
/// <param name="Fields">Each of the form's fields with the text to paste.</param>
/// <param name="Warning">Why to be careful with it: it is dead, or nobody has looked at it for long; null where all is well.</param>
public sealed record Channel(
    string Id,
    string Name,
    string? Url,
    ImmutableArray<OtherUrl> OtherUrls,
    string? Login,
    bool? LoginNeeded,
    string Covers,
    string Expect,
    ImmutableArray<string> NotPromised,
    ImmutableArray<ChannelField> Fields,
    LocalizableText? Warning,
    ImmutableArray<Source> Sources);

/// <param name="Note">When to try it.</param>
public sealed record OtherUrl(string Url, string Note);

/// <param name="Label">The field as Meta labels it.</param>
/// <param name="Paste">What to paste or choose; null where only the person knows it.</param>
/// <param name="Notes">What else to know.</param>
public sealed record ChannelField(string Label, string? Paste, ImmutableArray<LocalizableText> Notes);
