using MimeKit;

namespace Objector.Core.Replies;

/// <summary>The lines with sender, date, recipient and subject that stand above a mail that is quoted or passed on.</summary>
/// <param name="Lines">How many.</param>
/// <param name="From">The address, lower case; null where there is none.</param>
/// <param name="Sender">All that stands for the sender.</param>
internal sealed record HeaderBlock(int Lines, string? From, string Sender, string? Subject, DateTimeOffset? Date)
{
    private const int MostLines = 24;

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
                found[folded] = $"{found[folded]} {line}".Trim();
                end = next + 1;
            }
            else
                break;
        }

        var sender = found.GetValueOrDefault(HeaderKind.From, "");
        var known = found.Keys.Count(kind => kind is not HeaderKind.Other);
        var holds = lenient ? headers >= 2 || (headers == 1 && sender.Length > 0) : sender.Length > 0 ? known >= 3 || (known >= 2 && found.ContainsKey(HeaderKind.Date)) || IsAddressed(sender, known)
            : found.ContainsKey(HeaderKind.Date) && found.TryGetValue(HeaderKind.To, out var to) && to.Contains('@');
        return holds ? new(end - at, Address(sender), sender, Plain(found.GetValueOrDefault(HeaderKind.Subject)), HeaderDate.Parse(found.GetValueOrDefault(HeaderKind.Date, ""))) : null;
    }

    private static bool IsAddressed(string sender, int known) => known >= 2 && sender.Contains('@');

    private static (HeaderKind Kind, string Value)? Header(string line, bool lenient)
    {
        var bare = MailLine.Bare(line);
        var colon = bare.AsSpan().IndexOfAny(':', '：');
        if (colon is < 1 or > 20)
            return null;
        var name = bare[..colon].Trim(' ', '*', '\u00a0', '\t').ToLowerInvariant();
        var value = bare[(colon + 1)..].Trim(' ', '*', '\u00a0', '\t');
        if (MailPhrases.HeaderNames.TryGetValue(name, out var kind))
            return (kind, value);
        return lenient && name.All(c => char.IsLetter(c) || c is ' ' or '-') && name.Count(c => c == ' ') <= 2 ? (value.Contains('@') ? HeaderKind.From : HeaderKind.Other, value) : null;
    }

    /// <summary>An address, or more recipients, that did not fit on the line of their header; a subject goes on until the next header.</summary>
    private static bool IsFolded(string line, HeaderKind kind, IReadOnlyList<string> lines, int at) =>
        (kind is HeaderKind.From or HeaderKind.To or HeaderKind.Other && line.Contains('@') && line.Split(' ').Length <= 12)
        || (kind is HeaderKind.Subject or HeaderKind.To && at + 1 < lines.Count && Header(lines[at + 1], false) is { Kind: not HeaderKind.From });

    private static string? Plain(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    /// <summary>The last address: mail programs put one in the place of a name, too.</summary>
    private static string? Address(string sender)
    {
        var parts = sender.Replace("mailto:", " ", StringComparison.OrdinalIgnoreCase).Split([' ', '<', '>', '[', ']', '(', ')', '"', '\'', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        return parts.LastOrDefault(part => part.IndexOf('@') is > 0 and var at && at < part.Length - 1 && MailboxAddress.TryParse(part, out _))?.ToLowerInvariant();
    }
}
