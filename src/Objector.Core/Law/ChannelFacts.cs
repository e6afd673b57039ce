using System.Collections.Immutable;

namespace Objector.Core.Law;

/// <summary>A channel as the facts know it; what to paste is a template.</summary>
/// <param name="Status"><c>live</c>, or <c>dead</c>: known not to work.</param>
/// <param name="Options">The entries to choose from, in the wording of each era.</param>
/// <param name="Stems">By kind: words in lower case by which an entry is known in whatever era.</param>
public sealed record ChannelFacts(
    string Name,
    string? Url,
    ImmutableArray<OtherUrl> OtherUrls,
    string Status,
    string? StatusNote,
    bool? Login,
    string? LoginNote,
    string Covers,
    string Expect,
    ImmutableArray<string> NotPromised,
    int? ShelfLifeDays,
    ImmutableArray<FieldFacts> Fields,
    ImmutableArray<ChannelOption> Options,
    ImmutableDictionary<RequestKind, ImmutableArray<string>> Stems,
    ImmutableArray<Source> Sources)
{
    private static readonly File Data = Facts.Read<File>("channels.json");

    public static IReadOnlyDictionary<string, ChannelFacts> All => Data.Channels;

    /// <summary>The day on which the sources were read.</summary>
    public static DateOnly Read => Data.Read;

    public bool IsDead => Status == "dead";

    public Freshness Freshness(DateOnly today) => Law.Freshness.Of(Sources, today, ShelfLifeDays ?? Data.ShelfLifeDays);

    /// <returns>Why to be careful with it, in a sentence; null where it is neither dead nor past its shelf life.</returns>
    public LocalizableText? Warning(DateOnly today)
    {
        if (IsDead)
            return StatusNote ?? Messages.WayDead;
        return Freshness(today) switch
        {
            { Stale: false } => null,
            { Newest: { } day } => new LocalizableText(Messages.WayLastRead, day),
            _ => Messages.WayOfUnknownAge,
        };
    }

    /// <returns>The newest wording of the entry for this kind; null where the form offers none there.</returns>
    public ChannelOption? Option(RequestKind kind, bool europe) =>
        Options.Where(option => option.Kind == kind && (option.Region is null || europe)).MaxBy(option => option.Era, StringComparer.Ordinal);

    private sealed record File(string About, DateOnly Read, int ShelfLifeDays, IReadOnlyDictionary<string, ChannelFacts> Channels);
}

/// <param name="Paste">A Fluid template; null where there is nothing to paste.</param>
/// <param name="Least">The fewest characters the field takes.</param>
/// <param name="Limit">The most.</param>
public sealed record FieldFacts(string Label, string? Paste, string? Note, int? Least, int? Limit);

/// <param name="Era">When the form said so, <c>2024-06</c>.</param>
/// <param name="Region"><c>europe</c>; null for everywhere.</param>
public sealed record ChannelOption(string Era, RequestKind Kind, string? Region, string Wording);
