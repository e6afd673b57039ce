using System.Text.RegularExpressions;

namespace Objector.Core.Replies;

/// <summary>Finds the line that a mail program puts above a quote, which may be broken over several.</summary>
/// <param name="Lines">How many.</param>
/// <param name="Text">All of it on one line.</param>
/// <param name="Before">What the person wrote on the same line, before it; mostly empty.</param>
/// <param name="IsMarked">Whether the lines of the quote begin with <c>&gt;</c>, so that its end can be seen.</param>
internal sealed partial record AttributionLine(int Lines, string Text, string Before, bool IsMarked)
{
    private const int MostLines = 5, Longest = 500;

    /// <returns>Null where no such line begins there.</returns>
    public static AttributionLine? At(IReadOnlyList<string> lines, int at)
    {
        if (MailLine.IsBlank(lines[at]))
            return null;

        var first = Outer(lines[at]);
        var begins = Begins(first);
        if (!begins && !HasDigitNearStart(first) && !IsOfOneLine(first))
            return null;

        var joined = "";
        for (var length = 1; length <= (begins ? MostLines : 3) && at + length <= lines.Count; length++)
        {
            var line = Outer(lines[at + length - 1]);
            // What comes before the true beginning is somebody's own sentence. An address may stand alone after an empty line.
            if (length > 1 && (Begins(line) || (line.Length == 0 && (!begins || joined.Contains('@')))))
                return null;
            joined = length == 1 ? line : $"{joined} {line}".TrimEnd();
            if (joined.Length > Longest)
                return null;
            if (line.Length > 0 && MayEnd(joined) && Fits(joined, begins, length, IsQuoteNext(lines, at + length)) is { } marked)
                return length == 1 && !begins && !HasDigitNearStart(first) && InnerStart(joined) is > 0 and var inner
                    ? new(1, joined[inner..], joined[..inner].TrimEnd(' ', '-'), marked)
                    : new(length, joined, "", marked);
        }

        return null;
    }

    /// <returns>Whether the quote is marked; null where the text is no attribution.</returns>
    private static bool? Fits(string text, bool begins, int lines, bool marked)
    {
        var names = text.Contains('@');
        var timed = TimeOfDay().IsMatch(text);
        var says = Says(text);
        var fits = begins && says ? marked ? text.Any(char.IsAsciiDigit) : names || timed
            : HasDigitNearStart(text) && (names || says) ? (timed || Year().IsMatch(text)) && (names && (marked || EndsWithAddress(text)) || (says && (names || marked)))
            : lines == 1 && says && (marked || SaysWithAddress().IsMatch(text)) && text.Length <= 200;
        // Nobody can tell where an unmarked quote ends, so what is said to be Meta's stays.
        return fits && (marked || !MailLine.NamesMeta(text)) ? marked : null;
    }

    /// <summary>"Yes. On 3 March at 10:00 Ada wrote:", where a program left out the end of the line.</summary>
    private static int InnerStart(string text)
    {
        for (var at = text.IndexOfAny([' ', '-']); at >= 0 && at < text.Length - 1; at = text.IndexOfAny([' ', '-'], at + 1))
            if (Begins(text[(at + 1)..]) && NumberInDate().IsMatch(text[(at + 1)..]))
                return at + 1;
        return -1;
    }

    private static bool MayEnd(string text) => text[^1] is ':' or '：' or '>' or '-' || EndsWithWord(text);

    private static bool EndsWithWord(string text) => MailPhrases.Attributions.Any(one => one.Says.Any(word => text.EndsWith(word, StringComparison.Ordinal)));

    private static bool EndsWithAddress(string text) => text.EndsWith(">:", StringComparison.Ordinal) || text.EndsWith("):", StringComparison.Ordinal) || text.EndsWith("]:", StringComparison.Ordinal);

    /// <summary>"Ada &lt;ada@example.org&gt; wrote:" and "---- Ada wrote ----" have neither a date nor a word to begin with.</summary>
    private static bool IsOfOneLine(string line) => line.Length is > 0 and <= 200 && MayEnd(line) && Says(line);

    private static bool Begins(string line) => MailPhrases.Attributions.Any(one => one.Starts.Any(start => line.StartsWith(start, StringComparison.Ordinal)
        && line.Length > start.Length && (line[start.Length] is ' ' or '\u00a0' || IsIdeograph(start[0]) || (start[0] >= '\u0590' && start[0] <= '\u06ff'))));

    /// <summary>The word for "wrote" stands by itself; Chinese and its like have no spaces.</summary>
    private static bool Says(string text) => MailPhrases.Attributions.Any(one => one.Says.Any(word =>
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            if (!char.IsLetter(word[0]) || IsIdeograph(word[0])
                || ((at == 0 || !char.IsLetter(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetter(text[at + word.Length]))))
                return true;
        return false;
    }));

    private static bool IsIdeograph(char c) => c >= '\u3040';

    private static bool HasDigitNearStart(string line) => NumberNearStart().IsMatch(line);

    private static bool IsQuoteNext(IReadOnlyList<string> lines, int at)
    {
        for (; at < lines.Count; at++)
            if (!MailLine.IsBlank(lines[at]))
                return MailLine.IsQuoted(lines[at]);
        return false;
    }

    private static string Outer(string line) => MailLine.Bare(line).Trim('-', '_', ' ');

    [GeneratedRegex(@"\d{1,2}[:.h]\d{2}|\d{1,2} ?[aApP]\.?[mM]\b")]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"\b\d{4}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{4}年")]
    private static partial Regex Year();

    [GeneratedRegex(@"^(\p{L}+[.,]*\s*){0,2}\d")]
    private static partial Regex NumberNearStart();

    [GeneratedRegex(@"^\p{L}+ (\p{L}+[.,]*\s*){0,3}\d")]
    private static partial Regex NumberInDate();

    [GeneratedRegex(@"<[^<>\s]+@[^<>\s]+>")]
    private static partial Regex SaysWithAddress();
}
