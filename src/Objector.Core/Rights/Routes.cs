using System.Collections.Immutable;

namespace Objector.Core.Rights;

/// <summary>Which channels serve which request of whom.</summary>
/// <param name="Explanation">What the request can and cannot reach; where it is not available, why not and what there is instead.</param>
internal sealed record Route(
    IReadOnlyList<string> Families, RequestKind Kind, bool Available, IReadOnlyList<string> Channels, string Explanation, bool? Account = null)
{
    private static readonly File Data = Facts.Read<File>("routes.json");

    /// <summary>Settings and other things worth doing alongside.</summary>
    public static IReadOnlyList<Beyond> Beyond => Data.Beyond;

    public static Route For(RequestKind kind, string family, bool hasAccount) =>
        Data.Routes.First(route => route.Kind == kind && route.Families.Contains(family) && (route.Account ?? hasAccount) == hasAccount);

    /// <summary>The entry to choose in the third-party form: of the one for Europe, and of the one for everybody.</summary>
    public static (string Europe, string Everybody) Option(RequestKind kind) => (Data.Options[kind][0], Data.Options[kind][1]);

    private sealed record File(
        string About, IReadOnlyList<Source> Sources, IReadOnlyList<Route> Routes, IReadOnlyDictionary<RequestKind, ImmutableArray<string>> Options, IReadOnlyList<Beyond> Beyond);
}

internal sealed record Beyond(string Text, string? Url, Source Source);

/// <summary>A channel as the facts know it; what to paste is a template.</summary>
internal sealed record ChannelFacts(
    string Name, string? Url, IReadOnlyList<string> OtherUrls, string? Login, string Expect, IReadOnlyList<FieldFacts> Fields, ImmutableArray<Source> Sources)
{
    private static readonly IReadOnlyDictionary<string, ChannelFacts> All = Facts.Read<File>("channels.json").Channels;

    public static ChannelFacts For(string id) => All[id];

    public static IEnumerable<ChannelFacts> Every => All.Values;

    private sealed record File(string About, IReadOnlyDictionary<string, ChannelFacts> Channels);
}

/// <param name="Least">The fewest characters the field takes.</param>
/// <param name="Limit">The most.</param>
internal sealed record FieldFacts(string Label, string Paste, string? Note = null, int? Least = null, int? Limit = null);
