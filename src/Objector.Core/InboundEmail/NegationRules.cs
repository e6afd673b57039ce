using System.Buffers;
using System.Collections.Immutable;

namespace Objector.Core.InboundEmail;

/// <summary>The words of one language that take back what is said after them. In each, <c>*</c> at an end stands for any letters.</summary>
/// <param name="Not">Turn it into its opposite.</param>
/// <param name="If">Make it a supposition.</param>
/// <param name="Until">Put it off: "until", "unless", "when".</param>
/// <param name="But">End the reach of all these.</param>
/// <param name="Ignore">Look like one of them, and are none: "even if", "not only".</param>
/// <param name="That">Carry them over a comma: "we cannot confirm, that".</param>
/// <param name="After">How many words behind a phrase count too: "we accept your objection not", as German and Dutch say.</param>
internal sealed record NegationRules(
    ImmutableArray<string> Not, ImmutableArray<string> If, ImmutableArray<string> Until, ImmutableArray<string> But, ImmutableArray<string> Ignore, ImmutableArray<string> That, int After)
{
    // In words, and in characters: words may be long, and a text may be hostile.
    private const int Reach = 8;
    private const int MaxSentence = 300;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(".,;:!?");
    private static readonly string[] SentenceEnds = [". ", "; ", ": ", "! ", "? "];

    public NegationRules Plain() => new(Plain(Not), Plain(If), Plain(Until), Plain(But), Plain(Ignore), Plain(That), After);

    /// <summary>Whether a phrase itself says "not": then another "not" before it is a list, seldom a double negation.</summary>
    public bool AreIn(string phrase) => phrase.Split(' ').Any(word => Matches(Not, word));

    /// <param name="words">Where the phrase is said, from <paramref name="start"/> to <paramref name="end"/>.</param>
    /// <returns>The word that takes it back; null where it counts.</returns>
    public string? Of(string words, int start, int end, ReplyPhrase phrase) => Before(words, start, phrase) ?? (phrase.IsNegative ? null : Behind(words, end));

    /// <summary>Whether words between the parts of a phrase say "not".</summary>
    public bool AreBetween(string words) => words.Split(' ').Any(word => Matches(Not, Bare(word)));

    private string? Before(string words, int start, ReplyPhrase phrase)
    {
        var sentence = words[Math.Max(0, start - MaxSentence)..start];
        sentence = sentence[SentenceEnds.Max(end => sentence.LastIndexOf(end, StringComparison.Ordinal) is >= 0 and var at ? at + end.Length : 0)..];
        foreach (var harmless in Ignore)
            sentence = sentence.Replace(harmless, "", StringComparison.Ordinal);

        var (reach, next) = (Reach, "");
        foreach (var token in sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            var word = Bare(token);
            if (Matches(But, word))
                return null;
            if (token.EndsWith(',') && !Matches(That, next))
                reach = 0;
            next = word;
            if (reach-- > 0)
            {
                if (Matches(Until, word))
                    return phrase.IsDemand ? null : word;
                if (Matches(If, word) || (!phrase.IsNegative && Matches(Not, word)))
                    return word;
            }
            // "If it meets our criteria, we will honor your objection": a promise under a condition is none.
            else if (phrase.IsPromise && Matches(If, word))
            {
                return word;
            }
        }

        return null;
    }

    private string? Behind(string words, int end)
    {
        var clause = words[end..Math.Min(words.Length, end + 60)];
        var stop = clause.AsSpan().IndexOfAny(ClauseEnds);
        return (stop < 0 ? clause : clause[..stop]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(After).FirstOrDefault(word => Matches(Not, word));
    }

    private static bool Matches(ImmutableArray<string> patterns, string word) => patterns.Any(pattern =>
        pattern.StartsWith('*') ? word.EndsWith(pattern[1..], StringComparison.Ordinal)
        : pattern.EndsWith('*') ? word.StartsWith(pattern[..^1], StringComparison.Ordinal)
        : word == pattern);

    private static string Bare(string token) => token.Trim('"', '(', ')', '[', ']', ',', '.', '!', '?', ';', ':', '-');

    // A star is lost in plain words, where it marks bold.
    private static ImmutableArray<string> Plain(ImmutableArray<string> words) =>
        [.. words.Select(word => word.StartsWith('*') ? "*" + TextNormalizer.Of(word) : word.EndsWith('*') ? TextNormalizer.Of(word) + "*" : TextNormalizer.Of(word))];
}
