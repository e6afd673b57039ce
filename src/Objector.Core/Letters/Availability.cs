using System.Collections.Immutable;
using Objector.Core.Law;

namespace Objector.Core.Letters;

/// <summary>What a request can and cannot reach where the person lives, and why. Objector.App puts it into words.</summary>
/// <param name="Available">Whether what the person asks for exists there.</param>
/// <param name="Route">What the way to file it reaches.</param>
/// <param name="OnlySomeRegions">Whether Meta offers it only in some regions, and not there.</param>
/// <param name="Basis">On what it rests, or why there is none; null where there is no more to say.</param>
/// <param name="Values">What goes with the basis, see <see cref="Letters.LegalBasis"/>.</param>
/// <param name="Note">What else to know of the right.</param>
/// <param name="Instead">What there is instead.</param>
public sealed record Availability(bool Available, string? Route, bool OnlySomeRegions, LegalBasis? Basis, ImmutableArray<object> Values, string? Note, string? Instead)
{
    internal static Availability Of(RequestKind kind, Jurisdiction jurisdiction, Route route, DateOnly today)
    {
        var right = jurisdiction.Right(kind);
        var inForce = jurisdiction.InForce(today);
        var lawful = right.Given && inForce;
        if (Offers.Of(kind, jurisdiction, today) == OfferKind.None)
        {
            var (why, values) = Against(jurisdiction, inForce);
            return new Availability(false, null, kind == RequestKind.Object, why, values, why == Letters.LegalBasis.NoRight ? right.Note : null, Law.Route.Instead(kind));
        }

        var (basis, with) = For(kind, jurisdiction, right, lawful);
        return new Availability(
            true,
            route.Explanation.Length > 0 ? route.Explanation : null,
            false,
            basis,
            with,
            lawful && jurisdiction.Family != "elsewhere" ? right.Note : null,
            basis is null ? Law.Route.Instead(kind) : null);
    }

    private static (LegalBasis? Basis, ImmutableArray<object> Values) For(RequestKind kind, Jurisdiction jurisdiction, Right right, bool lawful) => (jurisdiction.Family, lawful, right) switch
    {
        ("elsewhere", _, _) => (Letters.LegalBasis.UnknownLaw, []),
        (_, false, _) => kind == RequestKind.Concern ? (null, []) : (Letters.LegalBasis.Offered, [jurisdiction.Law]),
        (_, _, { Cite: { } cite, Verified: true }) => (Letters.LegalBasis.Verified, [cite]),
        (_, _, { Cite: { } cite }) => (jurisdiction.IsGdpr ? Letters.LegalBasis.LikeGdpr : Letters.LegalBasis.Reported, [cite]),
        _ => (Letters.LegalBasis.NoArticle, [jurisdiction.Law]),
    };

    private static (LegalBasis Basis, ImmutableArray<object> Values) Against(Jurisdiction jurisdiction, bool inForce) => (jurisdiction.Family, inForce) switch
    {
        ("elsewhere", _) => (Letters.LegalBasis.NoLawKnown, []),
        (_, false) => (Letters.LegalBasis.NotYet, [jurisdiction.Code, jurisdiction.Law, jurisdiction.InForceFrom!.Value]),
        _ => (Letters.LegalBasis.NoRight, [jurisdiction.Code, jurisdiction.Law]),
    };
}

/// <summary>On what a request rests, or why there is no right to it; in brackets the values that go with it.</summary>
public enum LegalBasis
{
    /// <summary>We do not know the law there.</summary>
    UnknownLaw,

    /// <summary>Meta offers it, the law does not. (The law.)</summary>
    Offered,

    /// <summary>(The article.)</summary>
    Verified,

    /// <summary>Nobody has read it there, but it follows the GDPR. (The article.)</summary>
    LikeGdpr,

    /// <summary>Nobody has read it there. (The article.)</summary>
    Reported,

    /// <summary>Nobody knows the article. (The law.)</summary>
    NoArticle,

    /// <summary>(The code of the place, its law, from when on it applies.)</summary>
    NotYet,

    /// <summary>(The code of the place, its law.)</summary>
    NoRight,
    NoLawKnown,
}
