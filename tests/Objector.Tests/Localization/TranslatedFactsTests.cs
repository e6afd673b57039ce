using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Objector.App;
using Objector.Core;
using Objector.Core.Law;

namespace Objector.Tests.Localization;

/// <summary>What the facts say, and what Core says of them, is there in every language: no sentence without a translation, no translation without its sentence.</summary>
public class TranslatedFactsTests
{
    // Of the facts, what people read: by the property's name, and in which file where another means something else by it.
    private static readonly HashSet<string> Sentences = new(StringComparer.Ordinal)
    {
        "covers", "loginNote", "expect", "notPromised", "statusNote", "label", "note", "explanation", "instead", "where", "does", "doesNot", "fallback",
        "because", "countingNote", "opens", "sentence", "decides", "controllerFirstNote", "rule", "meaning", "calendars",
        "channels.name", "settings.name", "deadlines.law", "deadlines.counting",
    };

    private static readonly HashSet<string> Expected =
    [
        .. new[] { "Law.channels", "Law.routes", "Law.settings", "Law.deadlines", "Law.complaints", "Law.jurisdictions", "Law.holidays", "InboundEmail.reply-words" }.SelectMany(In),
        .. typeof(Messages).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!),
    ];

    public static TheoryData<string> Languages => [.. Language.All.Skip(1).Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_sentence_of_the_facts_is_there_and_no_other(string language)
    {
        var words = Read(language);

        Assert.Equal([], Expected.Except(words.Keys));
        Assert.Equal([], words.Keys.Except(Expected));
        Assert.All(words, pair => Assert.Equal((pair.Key, Holes(pair.Key)), (pair.Key, Holes(pair.Value))));
        Assert.All(words, pair => Assert.Equal(pair.Value.Trim(), pair.Value));
    }

    [Fact]
    public void A_way_to_reach_Meta_speaks_the_readers_language()
    {
        var english = ChannelFacts.All["post-ireland"].Covers;

        Assert.Equal(english, FactTranslations.In(Language.English, english));
        Assert.Equal(Read("de")[english], FactTranslations.In(Language.Find("de")!, english));
        Assert.Equal(Read("pt")[english], FactTranslations.In(Language.Find("pt")!, english));
    }

    [Fact]
    public void What_Core_remarks_is_filled_in_as_the_language_writes_it()
    {
        var remark = new LocalizableText(Messages.WayLastRead, new DateOnly(2026, 3, 4));

        Assert.StartsWith("We last read about this way on 4 March 2026.", remark.ToString());
        Assert.Contains("4. März 2026", FactTranslations.In(Language.Find("de")!, remark));
        Assert.Contains("20.000", FactTranslations.In(Language.Find("de")!, new LocalizableText(Messages.FormTakesCharacters, 20_000)));
    }

    private static IEnumerable<string> In(string file)
    {
        using var stream = typeof(LocalizableText).Assembly.GetManifestResourceStream($"Objector.Core.{file}.json")!;
        using var facts = JsonDocument.Parse(stream);
        return [.. Texts(facts.RootElement.Clone(), file.Split('.')[1], "", said: false)];
    }

    private static IEnumerable<string> Texts(JsonElement element, string file, string within, bool said) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(property => !Unread(file, within, property.Name)).SelectMany(property =>
            Texts(property.Value, file, property.Name, said || Sentences.Contains(property.Name) || Sentences.Contains($"{file}.{property.Name}"))),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Texts(item, file, within, said)),
        JsonValueKind.String when said && element.GetString() is { Length: > 0 } text => [text],
        _ => [],
    };

    // Where it was read, and rights that nothing is asked by.
    private static bool Unread(string file, string within, string name) =>
        name is "sources" or "about" or "source" || (file == "jurisdictions" && within == "rights" && name is "complain" or "restrict");

    private static Dictionary<string, string> Read(string language) => XDocument.Load(Path.Combine(Sources.Folder("Localization/Resources"), $"Facts.{language}.resx")).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static string Holes(string text) => string.Join(',', Regex.Matches(text, @"\{\d+\}").Select(match => match.Value).Order());
}
