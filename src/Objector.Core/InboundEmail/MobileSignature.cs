using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Objector.Core.InboundEmail;

/// <summary>Knows the signature that a telephone or a mail program writes by itself.</summary>
internal static partial class MobileSignature
{
    private const int LongestLine = 500, Longest = 90, MostWords = 9;

    // By the letter that they begin with: most lines begin with none of them.
    private static readonly FrozenDictionary<char, Phrase[]> Phrases = MailPhrases.Signatures.SentFrom.Select(phrase => phrase.Text.Split(" … "))
        .Select(parts => new Phrase(parts[0], parts.ElementAtOrDefault(1))).GroupBy(phrase => char.ToUpperInvariant(phrase.Start[0])).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private sealed record Phrase(string Start, string? End);

    /// <summary>"Sent from my iPhone", but not "Sent from my desk, which is where I work."</summary>
    public static bool Is(string line)
    {
        var bare = MailLine.Bare(line);
        return !bare.IsEmpty && line.Length <= LongestLine && MayBegin(bare) && Says(Link().Replace(bare.ToString(), "").Trim());
    }

    /// <summary>Whether a line begins so, or with a link: a picture may stand before the words.</summary>
    public static bool MayBegin(ReadOnlySpan<char> words)
    {
        if (words[0] is '<' or '(' or '[' || words.StartsWith("http", StringComparison.Ordinal))
            return true;
        if (Phrases.TryGetValue(char.ToUpperInvariant(words[0]), out var phrases))
            foreach (var phrase in phrases)
                if (words.StartsWith(phrase.Start, StringComparison.OrdinalIgnoreCase))
                    return true;
        return false;
    }

    private static bool Says(string words) =>
        words.Length is > 0 and <= Longest && !words.Contains(',') && !words.Contains(':') && words.Count(c => c == ' ') < MostWords
        && Phrases.TryGetValue(char.ToUpperInvariant(words[0]), out var phrases) && phrases.Any(phrase =>
            words.StartsWith(phrase.Start, StringComparison.OrdinalIgnoreCase)
            && (phrase.End is null || words.TrimEnd('.').EndsWith(phrase.End, StringComparison.OrdinalIgnoreCase))
            && (words.Length == phrase.Start.Length || NamesThing(words[phrase.Start.Length..])));

    /// <summary>"my iPhone", "Outlook".</summary>
    private static bool NamesThing(string rest) => rest.StartsWith(" my ", StringComparison.OrdinalIgnoreCase) || rest.Any(c => char.IsUpper(c) || c >= '\u3040');

    [GeneratedRegex(@"<[^<>]*>|\([^()]*\)|https?://\S+|\[[^\[\]]*\]")]
    private static partial Regex Link();
}
