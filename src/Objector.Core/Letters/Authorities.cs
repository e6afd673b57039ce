using System.Collections.Immutable;
using Objector.Core.Law;

namespace Objector.Core.Letters;

/// <summary>The authority, in words for the person.</summary>
public static class Authorities
{
    /// <returns>Null where the facts name none.</returns>
    public static AuthorityView? View(Jurisdiction jurisdiction, DateOnly today)
    {
        if (jurisdiction.Authority is not { } authority)
            return null;

        ImmutableArray<LocalizableText> sentences =
        [
            authority.ControllerFirstNote,
            .. ComplaintWindow.Describe(jurisdiction).Select(sentence => new LocalizableText(sentence)),
            .. authority.ForwardsToLead ? [Jurisdictions.OneStopShop.Rule] : Array.Empty<LocalizableText>(),
            .. authority.MaxCharacters is { } most ? [new(Messages.FormTakesCharacters, most)] : Array.Empty<LocalizableText>(),
            .. authority is { MaxFiles: { } files, MaxFileMegabytes: { } megabytes } ? [new(Messages.FormTakesFiles, files, megabytes)] : Array.Empty<LocalizableText>(),
            .. authority.Note is { } note ? [note] : Array.Empty<LocalizableText>(),
        ];
        return new AuthorityView(
            authority.Name, authority.Web, authority.ComplaintUrl, authority.Email, authority.Address, authority.Languages, authority.ControllerFirst, sentences, Warning(authority, today), authority.Sources);
    }

    private static LocalizableText? Warning(Authority authority, DateOnly today) => Freshness.Of(authority.Sources, today) switch
    {
        { Stale: false } => null,
        { Newest: { } day } => new LocalizableText(Messages.AddressLastRead, day),
        _ => Messages.AddressOfUnknownAge,
    };
}
