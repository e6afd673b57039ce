using System.Collections.Immutable;
using System.Globalization;
using Objector.Core.Rights;

namespace Objector.Core.Letters;

/// <summary>The authority, in words for the person.</summary>
public static class Authorities
{
    /// <returns>Null where the facts name none.</returns>
    public static AuthorityView? View(Jurisdiction jurisdiction, DateOnly today)
    {
        if (jurisdiction.Authority is not { } authority)
            return null;

        ImmutableArray<string> sentences =
        [
            authority.ControllerFirstNote,
            .. ComplaintWindow.Describe(jurisdiction),
            .. authority.ForwardsToLead ? [Jurisdictions.OneStopShop.Rule] : Array.Empty<string>(),
            .. authority.MaxCharacters is { } most ? [$"Its form takes {most.ToString("N0", CultureInfo.InvariantCulture)} characters."] : Array.Empty<string>(),
            .. authority.MaxFiles is { } files ? [$"It takes {files} files of {authority.MaxFileMegabytes} MB."] : Array.Empty<string>(),
            .. authority.Note is { } note ? [note] : Array.Empty<string>(),
        ];
        return new AuthorityView(
            authority.Name, authority.Web, authority.ComplaintUrl, authority.Email, authority.Address, authority.Languages, authority.ControllerFirst, sentences, Warning(authority, today), authority.Sources);
    }

    private static string? Warning(Authority authority, DateOnly today) => Freshness.Of(authority.Sources, today) switch
    {
        { Stale: false } => null,
        { Newest: { } day } => $"This address was last looked up on {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}: check it on the authority's website.",
        _ => "We do not know how old this address is: check it on the authority's website.",
    };
}
