using System.Buffers;
using MimeKit;

namespace Objector.Core.InboundEmail;

/// <summary>What a part holds, decoded, in memory that is lent: dispose of it after use.</summary>
internal readonly ref struct PartBytes : IDisposable
{
    private readonly byte[] lent;

    public PartBytes(IMimeContent content)
    {
        // Nothing is longer decoded than it was encoded.
        lent = ArrayPool<byte>.Shared.Rent((int)(content.Stream?.Length ?? 0));
        if (content.Stream is null)
            return;
        if (content.Encoding is ContentEncoding.Base64 or ContentEncoding.QuotedPrintable or ContentEncoding.UUEncode)
        {
            using var stream = new MemoryStream(lent);
            content.DecodeTo(stream);
            Span = lent.AsSpan(0, (int)stream.Position);
        }
        else
        {
            content.Stream.Position = 0;
            Span = lent.AsSpan(0, content.Stream.ReadAtLeast(lent.AsSpan(0, (int)content.Stream.Length), (int)content.Stream.Length, throwOnEndOfStream: false));
        }
    }

    public Span<byte> Span { get; }

    public void Dispose() => ArrayPool<byte>.Shared.Return(lent);
}
