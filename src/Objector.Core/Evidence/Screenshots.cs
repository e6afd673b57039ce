using System.Security.Cryptography;
using SkiaSharp;

namespace Objector.Core.Evidence;

/// <summary>
/// Cleans screenshots by decoding and encoding them: what is not a pixel does not survive. What a file is, its content says, never its name.
/// </summary>
public static class Screenshots
{
    public const long MaxBytes = 10 * 1024 * 1024;

    /// <summary>Bounds the memory: 4 bytes a pixel, 200 MB.</summary>
    public const long MaxPixels = 50_000_000;

    // Cameras and programs make about ten. Each one goes over the whole picture, and takes a few bytes to say so.
    private const int MaxScans = 100;

    // A JPEG of one colour has about 300. What says that it has more would be filled up with grey, which takes a while.
    private const int MaxPixelsOfByte = 1_000;

    private const int JpegQuality = 95;

    public static SanitizeResult Clean(string fileName, byte[] bytes)
    {
        if (bytes.Length == 0)
            return new SanitizeResult.Refused(fileName, RejectReason.Empty);
        if (bytes.Length > MaxBytes)
            return new SanitizeResult.Refused(fileName, RejectReason.Large);

        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec?.EncodedFormat is not (SKEncodedImageFormat.Png or SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Webp))
            return new SanitizeResult.Refused(fileName, RejectReason.Foreign);

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (width < 1 || height < 1 || (long)width * height > MaxPixels)
            return new SanitizeResult.Refused(fileName, RejectReason.Wide);

        if (codec.EncodedFormat == SKEncodedImageFormat.Jpeg && (bytes.AsSpan().Count<byte>([0xFF, 0xDA]) > MaxScans || (long)width * height / bytes.Length > MaxPixelsOfByte))
            return new SanitizeResult.Refused(fileName, RejectReason.Damaged);

        using var bitmap = Decode(codec);
        if (bitmap is null)
            return new SanitizeResult.Refused(fileName, RejectReason.Damaged);

        using var upright = Upright(bitmap, codec.EncodedOrigin);
        var jpeg = codec.EncodedFormat == SKEncodedImageFormat.Jpeg;
        var clean = Encode(upright ?? bitmap, jpeg);
        return new SanitizeResult.Clean(
            clean, jpeg ? "image/jpeg" : "image/png", (upright ?? bitmap).Width, (upright ?? bitmap).Height, Sha256(clean), Sha256(bytes));
    }

    /// <returns>Null where the file ends early or is broken.</returns>
    private static SKBitmap? Decode(SKCodec codec)
    {
        // Without a profile pixels are taken as they are, so that they come out as they went in; another profile is turned into sRGB.
        var profile = codec.Info.ColorSpace is { IsSrgb: false } ? SKColorSpace.CreateSrgb() : null;
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul, profile);
        var bitmap = new SKBitmap(info);
        if (bitmap.GetPixels() != IntPtr.Zero && codec.GetPixels(info, bitmap.GetPixels()) == SKCodecResult.Success)
            return bitmap;
        bitmap.Dispose();
        return null;
    }

    /// <returns>Null where it is upright already.</returns>
    private static SKBitmap? Upright(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft or SKEncodedOrigin.Default)
            return null;

        var (w, h) = (bitmap.Width, bitmap.Height);
        var turned = (int)origin >= (int)SKEncodedOrigin.LeftTop;
        var upright = new SKBitmap(new SKImageInfo(turned ? h : w, turned ? w : h, SKColorType.Rgba8888, bitmap.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul));
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.Transparent);
        canvas.SetMatrix(origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
            _ => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
        });
        canvas.DrawBitmap(bitmap, 0, 0, SKSamplingOptions.Default);
        return upright;
    }

    private static byte[] Encode(SKBitmap bitmap, bool jpeg)
    {
        // A pixmap without a colour space is encoded without a profile.
        using var pixels = new SKPixmap(bitmap.Info.WithColorSpace(null), bitmap.GetPixels(), bitmap.RowBytes);
        using var encoded = jpeg
            ? pixels.Encode(new SKJpegEncoderOptions(JpegQuality, SKJpegEncoderDownsample.Downsample444, SKJpegEncoderAlphaOption.Ignore))
            : pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 6));
        return encoded?.ToArray() ?? throw new InvalidOperationException($"{bitmap.Width} by {bitmap.Height} pixels could not be encoded.");
    }

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
