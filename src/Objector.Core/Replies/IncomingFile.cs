using MimeKit;

namespace Objector.Core.Replies;

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
        using var bytes = new MemoryStream();
        part.Content?.DecodeTo(bytes);
        var name = part.FileName?.Split('/', '\\').Last();
        return new(string.IsNullOrWhiteSpace(name) ? $"image.{part.ContentType.MediaSubtype}" : name, part.ContentType.MimeType, bytes.ToArray());
    }
}
