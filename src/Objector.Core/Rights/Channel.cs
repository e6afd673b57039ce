using System.Collections.Immutable;

namespace Objector.Core.Rights;

/// <summary>A way to reach Meta.</summary>
/// <param name="Url">A form; null for a letter by post.</param>
/// <param name="Login">What to know about signing in first; null where no login is needed.</param>
/// <param name="Expect">Which answer to expect, and when.</param>
/// <param name="Fields">Each of the form's fields with the text to paste.</param>
public sealed record Channel(
    string Id,
    string Name,
    string? Url,
    string? Login,
    string Expect,
    ImmutableArray<ChannelField> Fields,
    ImmutableArray<Source> Sources);

/// <param name="Label">The field as Meta labels it.</param>
/// <param name="Paste">What to paste or choose.</param>
/// <param name="Note">What else to know; null where nothing.</param>
public sealed record ChannelField(string Label, string Paste, string? Note);
