using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using SkiaSharp;

namespace Objector.Tests.Evidence;

/// <summary>Pictures made by hand, with all that a camera hides in them.</summary>
internal static class Pictures
{
    public const string Secret = "GPS 53.55N 9.99E Ada's phone";

    /// <summary>Four quarters of different colours, the last one half transparent unless the format cannot.</summary>
    public static SKBitmap Bitmap(int width = 60, int height = 40)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                bitmap.SetPixel(x, y, (x < width / 2, y < height / 2) switch
                {
                    (true, true) => new SKColor(200, (byte)x, 10),
                    (false, true) => new SKColor(10, 200, (byte)y),
                    (true, false) => new SKColor(10, 20, 200),
                    _ => new SKColor(7, 77, 177, 90),
                });
            }
        }

        return bitmap;
    }

    public static byte[] Encode(SKEncodedImageFormat format, int width = 60, int height = 40)
    {
        using var bitmap = Bitmap(width, height);
        using var data = bitmap.Encode(format, 100);
        return data.ToArray();
    }

    public static byte[] PngWithText()
    {
        var png = Encode(SKEncodedImageFormat.Png);
        var afterHeader = 8 + 25;
        return
        [
            .. png[..afterHeader],
            .. Chunk("tEXt", Encoding.ASCII.GetBytes($"Comment\0{Secret}")),
            .. Chunk("iTXt", Encoding.ASCII.GetBytes($"XML:com.adobe.xmp\0\0\0\0\0<x>{Secret}</x>")),
            .. Chunk("eXIf", Exif(1)),
            .. Chunk("tIME", [7, 234, 3, 3, 9, 0, 0]),
            .. png[afterHeader..],
        ];
    }

    /// <param name="orientation">Of EXIF: 1 is upright, 6 was turned to the left.</param>
    public static byte[] JpegWithExif(int orientation)
    {
        var jpeg = Encode(SKEncodedImageFormat.Jpeg);
        return
        [
            .. jpeg[..2],
            .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation)]),
            .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.ASCII.GetBytes(Secret)]),
            .. Segment(0xFE, Encoding.ASCII.GetBytes(Secret)),
            .. jpeg[2..],
        ];
    }

    /// <summary>A small file that claims to be a very large picture.</summary>
    public static byte[] Bomb(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1;
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", [0x78, 0x9c, 3, 0, 0, 0, 0, 1]), .. Chunk("IEND", [])];
    }

    private static byte[] Exif(int orientation) =>
    [
        .. "II*\0"u8, 8, 0, 0, 0, 2, 0,
        0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0,
        0x0E, 0x01, 2, 0, (byte)(Secret.Length + 1), 0, 0, 0, 38, 0, 0, 0,
        0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Secret), 0,
    ];

    private static byte[] Chunk(string type, byte[] content)
    {
        var typed = Encoding.ASCII.GetBytes(type).Concat(content).ToArray();
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        var crc = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc32.HashToUInt32(typed));
        return [.. length, .. typed, .. crc];
    }

    private static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];
}
