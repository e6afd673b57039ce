namespace Objector.Core.InboundEmail;

/// <summary>Finds where a person's words end and a signature or a firm's notice begins. In doubt there is none: a lost sentence is worse than a name too many.</summary>
internal static class Signature
{
    private const int MostLines = 7, LongestLine = 90;

    public static bool MayBegin(string line, ReadOnlySpan<char> bare) => MobileSignature.MayBegin(bare) || IsClosing(line);

    /// <param name="end">Where the mail, or this part of it, ends.</param>
    public static bool BeginsAt(MailLines lines, int at, int end) =>
        IsDelimiter(lines[at])
        || MobileSignature.Is(lines[at])
        || (IsClosing(lines[at]) && IsNames(Tail(lines, at, end)))
        || (MailLine.IsRule(lines[at]) && (IsDisclaimer(lines, at, end) || IsContact(Tail(lines, at, end))));

    /// <summary>RFC 3676, section 4.3; many leave out the space at its end.</summary>
    private static bool IsDelimiter(string line) => line is ['-', '-', .. var rest] && string.IsNullOrWhiteSpace(rest);

    private static bool IsClosing(string line) => line.Length <= 60 && MailPhrases.Closings.Contains(line.AsSpan().Trim().TrimEnd(",!. ，！"));

    /// <summary>A name, a title, an address: short lines and nothing that goes on like a letter.</summary>
    private static bool IsNames(List<string>? tail) =>
        tail is { Count: > 0 } && !tail.Any(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > 7 || line.TrimStart().StartsWith("PS", StringComparison.OrdinalIgnoreCase) || line.TrimStart().StartsWith("P.S", StringComparison.OrdinalIgnoreCase));

    private static bool IsContact(List<string>? tail) =>
        tail is { Count: > 0 } && tail.Any(line => line.Contains('@') || line.Contains("://", StringComparison.Ordinal) || line.Contains("www.", StringComparison.OrdinalIgnoreCase))
        && !tail.Any(line => line.TrimEnd()[^1] is '.' or '!' or '?' or ':' && line.Contains(' '));

    private static bool IsDisclaimer(MailLines lines, int at, int end)
    {
        for (var next = at + 1; next < Math.Min(end, at + 12) && !MailLine.IsRule(lines[next]); next++)
            if (lines[next].Length <= 2000 && MailPhrases.Signatures.Disclaimers.Any(phrase => lines[next].Contains(phrase.Text, StringComparison.OrdinalIgnoreCase)))
                return true;
        return false;
    }

    /// <returns>The lines after one, without the empty ones; null where they are too many or too long to be a signature.</returns>
    private static List<string>? Tail(MailLines lines, int at, int end)
    {
        var tail = new List<string>();
        for (var next = at + 1; next < end; next++)
        {
            if (MailLine.IsQuoted(lines[next]))
                break;
            if (MailLine.IsBlank(lines[next]))
                continue;
            // Another signature, a quote: this one ends there.
            if (!lines.AreWords(next) && (IsDelimiter(lines[next]) || MobileSignature.Is(lines[next]) || lines.AttributionAt(next) is not null || lines.HeaderAt(next) is not null))
                break;
            tail.Add(lines[next]);
            if (tail.Count > MostLines || lines[next].Length > LongestLine)
                return null;
        }

        return tail;
    }
}
