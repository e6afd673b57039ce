using System.Text.RegularExpressions;

namespace Objector.Core.InboundEmail;

/// <summary>A mail that another one passes on within its own text.</summary>
/// <param name="Own">The lines that the person wrote, with what they quote.</param>
internal sealed partial record InlineForward(MailLines Own, ForwardedMail Mail)
{
    /// <param name="subject">That of the mail. It alone makes no forward, but says which of the two a header block stands for.</param>
    /// <param name="isOurs">Whether an address is one of ours: a reply that quotes our own mail is no forward.</param>
    /// <returns>Null where nothing is passed on.</returns>
    public static InlineForward? In(MailLines lines, string subject, Func<string, bool> isOurs)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            if (lines.AreWords(at) || MailLine.IsQuoted(lines[at]))
                continue;
            if (MailLine.IsForwardDivider(lines[at]))
                return Below(lines, at, at + 1, block => block?.From is not { } from || !isOurs(from));
            if (MailLine.IsOriginalDivider(lines[at]) || QuoteCutter.IsOutlookRule(lines, at))
                return Below(lines, at, at + 1, IsMeant);
            if (lines.HeaderAt(at) is not null)
                return Below(lines, at, at, IsMeant);
            if (lines.AttributionAt(at) is { } attribution)
            {
                if (attribution.IsMarked && attribution.Text.Contains('@') && MailLine.NamesMeta(attribution.Text))
                    return Quoted(lines, at, attribution);
                // The first thing that a mail quotes says what it answers; what stands below is older.
                if (!attribution.IsMarked)
                    return null;
                at += attribution.Lines - 1;
            }
        }

        return null;

        bool IsMeant(HeaderBlock? block) => block is not null && (block.From is not { } from || !isOurs(from)) && (MailLine.NamesMeta(block.Sender) || ForwardSubject().IsMatch(subject));
    }

    private static InlineForward? Below(MailLines lines, int divider, int at, Func<HeaderBlock?, bool> isMeant)
    {
        while (at < lines.Count && MailLine.IsBlank(lines[at]))
            at++;
        if (at == lines.Count)
            return null;

        // Apple Mail and Proton mark what they pass on like a quote.
        var rest = lines.Skip(at).ToList();
        if (MailLine.IsQuoted(rest[0]))
            rest = [.. rest.Select(MailLine.Unquoted)];
        var block = HeaderBlock.At(rest, 0, lenient: divider < at);
        if (!isMeant(block))
            return null;

        var text = rest.Skip(block?.Lines ?? 0).ToList();
        if (text.Find(line => !MailLine.IsBlank(line)) is { } first && MailLine.IsQuoted(first))
            text = [.. text.Select(MailLine.Unquoted)];
        return new(lines.Take(divider), Read(block?.From, block?.Subject, block?.Date, text));
    }

    /// <summary>A reply to Meta that also went to us.</summary>
    private static InlineForward Quoted(MailLines lines, int at, AttributionLine attribution)
    {
        var quoted = lines.Skip(at + attribution.Lines).SkipWhile(MailLine.IsBlank).TakeWhile(MailLine.IsQuoted).Select(MailLine.Unquoted);
        var from = Address().Matches(attribution.Text) is [.., var last] ? last.Value.ToLowerInvariant() : null;
        return new(lines, Read(from, null, null, quoted));
    }

    private static ForwardedMail Read(string? from, string? subject, DateTimeOffset? date, IEnumerable<string> text) =>
        new(from, subject, date, string.Join('\n', text).Trim(), null);

    [GeneratedRegex(@"^\s*(fwd?|wg|tr|rv|enc|i|vb|vs|vl|fs|doorst|pd|rif|inoltra)\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForwardSubject();

    [GeneratedRegex(@"[^\s<>()\[\]"":]+@[^\s<>()\[\]"":]+")]
    private static partial Regex Address();
}
