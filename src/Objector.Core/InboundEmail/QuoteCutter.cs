namespace Objector.Core.InboundEmail;

/// <summary>
/// Tells a mail's own words from those it quotes. A marked quote ends where its marks end, and an answer may stand below it or between;
/// one without marks goes on to the end of the mail.
/// </summary>
internal static class QuoteCutter
{
    /// <summary>In characters: a quoted line this long was broken by a mail program, which did not mark the rest of it.</summary>
    private const int Wrapped = 64;

    public static string Cut(MailLines lines)
    {
        var own = new List<string>(lines.Count);
        for (var at = 0; at < lines.Count;)
        {
            if (lines.AreWords(at))
                own.Add(lines[at++]);
            else if (MailLine.IsQuoted(lines[at]))
                at = AfterQuote(lines, at);
            else if (IsUnmarkedQuote(lines, at))
                break;
            else if (lines.AttributionAt(at) is { } attribution)
            {
                if (attribution.Before.Length > 0)
                    own.Add(attribution.Before);
                if (!attribution.IsMarked)
                    break;
                at += attribution.Lines;
                while (at < lines.Count && MailLine.IsBlank(lines[at]))
                    at++;
            }
            else if (Signature.BeginsAt(lines, at, lines.Count))
                // A telephone's signature above everything: the person wrote below it.
                at = own.TrueForAll(MailLine.IsBlank) && MobileSignature.Is(lines[at]) ? at + 1 : NextMarkedQuote(lines, at + 1);
            else
                own.Add(lines[at++]);
        }

        while (own.Count > 0 && (MailLine.IsBlank(own[^1]) || MailLine.IsRule(own[^1])))
            own.RemoveAt(own.Count - 1);
        return string.Join('\n', own);
    }

    /// <summary>Whether a quote begins that has no marks, by Outlook's header block or a line that says what follows.</summary>
    public static bool IsUnmarkedQuote(MailLines lines, int at) =>
        MailLine.IsOriginalDivider(lines[at]) || MailLine.IsForwardDivider(lines[at]) || lines.HeaderAt(at) is not null || IsOutlookRule(lines, at);

    /// <summary>Outlook's rule with a header block below, in any language.</summary>
    public static bool IsOutlookRule(MailLines lines, int at) =>
        at + 1 < lines.Count && lines[at].Trim() == HtmlText.OutlookRule && HeaderBlock.At(lines, at + 1, lenient: true) is { Lines: >= 3, Sender.Length: > 0 };

    private static int AfterQuote(MailLines lines, int at)
    {
        while (at < lines.Count && (MailLine.IsQuoted(lines[at]) || IsRestOfQuotedLine(lines, at)))
            at++;
        while (at < lines.Count && MailLine.IsBlank(lines[at]))
            at++;
        return at;
    }

    private static bool IsRestOfQuotedLine(MailLines lines, int at) =>
        at > 0 && lines[at] is [var first, ..] && char.IsLower(first) && MailLine.IsQuoted(lines[at - 1]) && lines[at - 1].Length >= Wrapped
        && at + 1 < lines.Count && MailLine.IsQuoted(lines[at + 1]);

    private static int NextMarkedQuote(MailLines lines, int at)
    {
        while (at < lines.Count && (lines.AreWords(at) || IsOrdinary(lines, at)))
            at++;
        return at;
    }

    private static bool IsOrdinary(MailLines lines, int at) =>
        !MailLine.IsQuoted(lines[at]) && !IsUnmarkedQuote(lines, at) && lines.AttributionAt(at) is null;
}
