using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Objector.App.Cases;
using Objector.Core.Law;

namespace Objector.App.Web;

/// <param name="Newest">The day of its newest source; null where none is dated.</param>
/// <param name="Stale">Whether it is past its shelf life.</param>
public sealed record Fact(string Code, string Name, string? Url, string Text, DateOnly? Newest, bool Stale, ImmutableArray<Source> Sources);

/// <summary>Everything the letters rest on, with its sources and its age.</summary>
/// <param name="Read">The day on which the sources were read.</param>
/// <param name="HolidaysUntil">The last day whose public holidays we know.</param>
public sealed record FactsModel(
    DateOnly Read, ImmutableArray<Fact> Channels, ImmutableArray<Fact> Settings, ImmutableArray<Fact> Laws, ImmutableArray<Fact> Authorities, DateOnly HolidaysUntil, bool HolidaysRunOut)
{
    // A deadline may lie a year and more ahead of its filing.
    private const int HolidaysAheadDays = 2 * 365;

    // Laws change slower than addresses.
    private const int LawShelfLife = 3 * 365;

    public static FactsModel On(DateOnly today) => new(
        Jurisdictions.Read,
        [.. ChannelFacts.All.Select(pair => Channel(pair.Key, pair.Value, today))],
        [.. Setting.All.Select(setting => Of(setting.Id, FactTranslations.Of(setting.Name), setting.Url, FactTranslations.Of(setting.Does), setting.Sources, setting.Freshness(today)))],
        [.. Jurisdictions.All.Select(row => Of(row.Code, CountryOptions.NameOf(row.Code) ?? row.Name, row.LawUrl, Law(row, today), row.Sources, Freshness.Of(row.Sources, today, LawShelfLife)))],
        [.. Jurisdictions.All.Concat(Jurisdictions.Regions).Where(row => row.Authority is not null).Select(row => Authority(row, row.Authority!, today))],
        Holidays.LastDay,
        Holidays.LastDay < today.AddDays(HolidaysAheadDays));

    /// <summary>What is past its shelf life, dead, or of unknown age.</summary>
    [JsonIgnore]
    public IEnumerable<Fact> Stale => Channels.Concat(Settings).Concat(Laws).Concat(Authorities).Where(fact => fact.Stale);

    public int StaleCount => Stale.Count();

    private static Fact Of(string code, string name, string? url, string text, ImmutableArray<Source> sources, Freshness freshness, bool dead = false) =>
        new(code, name, url, text, freshness.Newest, freshness.Stale || dead, sources);

    private static Fact Channel(string id, ChannelFacts channel, DateOnly today) =>
        Of(id, FactTranslations.Of(channel.Name), channel.Url, FactTranslations.Of(channel.Warning(today) ?? channel.Covers), channel.Sources, channel.Freshness(today), channel.IsDead);

    private static Fact Authority(Jurisdiction row, Authority authority, DateOnly today)
    {
        var text = string.Join(' ', new[] { authority.ControllerFirstNote, authority.Note }.OfType<string>().Select(FactTranslations.Of));
        return Of(row.Code, authority.Name, authority.ComplaintUrl ?? authority.Web, text, authority.Sources, Freshness.Of(authority.Sources, today));
    }

    private static string Law(Jurisdiction row, DateOnly today)
    {
        var deadline = Deadline.For(row, today);
        var rights = row.Rights.Where(right => right.Value.Given).Select(right => Texts.Site[right.Value.Verified ? "facts.right" : "facts.right.unverified", Texts.Site[$"right.{right.Key}"], right.Value.Cite ?? Texts.Site["facts.article.unknown"]]);
        return $"{row.LawName ?? row.Law}. {string.Join("; ", rights)}. {DeadlineText.Of(deadline.Steps[0])}";
    }
}
