using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Fluid;
using Microsoft.Extensions.FileProviders;

namespace Objector.Core.Letters;

/// <summary>A language that we write letters in: its templates, one file a letter, and its words.</summary>
internal sealed class LetterLanguage
{
    /// <summary>ISO 639-1.</summary>
    public static readonly ImmutableArray<string> Codes = ["en", "de", "fr", "es", "it", "nl", "pl", "pt"];

    private const string Root = "Objector.Core.Letters";

    private static readonly FluidParser Parser = new();

    private static readonly ConcurrentDictionary<string, IFluidTemplate> Pieces = new();

    private static readonly ImmutableDictionary<string, LetterLanguage> All = Codes.ToImmutableDictionary(code => code, code => new LetterLanguage(code));

    private readonly EmbeddedFileProvider files;
    private readonly TemplateOptions options;
    private readonly CultureInfo culture;
    private readonly ConcurrentDictionary<string, IFluidTemplate> parsed = new();

    private LetterLanguage(string code)
    {
        Code = code;
        files = new EmbeddedFileProvider(Assembly.GetExecutingAssembly(), $"{Root}.{code}");
        culture = CultureInfo.GetCultureInfo(code);
        Words = JsonSerializer.Deserialize<LetterWords>(Read("words.json"), JsonSerializerOptions.Web) ?? throw new InvalidOperationException($"No words in {code}.");
        options = new TemplateOptions { FileProvider = files, CultureInfo = culture };
        options.MemberAccessStrategy.Register<Cases.PromptPair>();
        options.MemberAccessStrategy.Register<Cases.Exhibit>();
        options.MemberAccessStrategy.Register<ChronologyEntry>();
    }

    public string Code { get; }

    public LetterWords Words { get; }

    /// <returns>English where we do not write in that language.</returns>
    public static LetterLanguage For(string code) => All.GetValueOrDefault(code) ?? All["en"];

    /// <param name="name">Of a file: <c>gdpr-object</c>.</param>
    public string Render(string name, IReadOnlyDictionary<string, object> values) => Tidy(Fill(parsed.GetOrAdd(name, Load), values));

    /// <param name="template">What a channel's field takes.</param>
    public string Paste(string template, IReadOnlyDictionary<string, object> values) => Fill(Pieces.GetOrAdd(template, text => Parser.Parse(text)), values);

    public string Say(DateOnly day) => day.ToString(day.Day == 1 && Words.FirstOfMonth is { } first ? first : Words.Date, culture);

    /// <returns>The text after the subject line's first word.</returns>
    public string Title(string letter)
    {
        var mark = $"{Words.Subject}: ";
        return letter.Split('\n').First(line => line.StartsWith(mark, StringComparison.Ordinal))[mark.Length..];
    }

    // As the model, of which only what a template names is looked up.
    private string Fill(IFluidTemplate template, IReadOnlyDictionary<string, object> values) => template.Render(new TemplateContext(values, options));

    private IFluidTemplate Load(string name) =>
        Parser.TryParse(Read($"{name}.liquid"), out var template, out var error) ? template : throw new InvalidOperationException($"The letter {Code}/{name}: {error}");

    private string Read(string name)
    {
        var info = files.GetFileInfo(name);
        if (!info.Exists)
            throw new InvalidOperationException($"There is no {name} in {Code}.");
        using var file = new StreamReader(info.CreateReadStream());
        return file.ReadToEnd();
    }

    // A part that has nothing to say leaves no hole in the letter.
    private static string Tidy(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).ToList();
        return string.Join('\n', lines.Where((line, at) => line.Length > 0 || (at > 0 && lines[at - 1].Length > 0))).Trim();
    }
}

/// <summary>The words of a language that stand in no letter of their own.</summary>
/// <param name="Subject">The word that begins the subject line.</param>
/// <param name="Date">A .NET date pattern.</param>
/// <param name="Laws">What laws are called in this language, where it is not as in the facts.</param>
/// <param name="Filler">A true sentence for a field that would call a reason too short.</param>
/// <param name="FirstOfMonth">The pattern for the first day of a month, where it differs.</param>
internal sealed record LetterWords(
    string Subject,
    string Date,
    ImmutableDictionary<string, string> Laws,
    ImmutableDictionary<string, string> Kinds,
    ImmutableDictionary<string, string> Replies,
    string NoExhibits,
    string NoPrompts,
    string SeePrompts,
    string Filler,
    string? FirstOfMonth = null);
