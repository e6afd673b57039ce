using MimeKit;

namespace Objector.Core.Replies;

/// <summary>Finds the text of a mail, wherever its parts hold it, and leaves out what was only quoted.</summary>
internal static class NewWords
{
    public const int MaxLength = 100_000;

    public static string Of(MimeMessage message)
    {
        var written = QuoteCutter.Cut(Clean(Text(message.Body)), message.Subject ?? "");
        // A mail that is forwarded as an attachment counts in full: it is Meta's answer.
        var forwarded = message.BodyParts.OfType<MessagePart>().Select(part => Clean(Text(part.Message?.Body)));
        return Bounded(string.Join("\n\n", forwarded.Prepend(written).Select(text => text.Trim()).Where(text => text.Length > 0)));
    }

    /// <param name="text">All that a mail's body says.</param>
    public static string Of(string text, string subject) => Bounded(QuoteCutter.Cut(Clean(text), subject).Trim());

    /// <summary>All of the mail's text, quotes included.</summary>
    public static string Whole(MimeMessage message) => Bounded(Clean(Text(message.Body)));

    private static string Text(MimeEntity? entity) => entity switch
    {
        // The versions come plainest first.
        MultipartAlternative versions => versions.Select(Text).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "",
        MultipartRelated related => Text(related.Root),
        Multipart parts => string.Join("\n\n", parts.Select(Text)),
        TextPart { IsAttachment: false, IsHtml: true } html => HtmlText.Of(html.Text),
        TextPart { IsAttachment: false, IsPlain: true } plain => plain.Text,
        _ => "",
    };

    /// <summary>One kind of line end, no control characters, never two empty lines in a row.</summary>
    private static string Clean(string text)
    {
        var visible = string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c)));
        var lines = visible.Split('\n').Select(line => line.TrimEnd());
        var empty = false;
        return string.Join('\n', lines.Where(line => !(empty & (empty = line.Length == 0))));
    }

    private static string Bounded(string text) =>
        text.Length <= MaxLength ? text : text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
}
