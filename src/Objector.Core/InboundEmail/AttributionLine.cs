using System.Text;
using System.Text.RegularExpressions;

namespace Objector.Core.InboundEmail;

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
        var first = Outer(lines[at]);
        if (first.IsEmpty)
            return null;
        var begins = AttributionWords.Begin(first);
        return begins || HasDigitNearStart(first) || IsOfOneLine(first) ? Joined(lines, at, begins) : null;
    }

    /// <summary>Whether a line that nothing is drawn around may be one, or its first.</summary>
    public static bool MayBegin(ReadOnlySpan<char> bare) => AttributionWords.Begin(bare) || AttributionWords.MayEnd(bare) || HasDigitNearStart(bare);

    private static AttributionLine? Joined(IReadOnlyList<string> lines, int at, bool begins)
    {
        var joined = new StringBuilder();
        var (says, names) = (false, false);
        for (var length = 1; length <= (begins ? MostLines : 3) && at + length <= lines.Count; length++)
        {
            var line = Outer(lines[at + length - 1]);
            // What comes before the true beginning is somebody's own sentence. An address may stand alone after an empty line.
            if (length > 1 && (AttributionWords.Begin(line) || (line.IsEmpty && (!begins || names))))
                return null;
            joined.Append(length == 1 || line.IsEmpty ? "" : " ").Append(line);
            if (joined.Length > Longest)
                return null;
            says |= AttributionWords.MaySay(line);
            names |= line.Contains('@');
            if (line.IsEmpty || !(says || names))
                continue;
            var text = joined.ToString();
            if (AttributionWords.MayEnd(text) && Fits(text, begins, length, IsQuoteNext(lines, at + length)) is { } marked)
                return length == 1 && !begins && !HasDigitNearStart(text) && InnerStart(text) is > 0 and var inner
                    ? new(1, text[inner..], text[..inner].TrimEnd(' ', '-'), marked)
                    : new(length, text, "", marked);
        }

        return null;
    }

    /// <returns>Whether the quote is marked; null where the text is no attribution.</returns>
    private static bool? Fits(string text, bool begins, int lines, bool marked)
    {
        var names = text.Contains('@');
        var timed = TimeOfDay().IsMatch(text);
        var says = AttributionWords.Say(text);
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
            if (text.AsSpan(at + 1) is var inner && AttributionWords.Begin(inner) && NumberInDate().IsMatch(inner))
                return at + 1;
        return -1;
    }

    private static bool EndsWithAddress(string text) => text.EndsWith(">:", StringComparison.Ordinal) || text.EndsWith("):", StringComparison.Ordinal) || text.EndsWith("]:", StringComparison.Ordinal);

    /// <summary>"Ada &lt;ada@example.org&gt; wrote:" and "---- Ada wrote ----" have neither a date nor a word to begin with.</summary>
    private static bool IsOfOneLine(ReadOnlySpan<char> line) => line.Length <= 200 && AttributionWords.MayEnd(line) && AttributionWords.MaySay(line) && AttributionWords.Say(line);

    private static bool HasDigitNearStart(ReadOnlySpan<char> line) => NumberNearStart().IsMatch(line);

    private static bool IsQuoteNext(IReadOnlyList<string> lines, int at)
    {
        for (; at < lines.Count; at++)
            if (!MailLine.IsBlank(lines[at]))
                return MailLine.IsQuoted(lines[at]);
        return false;
    }

    private static ReadOnlySpan<char> Outer(string line) => MailLine.Bare(line).Trim("-_ ");

    [GeneratedRegex(@"\d{1,2}[:.h]\d{2}|\d{1,2} ?[aApP]\.?[mM]\b")]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"\b\d{4}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{4}年")]
    private static partial Regex Year();

    [GeneratedRegex(@"^(?>\p{L}+[.,]*\s*){0,2}\d")]
    private static partial Regex NumberNearStart();

    [GeneratedRegex(@"^\p{L}+ (?>\p{L}+[.,]*\s*){0,3}\d")]
    private static partial Regex NumberInDate();

    [GeneratedRegex(@"<[^<>\s]+@[^<>\s]+>")]
    private static partial Regex SaysWithAddress();
}
