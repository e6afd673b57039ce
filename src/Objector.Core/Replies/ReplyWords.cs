using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Objector.Core.Replies;

/// <summary>
/// Guesses what kind of answer a text is, by the phrases in reply-words.json. Only a proposal: wording proves neither the meaning
/// nor that Meta wrote it.
/// </summary>
public static partial class ReplyWords
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
    private static readonly ImmutableArray<Rule> Rules = Load();

    /// <returns>The kind of the first rule that fits; <see cref="ReplyKind.Other"/> where none does.</returns>
    public static ReplyKind Propose(string text)
    {
        var words = Normalised(text);
        return Rules.FirstOrDefault(rule => rule.Fits(words))?.Kind ?? ReplyKind.Other;
    }

    /// <param name="Include">One of these has to be said.</param>
    /// <param name="Exclude">None of these may be.</param>
    private sealed record Rule(ReplyKind Kind, ImmutableArray<Phrase> Include, ImmutableArray<Phrase> Exclude)
    {
        public bool Fits(string words) => Include.Any(phrase => IsSaid(phrase, words)) && !Exclude.Any(phrase => IsSaid(phrase, words));
    }

    /// <param name="Verified">Whether the source quotes these words as Meta's; else they are only plausible.</param>
    private sealed record Phrase(string Text, string Source, bool Verified);

    private static bool IsSaid(Phrase phrase, string words)
    {
        for (var at = 0; (at = words.IndexOf(phrase.Text, at, StringComparison.Ordinal)) >= 0; at += phrase.Text.Length)
            if (!IsDenied(words[Math.Max(0, at - 60)..at]))
                return true;
        return false;
    }

    /// <summary>Whether one of the last four words before a phrase, in the same clause, turns it into its opposite or into an "if".</summary>
    private static bool IsDenied(string before) =>
        before.Split('.', ',', ';', ':', '!', '?')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeLast(4).Any(word => Denial().IsMatch(word));

    private static string Normalised(string text) =>
        Space().Replace(text.Replace('’', '\'').ToLowerInvariant(), " ");

    private static ImmutableArray<Rule> Load()
    {
        using var stream = typeof(ReplyWords).Assembly.GetManifestResourceStream("Objector.Core.Replies.reply-words.json")!;
        return [.. JsonSerializer.Deserialize<Rule[]>(stream, Format)!.Select(rule => rule with
        {
            Include = [.. rule.Include.Select(phrase => phrase with { Text = Normalised(phrase.Text) })],
            Exclude = [.. rule.Exclude.Select(phrase => phrase with { Text = Normalised(phrase.Text) })],
        })];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"^(not|no|never|cannot|unable|if|whether|unless|until|before|\w+n't)$")]
    private static partial Regex Denial();
}
