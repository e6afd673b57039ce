using System.Text.RegularExpressions;
using System.Xml.Linq;
using Objector.App;

namespace Objector.Tests.Localization;

/// <summary>The .resx files against each other, and against the sources that use them. Those of the facts have their own: <see cref="TranslatedFactsTests"/>.</summary>
public class ResourceFilesTests
{
    private static readonly string[] Subjects = [.. Directory.EnumerateFiles(Sources.Folder("Localization/Resources"), "*.resx").Select(file => Path.GetFileName(file).Split('.')[0]).Where(name => name != "Facts").Distinct().Order()];

    public static TheoryData<string> AllSubjects => [.. Subjects];

    // Texts.Form["key", Texts.Form.In(language, "key", and so on. Keys that are put together, $"kind.{kind}", are not seen here.
    private static readonly Regex Use = new(@"\bTexts\.(?<subject>\w+)(?:\[|\.\w+\()(?:[\w.]+, )?""(?<key>[^""]+)""");

    private static IEnumerable<(string Subject, string Key)> Uses() => Sources.All().SelectMany(source => Use.Matches(source.Text))
        .Select(match => (match.Groups["subject"].Value, Key: match.Groups["key"].Value));

    [Theory]
    [MemberData(nameof(AllSubjects))]
    public void A_language_that_has_begun_has_every_key_with_the_same_placeholders(string subject)
    {
        var english = Read(subject, Language.English)!;
        foreach (var language in Language.All.Skip(1))
        {
            if (Read(subject, language) is not { Count: > 0 } words)
                continue;
            var expected = english.Keys.SelectMany(key => Stem(key) is { } stem && key.EndsWith(".other", StringComparison.Ordinal)
                ? Plural.Forms(language).Select(form => $"{stem}.{form}")
                : Stem(key) is null ? [key] : []);
            Assert.Equal(expected.Order(StringComparer.Ordinal), words.Keys.Order(StringComparer.Ordinal));
            Assert.All(words, pair => Assert.Equal(
                (pair.Key, string.Join(',', Placeholders(english.GetValueOrDefault(pair.Key) ?? english[$"{Stem(pair.Key)}.other"]))),
                (pair.Key, string.Join(',', Placeholders(pair.Value)))));
        }
    }

    [Theory]
    [MemberData(nameof(AllSubjects))]
    public void English_has_a_plural_in_both_forms(string subject)
    {
        var keys = Read(subject, Language.English)!.Keys;
        Assert.All(keys.Select(Stem).OfType<string>().Distinct(), stem => Assert.All(Plural.Forms(Language.English), form => Assert.Contains($"{stem}.{form}", keys)));
    }

    [Theory]
    [MemberData(nameof(AllSubjects))]
    public void No_words_are_empty_or_given_twice(string subject)
    {
        foreach (var language in Language.All)
        {
            Assert.All(Entries(subject, language).GroupBy(entry => entry.Key), group => Assert.Single(group));
            Assert.All(Entries(subject, language), entry => Assert.False(string.IsNullOrWhiteSpace(entry.Text) || entry.Text != entry.Text.Trim(), $"{language.Code}: {entry.Key}"));
        }
    }

    [Fact]
    public void Every_key_that_the_sources_name_is_there()
    {
        var keys = Subjects.ToDictionary(subject => subject, subject => Read(subject, Language.English)!.Keys.Select(key => Stem(key) ?? key).ToHashSet());

        Assert.NotEmpty(Uses());
        Assert.All(Uses(), use => Assert.True(keys.GetValueOrDefault(use.Subject)?.Contains(use.Key), $"Texts.{use.Subject}[\"{use.Key}\"]"));
    }

    [Theory]
    [MemberData(nameof(AllSubjects))]
    public void Every_key_is_used(string subject)
    {
        var sources = string.Join('\n', Sources.All().Select(source => source.Text));
        // Whole, or up to a dot: $"kind.{kind}".
        Assert.All(Read(subject, Language.English)!.Keys.Select(key => Stem(key) ?? key).Distinct(), key => Assert.True(
            sources.Contains($"\"{key}\"", StringComparison.Ordinal) || sources.Contains($"'{key}'", StringComparison.Ordinal)
            || Parents(key).Any(parent => sources.Contains($"\"{parent}.{{", StringComparison.Ordinal)), $"Nobody says {subject}.{key}"));
    }

    [Fact]
    public void Every_subject_has_its_file_and_every_file_its_subject() => Assert.Equal(
        Subjects, typeof(Texts).GetFields().Where(field => field.FieldType == typeof(Texts)).Select(field => field.Name).Order());

    [Fact]
    public void The_languages_are_built() => Assert.All(Language.All, language =>
        Assert.Equal(Read("Common", language)!["page.skip"], Texts.Common.In(language, "page.skip")));

    private static Dictionary<string, string>? Read(string subject, Language language) => Entries(subject, language).ToDictionary(entry => entry.Key, entry => entry.Text);

    private static IEnumerable<(string Key, string Text)> Entries(string subject, Language language)
    {
        var file = Path.Combine(Sources.Folder("Localization/Resources"), language == Language.English ? $"{subject}.resx" : $"{subject}.{language.Code}.resx");
        return File.Exists(file) ? XDocument.Load(file).Root!.Elements("data").Select(data => (data.Attribute("name")!.Value, data.Element("value")!.Value)) : [];
    }

    /// <returns>The key without its plural form; null where it has none.</returns>
    private static string? Stem(string key) => key[(key.LastIndexOf('.') + 1)..] is "one" or "few" or "many" or "other" ? key[..key.LastIndexOf('.')] : null;

    private static IEnumerable<string> Parents(string key)
    {
        for (var dot = key.LastIndexOf('.'); dot > 0; dot = key.LastIndexOf('.', dot - 1))
            yield return key[..dot];
    }

    // Of {0:the words} the number and that there are words.
    private static IEnumerable<string> Placeholders(string text) => Regex.Matches(text, @"\{(\d+)(:?)[^{}]*\}").Select(match => match.Groups[1].Value + match.Groups[2].Value).Distinct().Order();
}
