using System.Collections.Immutable;

namespace Objector.Core.Law;

/// <summary>Which channels serve which request of whom, the best first.</summary>
/// <param name="Families">Families of law; <c>form</c> for wherever Meta offers its objection; <c>law</c> for where only the law gives the right; <c>*</c> for everywhere.</param>
/// <param name="Account">Whether the person has an account; null where it makes no difference.</param>
/// <param name="Child">Whether it is about a child shown in adults' posts; null where it makes no difference.</param>
/// <param name="Explanation">What the request can and cannot reach.</param>
internal sealed record Route(
    ImmutableArray<string> Families, RequestKind Kind, bool? Account, bool? Child, ImmutableArray<string> Channels, string Explanation)
{
    private static readonly File Data = Facts.Read<File>("routes.json");

    public static IReadOnlyList<Route> All => Data.Routes;

    public static IEnumerable<Source> Sources => Data.Sources;

    /// <summary>What there is where the law gives no such right: a sentence that begins with "Instead".</summary>
    public static string Instead(RequestKind kind) => Data.Instead[kind];

    /// <returns>The first route that fits.</returns>
    public static Route For(RequestKind kind, Jurisdiction jurisdiction, bool hasAccount, bool child) => Data.Routes.First(route =>
        route.Kind == kind
        && route.Families.Any(family => Fits(family, jurisdiction, kind))
        && (route.Account ?? hasAccount) == hasAccount
        && (route.Child ?? child) == child);

    private static bool Fits(string family, Jurisdiction jurisdiction, RequestKind kind) => family switch
    {
        "*" => true,
        "form" => jurisdiction.MetaForm,
        "law" => jurisdiction.Right(kind).Given,
        _ => family == jurisdiction.Family,
    };

    private sealed record File(
        string About, DateOnly Read, IReadOnlyList<Source> Sources, IReadOnlyList<Route> Routes, IReadOnlyDictionary<RequestKind, string> Instead);
}
