using System.Globalization;
using System.Resources;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

// Not in a namespace of the folder's name: that would hide the class from everyone who writes Words.Form.
namespace Objector.App;

/// <summary>
/// The words of one subject in all languages: <c>Form.resx</c> holds the English ones, <c>Form.de.resx</c> the German ones. A text
/// names what is put into it by number, <c>{0}</c>; days and whole numbers are written as <see cref="Formatting"/> writes them.
/// Where no language is named, the current one is spoken.
/// </summary>
/// <remarks>Every member throws <see cref="ArgumentException"/> for a key that there is not.</remarks>
public sealed class Texts
{
    /// <summary>The frame of every page, errors, and what several subjects share.</summary>
    public static readonly Texts Common = new(nameof(Common));

    /// <summary>The form, the draft, and what is wrong with what was typed.</summary>
    public static readonly Texts Form = new(nameof(Form));

    /// <summary>The case's page and its letters.</summary>
    public static readonly Texts Case = new(nameof(Case));

    public static readonly Texts Mails = new(nameof(Mails));

    public static readonly Texts Scoreboard = new(nameof(Scoreboard));

    /// <summary>The pages about Objector itself, what we know, and the deadline's page.</summary>
    public static readonly Texts Site = new(nameof(Site));

    // Pages are UTF-8: letters of any script stay letters.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly ResourceManager resources;

    private Texts(string subject) => (Subject, resources) = (subject, new ResourceManager($"Objector.App.Localization.Resources.{subject}", typeof(Texts).Assembly));

    public string Subject { get; }

    public string this[string key, params object[] values] => In(Language.Current, key, values);

    public string In(Language language, string key, params object[] values)
    {
        var text = Find(language, key);
        return values.Length == 0 ? text : string.Format(language.Culture, text, [.. values.Select(value => Written(value, language))]);
    }

    /// <summary>The form that goes with the number: of <c>key.one</c>, <c>key.other</c> and in Polish <c>key.few</c>, <c>key.many</c>. The number is <c>{0}</c>.</summary>
    /// <param name="values">From <c>{1}</c> on.</param>
    public string Count(string key, long count, params object[] values) => CountIn(Language.Current, key, count, values);

    /// <inheritdoc cref="Count"/>
    public string CountIn(Language language, string key, long count, params object[] values) => In(language, $"{key}.{Plural.Form(language, count)}", [count, .. values]);

    /// <summary>The same with HTML in it: an <see cref="Anchor"/> or <see cref="Strong"/> among the values. Everything else is encoded.</summary>
    public MarkupString Html(string key, params object[] values)
    {
        var language = Language.Current;
        return new(string.Format(language.Culture, Encoder.Encode(Find(language, key)), [.. values.Select(value => value is IMarkup ? value : Encoder.Encode($"{Written(value, language)}"))]));
    }

    private string Find(Language language, string key) =>
        resources.GetString(key, language.Culture) ?? throw new ArgumentException($"There are no words '{key}' in {Subject}.resx.", nameof(key));

    private static object Written(object value, Language language) => value switch
    {
        DateOnly day => Formatting.Day(day, language),
        int or long => Formatting.Number(Convert.ToInt64(value, CultureInfo.InvariantCulture), language),
        _ => value,
    };
}
