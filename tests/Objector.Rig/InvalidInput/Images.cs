using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using SkiaSharp;

namespace Objector.Rig.InvalidInput;

/// <summary>Files that are no screenshots, or want to be more than one.</summary>
public static class Images
{
    private static readonly byte[] PngSignature = [0x89, .. "PNG\r\n\u001a\n"u8];

    public static readonly byte[] Svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray();
    public static readonly byte[] Html = "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray();
    public static readonly byte[] Pdf = "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>"u8.ToArray();
    public static readonly byte[] Zip = [.. "PK\u0003\u0004"u8, .. new byte[200]];

    public static byte[] Picture(SKEncodedImageFormat format = SKEncodedImageFormat.Png, int width = 32, int height = 24)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Teal);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>A PNG that says it has so many pixels and holds next to none.</summary>
    public static byte[] PngOf(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 6);
        return [.. PngSignature, .. Chunk("IHDR", header), .. Chunk("IDAT", Deflated(1000)), .. Chunk("IEND", [])];
    }

    /// <summary>A good PNG with a chunk of text or of a colour profile that unpacks to so many bytes.</summary>
    public static byte[] PngWith(string chunk, int bytes)
    {
        var png = Picture();
        byte[] content = [.. "name"u8, 0, 0, .. Deflated(bytes)];
        return [.. png[..33], .. Chunk(chunk, content), .. png[33..]];
    }

    /// <summary>A JPEG that says it has so many pixels and holds next to none.</summary>
    public static byte[] JpegOf(ushort width, ushort height)
    {
        var jpeg = Picture(SKEncodedImageFormat.Jpeg);
        var frame = jpeg.AsSpan().IndexOf<byte>([0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), width);
        return jpeg;
    }

    /// <summary>A JPEG that is gone over again and again: each time costs a few bytes here and all pixels there.</summary>
    public static byte[] JpegWithScans(int scans)
    {
        var jpeg = Picture(SKEncodedImageFormat.Jpeg);
        var scan = jpeg.AsSpan().IndexOf<byte>([0xFF, 0xDA]);
        return [.. jpeg[..^2], .. Enumerable.Repeat(jpeg[scan..^2], scans - 1).SelectMany(bytes => bytes), 0xFF, 0xD9];
    }

    public static byte[] GifOf(int frames) =>
        [.. "GIF89a"u8, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, .. Enumerable.Repeat<byte[]>([0x2C, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 2, 2, 0x4C, 1, 0], frames).SelectMany(frame => frame), 0x3B];

    /// <summary>A moving WebP that says how large it is and holds no frame.</summary>
    public static byte[] WebpOfFrames() =>
        [.. "RIFF"u8, 22 + 14, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 2, 0, 0, 0, 0xFF, 0xFF, 0x3F, 0xFF, 0xFF, 0x3F, .. "ANIM"u8, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. content];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc32.HashToUInt32(body));
        return [.. length, .. body, .. sum];
    }

    private static byte[] Deflated(int bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(new byte[bytes]);
        return packed.ToArray();
    }
}
