using System.Text;
using MimeKit;
using MimeKit.Text;
using MimeKit.Tnef;

namespace Objector.Core.Replies;

/// <summary>All that a mail says, wherever its parts hold it and however they encode it.</summary>
internal static class MailText
{
    /// <summary>In characters; a person reads and writes less.</summary>
    private const int MostHtml = 2_000_000, Most = 400_000;

    // Windows calls all of these the same, and programs that know no better name them for everything.
    private static readonly string[] Western = ["", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "unknown-8bit"];
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>What is encrypted, or in a file, is not read.</summary>
    public static string Of(MimeEntity? entity) => entity switch
    {
        // The versions come plainest first.
        MultipartAlternative versions => versions.Select(Of).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "",
        MultipartRelated related => Of(related.Root),
        Multipart parts when parts.ContentType.IsMimeType("multipart", "encrypted") => "",
        Multipart parts => string.Join("\n\n", parts.Select(Of).Where(text => !string.IsNullOrWhiteSpace(text))),
        TnefPart envelope => Of(MailParts.Unwrapped(envelope)?.Body),
        TextPart { IsHtml: true } html when IsShown(html) => HtmlText.Of(Bounded(Decoded(html), MostHtml)),
        TextPart { IsPlain: true } plain when IsShown(plain) => ClearSigned.Text(Bounded(Unfolded(plain), Most)),
        _ => "",
    };

    /// <summary>Some programs call the very text of a mail an attachment, but give it no name.</summary>
    private static bool IsShown(TextPart part) => !part.IsAttachment || part.FileName is null;

    /// <summary>RFC 3676: a paragraph is one line again.</summary>
    private static string Unfolded(TextPart part) => part.IsFlowed
        ? new FlowedToText { DeleteSpace = part.ContentType.Parameters.TryGetValue("delsp", out string? delsp) && "yes".Equals(delsp, StringComparison.OrdinalIgnoreCase) }.Convert(Bounded(Decoded(part), Most))
        : Decoded(part);

    /// <summary>The bytes decide where the part names a wrong character set, or none.</summary>
    private static string Decoded(TextPart part)
    {
        if (part.Content is null)
            return "";
        using var stream = new MemoryStream();
        part.Content.DecodeTo(stream);
        var bytes = stream.ToArray();
        var charset = part.ContentType.Charset?.Trim().ToLowerInvariant() ?? "";
        if (Western.Contains(charset) && bytes.Any(one => one >= 0x80) && TryUtf8(bytes) is { } text)
            return text;
        if (charset is "" or "utf-8" or "utf8" && TryUtf8(bytes) is null && charset.Length > 0)
        {
            var broken = Encoding.UTF8.GetString(bytes);
            return 2 * broken.Count(c => c is '\ufffd') > broken.Count(c => c >= 0x80) ? Windows.GetString(bytes) : broken;
        }

        return charset.Length > 0 && CodePagesEncodingProvider.Instance.GetEncoding(charset) is { } page ? page.GetString(bytes) : part.Text;
    }

    private static string? TryUtf8(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Bounded(string text, int most) => text.Length <= most ? text : text[..most];
}
