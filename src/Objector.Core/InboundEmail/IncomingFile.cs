using MimeKit;

namespace Objector.Core.InboundEmail;

/// <summary>An image that came with a mail.</summary>
/// <param name="Name">As the sender called it, without folders.</param>
/// <param name="MediaType">As the sender claims.</param>
public sealed record IncomingFile(string Name, string MediaType, byte[] Bytes)
{
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".webp"];

    /// <summary>Phones also send pictures as <c>application/octet-stream</c>.</summary>
    internal static bool IsImage(MimePart part) =>
        part.ContentType.IsMimeType("image", "*")
        || (part.ContentType.IsMimeType("application", "octet-stream") && Extensions.Any(end => part.FileName?.EndsWith(end, StringComparison.OrdinalIgnoreCase) ?? false));

    internal static IncomingFile From(MimePart part)
    {
        var name = part.FileName?.Split('/', '\\').Last();
        return new(string.IsNullOrWhiteSpace(name) ? $"image.{part.ContentType.MediaSubtype}" : name, part.ContentType.MimeType, part.Content is { } content ? Decoded(content) : []);
    }

    private static byte[] Decoded(IMimeContent content)
    {
        using var decoded = new PartBytes(content);
        return decoded.Span.ToArray();
    }
}
