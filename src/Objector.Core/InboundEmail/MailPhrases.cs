using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Objector.Core.InboundEmail;

/// <summary>What mail programs write around the words of people, in many languages: read from the data files beside this one.</summary>
internal static class MailPhrases
{
    /// <summary>attributions.json: the line above a quote, <c>On 3 March, Ada wrote:</c></summary>
    public static readonly ImmutableArray<Attribution> Attributions = [.. Load<Attribution[]>("attributions")];

    /// <summary>dividers.json: the line above a mail that is passed on, or quoted without marks.</summary>
    public static readonly DividerTexts Dividers = Load<DividerTexts>("dividers");

    /// <summary>header-names.json: each name, and what it names.</summary>
    public static readonly FrozenDictionary<string, HeaderKind>.AlternateLookup<ReadOnlySpan<char>> HeaderNames =
        Names(Load<HeaderWords[]>("header-names")).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>signatures.json.</summary>
    public static readonly SignatureTexts Signatures = Load<SignatureTexts>("signatures");

    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Closings =
        Signatures.Closings.Select(phrase => phrase.Text).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="Starts">How the line begins; empty where it begins with the date or the name.</param>
    /// <param name="Says">The word for "wrote", one of which it has to hold.</param>
    public sealed record Attribution(string Language, ImmutableArray<string> Starts, ImmutableArray<string> Says, string Source);

    /// <param name="Source">The mail program, and the language.</param>
    public sealed record Phrase(string Text, string Source);

    public sealed record DividerTexts(ImmutableArray<Phrase> Forwarded, ImmutableArray<Phrase> Original);

    /// <param name="SentFrom">How a telephone's own signature begins.</param>
    /// <param name="Closings">Lines above a name, in lower case.</param>
    /// <param name="Disclaimers">Words of the notices that firms put below each mail, in lower case.</param>
    public sealed record SignatureTexts(ImmutableArray<Phrase> SentFrom, ImmutableArray<Phrase> Closings, ImmutableArray<Phrase> Disclaimers);

    private sealed record HeaderWords(string Language, string[] From, string[] Date, string[] To, string[] Subject, string[] Other);

    private static FrozenDictionary<string, HeaderKind> Names(HeaderWords[] languages)
    {
        var names = new Dictionary<string, HeaderKind>(StringComparer.OrdinalIgnoreCase);
        foreach (var words in languages)
            foreach (var (texts, kind) in new[] { (words.From, HeaderKind.From), (words.Date, HeaderKind.Date), (words.To, HeaderKind.To), (words.Subject, HeaderKind.Subject), (words.Other, HeaderKind.Other) })
                foreach (var text in texts)
                    // A name that means two things in two languages keeps its first meaning.
                    names.TryAdd(text, kind);
        return names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static T Load<T>(string name)
    {
        using var json = typeof(MailPhrases).Assembly.GetManifestResourceStream($"Objector.Core.InboundEmail.{name}.json")!;
        return JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!;
    }
}

/// <summary>What a line of the header block above a quoted mail tells.</summary>
internal enum HeaderKind
{
    From,
    Date,
    To,
    Subject,
    Other,
}
