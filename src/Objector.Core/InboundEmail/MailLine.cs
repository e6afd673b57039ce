using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Objector.Core.InboundEmail;

/// <summary>The marks of single lines.</summary>
internal static partial class MailLine
{
    /// <summary>In characters. What mail programs write by themselves is shorter; a longer line is cut before it is looked at.</summary>
    private const int Longest = 500;

    // The last eight turn the direction of writing, and cannot be seen.
    private const string AroundChars = " \t\u00a0*\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069";
    private static readonly SearchValues<char> Around = SearchValues.Create(AroundChars), Before = SearchValues.Create($"{AroundChars}>"), Drawn = SearchValues.Create("-_=+>:：");

    public static bool IsQuoted(string line) => line is ['>', ..];

    public static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line);

    /// <summary>Without one level of quoting.</summary>
    public static string Unquoted(string line) => line.StartsWith("> ", StringComparison.Ordinal) ? line[2..] : line.StartsWith('>') ? line[1..] : line;

    /// <summary>Without any quoting, the stars of bold letters and the spaces around it.</summary>
    public static ReadOnlySpan<char> Bare(string line)
    {
        var bare = line.AsSpan(0, Math.Min(line.Length, Longest));
        var start = bare.IndexOfAnyExcept(Before);
        return start < 0 ? [] : bare[start..(bare.LastIndexOfAnyExcept(Around) is var last && last >= start ? last + 1 : start)];
    }

    /// <summary>Whether it has a sign that lines drawn by programs have at one of their ends.</summary>
    /// <param name="bare">Not empty.</param>
    public static bool MayBeDrawn(ReadOnlySpan<char> bare) => Drawn.Contains(bare[0]) || Drawn.Contains(bare[^1]);

    /// <summary>Nothing but a rule: <c>-----</c>, <c>____</c>, <c>* * *</c>.</summary>
    public static bool IsRule(string line) => line.Length <= Longest && line.AsSpan().TrimStart() is ['-' or '_' or '=' or '*' or '+', ..] && Rule().IsMatch(line);

    /// <summary><c>---------- Forwarded message ---------</c></summary>
    public static bool IsForwardDivider(string line) => Says(line, MailPhrases.Dividers.Forwarded);

    /// <summary><c>-----Original Message-----</c></summary>
    public static bool IsOriginalDivider(string line) => Says(line, MailPhrases.Dividers.Original);

    /// <summary>
    /// Whether a sender is said to be Meta: what is Meta's is what the person wants to be read. An address decides over a name, for our own
    /// name may speak of Meta.
    /// </summary>
    public static bool NamesMeta(ReadOnlySpan<char> text) => text.Contains('@') ? MetaAddress().IsMatch(text) : MetaName().IsMatch(text);

    private static bool Says(string line, ImmutableArray<MailPhrases.Phrase> phrases)
    {
        if (line.Length is < 4 or > 120)
            return false;
        var bare = line.AsSpan().Trim(" \t\u00a0*");
        var drawn = bare.Trim("-=_ :\u00a0：");
        // The phrase alone is a sentence like any other: a divider has dashes around it or a colon behind.
        if (drawn.Length == bare.Length)
            return false;
        var words = drawn.ToString().Replace('’', '\'');
        return phrases.Any(phrase => words.StartsWith(phrase.Text, StringComparison.OrdinalIgnoreCase)
            && (words.Length == phrase.Text.Length || phrase.Text.EndsWith(" by", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"^\s*(-{2,}|_{2,}|={2,}|\*{2,}|\+{2,}|(\* ){3,}\*)\s*$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"@([\w-]+\.)*(facebook|facebookmail|instagram|whatsapp|meta|metamail|fb)\.com(?![\w.-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetaAddress();

    [GeneratedRegex(@"\b(meta|facebook|instagram|whatsapp)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetaName();
}
