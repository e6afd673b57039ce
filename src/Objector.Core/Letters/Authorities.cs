using System.Collections.Immutable;
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

        ImmutableArray<Remark> sentences =
        [
            authority.ControllerFirstNote,
            .. ComplaintWindow.Describe(jurisdiction).Select(sentence => new Remark(sentence)),
            .. authority.ForwardsToLead ? [Jurisdictions.OneStopShop.Rule] : Array.Empty<Remark>(),
            .. authority.MaxCharacters is { } most ? [new(Remarks.FormTakesCharacters, most)] : Array.Empty<Remark>(),
            .. authority is { MaxFiles: { } files, MaxFileMegabytes: { } megabytes } ? [new(Remarks.FormTakesFiles, files, megabytes)] : Array.Empty<Remark>(),
            .. authority.Note is { } note ? [note] : Array.Empty<Remark>(),
        ];
        return new AuthorityView(
            authority.Name, authority.Web, authority.ComplaintUrl, authority.Email, authority.Address, authority.Languages, authority.ControllerFirst, sentences, Warning(authority, today), authority.Sources);
    }

    private static Remark? Warning(Authority authority, DateOnly today) => Freshness.Of(authority.Sources, today) switch
    {
        { Stale: false } => null,
        { Newest: { } day } => new Remark(Remarks.AddressLastRead, day),
        _ => Remarks.AddressOfUnknownAge,
    };
}
