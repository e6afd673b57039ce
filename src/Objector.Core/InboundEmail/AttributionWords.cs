using System.Buffers;
using System.Collections.Frozen;

namespace Objector.Core.InboundEmail;

/// <summary>Looks for the words of attributions.json, in all languages at once.</summary>
internal static class AttributionWords
{
    private static readonly FrozenDictionary<char, string[]> Starts = By(MailPhrases.Attributions.SelectMany(one => one.Starts).Distinct(), start => start[0]);

    private static readonly string[] Said = [.. MailPhrases.Attributions.SelectMany(one => one.Says).Distinct()];
    private static readonly FrozenDictionary<char, string[]> SaidByStart = By(Said, word => word[0]), SaidByEnd = By(Said, word => word[^1]);

    // A line may be broken within "ha scritto".
    private static readonly SearchValues<string> LastWords = SearchValues.Create([.. Said.Select(word => word.Split(' ')[^1]).Distinct()], StringComparison.Ordinal);

    /// <summary>Whether it begins as an attribution does: "On ".</summary>
    public static bool Begin(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || !Starts.TryGetValue(line[0], out var starts))
            return false;
        foreach (var start in starts)
            if (line.Length > start.Length && line.StartsWith(start, StringComparison.Ordinal) && (line[start.Length] is ' ' or '\u00a0' || HasNoSpaces(start[0])))
                return true;
        return false;
    }

    /// <summary>Whether the last line of an attribution may end so.</summary>
    public static bool MayEnd(ReadOnlySpan<char> line) => line[^1] is ':' or '：' or '>' or '-' || EndsWithWord(line);

    /// <summary>Whether it may hold a word for "wrote", or its end; <see cref="Say"/> is sure.</summary>
    public static bool MaySay(ReadOnlySpan<char> line) => line.ContainsAny(LastWords);

    /// <summary>The word for "wrote" stands by itself; Chinese and its like have no spaces.</summary>
    public static bool Say(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
            if ((at == 0 || IsIdeograph(text[at]) || !char.IsLetter(text[at - 1])) && SaidByStart.TryGetValue(text[at], out var words) && SaysOne(text[at..], words))
                return true;
        return false;
    }

    private static bool SaysOne(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
            if (text.StartsWith(word, StringComparison.Ordinal) && (IsIdeograph(word[0]) || text.Length == word.Length || !char.IsLetter(text[word.Length])))
                return true;
        return false;
    }

    private static bool EndsWithWord(ReadOnlySpan<char> line)
    {
        if (!SaidByEnd.TryGetValue(line[^1], out var words))
            return false;
        foreach (var word in words)
            if (line.EndsWith(word, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static FrozenDictionary<char, string[]> By(IEnumerable<string> words, Func<string, char> letter) =>
        words.GroupBy(letter).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private static bool IsIdeograph(char c) => c >= '\u3040';

    /// <summary>Chinese and its like; Hebrew and Arabic write short words and what follows as one.</summary>
    private static bool HasNoSpaces(char c) => IsIdeograph(c) || c is >= '\u0590' and <= '\u06ff';
}
