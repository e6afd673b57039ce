using MimeKit;

namespace Objector.Core.InboundEmail;

/// <summary>The lines with sender, date, recipient and subject that stand above a mail that is quoted or passed on.</summary>
/// <param name="Lines">How many.</param>
/// <param name="Sender">All that stands for the sender.</param>
/// <param name="When">All that stands for the date.</param>
internal sealed record HeaderBlock(int Lines, string Sender, string? Subject, string When)
{
    /// <summary>The sender's address, lower case; null where there is none.</summary>
    public string? From => Address(Sender);

    public DateTimeOffset? Date => HeaderDate.Parse(When);

    private const int MostLines = 24, LongestName = 20;
    private const string Around = " *\u00a0\t";

    /// <param name="lenient">After a line that says what follows, one header is enough, and names of no known language will do.</param>
    /// <returns>Null where none begins there.</returns>
    public static HeaderBlock? At(IReadOnlyList<string> lines, int at, bool lenient = false)
    {
        if (Header(lines[at], lenient) is not { } first || (!lenient && first.Kind is HeaderKind.Other))
            return null;

        var found = new Dictionary<HeaderKind, string>();
        int end = at, headers = 0;
        HeaderKind? last = null;
        for (var next = at; next < lines.Count && next < at + MostLines; next++)
        {
            var line = MailLine.Bare(lines[next]);
            if (Header(lines[next], lenient) is { } header)
            {
                // A second sender is the beginning of another mail.
                if (header.Kind is HeaderKind.From && found.ContainsKey(HeaderKind.From))
                    break;
                last = header.Kind;
                found.TryAdd(header.Kind, header.Value);
                headers++;
                end = next + 1;
            }
            else if (line.Length == 0)
            {
                // Some programs put each header into a paragraph of its own.
                if (next + 1 >= lines.Count || Header(lines[next + 1], false) is not { Kind: not HeaderKind.From })
                    break;
            }
            else if (last is { } folded && next == end && IsFolded(line, folded, lines, next))
            {
                found[folded] = $"{found[folded]} {line.ToString()}".Trim();
                end = next + 1;
            }
            else
                break;
        }

        var sender = found.GetValueOrDefault(HeaderKind.From, "");
        var known = found.Keys.Count(kind => kind is not HeaderKind.Other);
        var holds = lenient ? headers >= 2 || (headers == 1 && sender.Length > 0) : sender.Length > 0 ? known >= 3 || (known >= 2 && found.ContainsKey(HeaderKind.Date)) || IsAddressed(sender, known)
            : found.ContainsKey(HeaderKind.Date) && found.TryGetValue(HeaderKind.To, out var to) && to.Contains('@');
        return holds ? new(end - at, sender, Plain(found.GetValueOrDefault(HeaderKind.Subject)), found.GetValueOrDefault(HeaderKind.Date, "")) : null;
    }

    /// <summary>Whether a line may be a header, by its colon.</summary>
    public static bool MayBegin(ReadOnlySpan<char> bare) => bare[..Math.Min(bare.Length, LongestName + 1)].ContainsAny(':', '：');

    private static bool IsAddressed(string sender, int known) => known >= 2 && sender.Contains('@');

    private static (HeaderKind Kind, string Value)? Header(string line, bool lenient)
    {
        var bare = MailLine.Bare(line);
        var colon = bare[..Math.Min(bare.Length, LongestName + 1)].IndexOfAny(':', '：');
        if (colon < 1)
            return null;
        var name = bare[..colon].Trim(Around);
        var value = bare[(colon + 1)..].Trim(Around);
        if (MailPhrases.HeaderNames.TryGetValue(name, out var kind))
            return (kind, value.ToString());
        return lenient && MayBeName(name) ? (value.Contains('@') ? HeaderKind.From : HeaderKind.Other, value.ToString()) : null;
    }

    private static bool MayBeName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
            if (!char.IsLetter(c) && c is not (' ' or '-'))
                return false;
        return name.Count(' ') <= 2;
    }

    /// <summary>An address, or more recipients, that did not fit on the line of their header; a subject goes on until the next header.</summary>
    private static bool IsFolded(ReadOnlySpan<char> line, HeaderKind kind, IReadOnlyList<string> lines, int at) =>
        (kind is HeaderKind.From or HeaderKind.To or HeaderKind.Other && line.Contains('@') && line.Count(' ') < 12)
        || (kind is HeaderKind.Subject or HeaderKind.To && at + 1 < lines.Count && Header(lines[at + 1], false) is { Kind: not HeaderKind.From });

    private static string? Plain(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    /// <summary>The last address: mail programs put one in the place of a name, too.</summary>
    private static string? Address(string sender)
    {
        var parts = sender.Replace("mailto:", " ", StringComparison.OrdinalIgnoreCase).Split([' ', '<', '>', '[', ']', '(', ')', '"', '\'', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        return parts.LastOrDefault(part => part.IndexOf('@') is > 0 and var at && at < part.Length - 1 && MailboxAddress.TryParse(part, out _))?.ToLowerInvariant();
    }
}
