using System.Text;
using MimeKit;

namespace Objector.Core.InboundEmail;

/// <summary>What a report says, whatever part of it says so.</summary>
/// <param name="All">With the mail that it returns, as far as that stands in a part of text.</param>
/// <param name="Own">Only the report's own words.</param>
internal sealed record ReportText(string All, string Own)
{
    /// <summary>Reports say what they have to say at their beginning; what they return may be long.</summary>
    private const int MaxLength = 60_000;

    // Where the returned mail starts: a header that no report writes about itself.
    private static readonly string[] Returned = ["return-path", "received", "x-received", "dkim-signature"];

    public static ReportText Of(MimeMessage message)
    {
        var all = string.Join("\n", Parts(message).Select(Of).Where(text => text.Length > 0)).AtMost(MaxLength);
        // A report whose parts cannot be told apart still says what it says.
        if (string.IsNullOrWhiteSpace(all) && message.Body is { } body)
            all = Source(body).AtMost(MaxLength);
        // What a person quotes is no report, and neither is what a mail server was told: ">>> RCPT TO".
        return new(all, OwnLines(all));
    }

    /// <summary>What a plain version says, the HTML beside it says again.</summary>
    private static IEnumerable<MimeEntity> Parts(MimeMessage message)
    {
        var parts = message.BodyParts.ToList();
        return parts.Any(part => part is TextPart { IsPlain: true, IsAttachment: false }) ? parts.Where(part => part is not TextPart { IsHtml: true }) : parts;
    }

    private static string OwnLines(string all)
    {
        var (end, quotes) = (all.Length, false);
        foreach (var range in all.AsSpan().Split('\n'))
        {
            var line = all.AsSpan(range);
            quotes |= line is ['>', ..];
            if (!IsReturned(line))
                continue;
            end = Math.Max(0, range.Start.Value - 1);
            break;
        }

        return quotes ? string.Join('\n', all[..end].Split('\n').Where(line => line is not ['>', ..])) : all[..end];
    }

    private static bool IsReturned(ReadOnlySpan<char> line)
    {
        var start = line.TrimStart(" \t\r>|*");
        if (start is not ['R' or 'r' or 'X' or 'x' or 'D' or 'd', ..])
            return false;
        foreach (var name in Returned)
        {
            if (start.StartsWith(name, StringComparison.OrdinalIgnoreCase) && start[name.Length..].TrimStart() is [':', ..])
                return true;
        }

        return false;
    }

    /// <returns>Empty for what is no text, and for a mail inside the mail.</returns>
    public static string Of(MimeEntity entity)
    {
        if (entity is TextPart text)
            return (text.IsHtml ? HtmlText.Of(PartText.Of(text)) : PartText.Of(text)).ReplaceLineEndings("\n");
        if (entity is not MimePart { Content: { } content } part || !part.ContentType.IsMimeType("message", "*"))
            return "";

        using var bytes = new PartBytes(content);
        return Encoding.UTF8.GetString(bytes.Span).ReplaceLineEndings("\n");
    }

    private static string Source(MimeEntity body)
    {
        using var bytes = new MemoryStream();
        body.WriteTo(bytes);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)Math.Min(bytes.Length, MaxLength)).ReplaceLineEndings("\n");
    }
}
