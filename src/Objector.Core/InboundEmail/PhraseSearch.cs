using System.Collections.Frozen;

namespace Objector.Core.InboundEmail;

/// <summary>Finds the phrases of several lists in one pass over a text, however many there are.</summary>
internal sealed class PhraseSearch
{
    // A power of two.
    private const int Buckets = 8192;

    private readonly int lists;
    private readonly FrozenDictionary<(char, char, char), (string Text, int List, int Rank)[]> byStart;
    private readonly bool[] mayStart = new bool[Buckets];

    /// <param name="lists">Each phrase has three characters or more.</param>
    public PhraseSearch(params IReadOnlyList<string>[] lists)
    {
        this.lists = lists.Length;
        byStart = lists.SelectMany((phrases, list) => phrases.Select((text, rank) => (text, list, rank)))
            .GroupBy(phrase => (phrase.text[0], phrase.text[1], phrase.text[2])).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        foreach (var (first, second, third) in byStart.Keys)
            mayStart[Bucket(first, second, third)] = true;
    }

    /// <returns>For each list, the first of its phrases that the text holds, in the order of the list; null where it holds none.</returns>
    public string?[] In(ReadOnlySpan<char> text)
    {
        var found = new string?[lists];
        Span<int> best = stackalloc int[lists];
        best.Fill(int.MaxValue);
        if (text.Length < 2)
            return found;
        var (first, second) = (text[0], text[1]);
        for (var at = 2; at < text.Length; at++)
        {
            // Most places begin no phrase.
            var third = text[at];
            if (mayStart[Bucket(first, second, third)])
                Look(text[(at - 2)..], found, best);
            (first, second) = (second, third);
        }

        return found;
    }

    private void Look(ReadOnlySpan<char> text, string?[] found, Span<int> best)
    {
        if (!byStart.TryGetValue((text[0], text[1], text[2]), out var phrases))
            return;
        foreach (var (phrase, list, rank) in phrases)
            if (rank < best[list] && text.StartsWith(phrase, StringComparison.Ordinal))
                (found[list], best[list]) = (phrase, rank);
    }

    private static int Bucket(char first, char second, char third) => ((first * 31) ^ (second * 7) ^ (third << 5)) & (Buckets - 1);
}
