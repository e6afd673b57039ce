using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace Objector.Core.Replies;

/// <summary>What a report says, whatever part of it says so.</summary>
/// <param name="All">With the mail that it returns, as far as that stands in a part of text.</param>
/// <param name="Own">Only the report's own words.</param>
internal sealed record MachineText(string All, string Own)
{
    /// <summary>Reports say what they have to say at their beginning; what they return may be long.</summary>
    private const int MaxLength = 60_000;

    // Where the returned mail starts: a header that no report writes about itself.
    private static readonly Regex Returned = new(
        @"^[\s>|*]*(return-path|received|x-received|dkim-signature)\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    public static MachineText Of(MimeMessage message)
    {
        var all = Bounded(string.Join("\n", message.BodyParts.Select(Of).Where(text => text.Length > 0)));
        // A report whose parts cannot be told apart still says what it says.
        if (string.IsNullOrWhiteSpace(all) && message.Body is { } body)
            all = Bounded(Source(body));
        // What a person quotes is no report, and neither is what a mail server was told: ">>> RCPT TO".
        var own = all.Split('\n').TakeWhile(line => !Returned.IsMatch(line)).Where(line => !line.StartsWith('>'));
        return new(all, string.Join('\n', own));
    }

    /// <returns>Empty for what is no text, and for a mail inside the mail.</returns>
    public static string Of(MimeEntity entity)
    {
        if (entity is TextPart text)
            return (text.IsHtml ? HtmlText.Of(text.Text) : text.Text).ReplaceLineEndings("\n");
        if (entity is not MimePart { Content: { } content } part || !part.ContentType.IsMimeType("message", "*"))
            return "";

        using var bytes = new MemoryStream();
        content.DecodeTo(bytes);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).ReplaceLineEndings("\n");
    }

    private static string Source(MimeEntity body)
    {
        using var bytes = new MemoryStream();
        body.WriteTo(bytes);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)Math.Min(bytes.Length, MaxLength)).ReplaceLineEndings("\n");
    }

    private static string Bounded(string text) => text.Length <= MaxLength ? text : text[..MaxLength];
}
