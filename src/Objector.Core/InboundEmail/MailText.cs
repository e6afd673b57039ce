using MimeKit;
using MimeKit.Text;
using MimeKit.Tnef;

namespace Objector.Core.InboundEmail;

/// <summary>All that a mail says, wherever its parts hold it and however they encode it.</summary>
internal static class MailText
{
    /// <summary>In characters; a person reads and writes less.</summary>
    private const int MostHtml = 2_000_000, Most = 400_000;

    /// <summary>What is encrypted, or in a file, is not read.</summary>
    public static string Of(MimeEntity? entity) => entity switch
    {
        // The versions come plainest first.
        MultipartAlternative versions => versions.Select(Of).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "",
        MultipartRelated related => Of(related.Root),
        Multipart parts when parts.ContentType.IsMimeType("multipart", "encrypted") => "",
        Multipart parts => string.Join("\n\n", parts.Select(Of).Where(text => !string.IsNullOrWhiteSpace(text))),
        TnefPart envelope => Of(MailParts.Unwrapped(envelope)?.Body),
        TextPart { IsHtml: true } html when IsShown(html) => HtmlText.Of(PartText.Of(html).AtMost(MostHtml)),
        TextPart { IsPlain: true } plain when IsShown(plain) => ClearSigned.Text(Unfolded(plain).AtMost(Most)),
        _ => "",
    };

    /// <summary>Some programs call the very text of a mail an attachment, but give it no name.</summary>
    private static bool IsShown(TextPart part) => !part.IsAttachment || part.FileName is null;

    /// <summary>RFC 3676: a paragraph is one line again.</summary>
    private static string Unfolded(TextPart part) => part.IsFlowed
        ? new FlowedToText { DeleteSpace = part.ContentType.Parameters.TryGetValue("delsp", out string? delsp) && "yes".Equals(delsp, StringComparison.OrdinalIgnoreCase) }.Convert(PartText.Of(part).AtMost(Most))
        : PartText.Of(part);
}
