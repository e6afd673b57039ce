using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Objector.Core.Evidence;
using SkiaSharp;

namespace Objector.Tests.Evidence;

public class ScreenshotsTests
{
    private static SanitizeResult.Clean Clean(byte[] bytes) => Assert.IsType<SanitizeResult.Clean>(Screenshots.Clean("shot.png", bytes));

    private static RejectReason Why(byte[] bytes) => Assert.IsType<SanitizeResult.Refused>(Screenshots.Clean("holiday.png", bytes)).Why;

    [Fact]
    public void A_PNG_keeps_every_pixel_and_its_transparency()
    {
        using var before = Pictures.Bitmap();
        using var after = SKBitmap.Decode(Clean(Pictures.Encode(SKEncodedImageFormat.Png)).Bytes, before.Info);

        Assert.Equal(before.Bytes, after.Bytes);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png, "image/png")]
    [InlineData(SKEncodedImageFormat.Jpeg, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Webp, "image/png")]
    public void The_three_kinds_of_picture_are_taken(SKEncodedImageFormat format, string mediaType)
    {
        var original = Pictures.Encode(format);

        var clean = Clean(original);

        Assert.Equal((mediaType, 60, 40), (clean.MediaType, clean.Width, clean.Height));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(original)), clean.OriginalSha256);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(clean.Bytes)), clean.Sha256);
    }

    [Fact]
    public void No_text_no_place_and_no_time_survive_in_a_PNG()
    {
        var dirty = Pictures.PngWithText();
        Assert.Contains(Pictures.Secret, Encoding.Latin1.GetString(dirty));

        Assert.Subset(new HashSet<string> { "IHDR", "IDAT", "IEND", "sBIT" }, Chunks(Clean(dirty).Bytes).ToHashSet());
    }

    [Fact]
    public void No_EXIF_XMP_or_comment_survives_in_a_JPEG()
    {
        var dirty = Pictures.JpegWithExif(1);
        Assert.Contains(Pictures.Secret, Encoding.Latin1.GetString(dirty));

        var clean = Clean(dirty).Bytes;

        Assert.DoesNotContain(Pictures.Secret, Encoding.Latin1.GetString(clean));
        // Of the segments before the pixels only JFIF's own (E0), the tables and the frame are left.
        Assert.Subset(new HashSet<byte> { 0xE0, 0xDB, 0xC0, 0xC2, 0xC4, 0xDA }, Segments(clean).ToHashSet());
    }

    [Fact]
    public void A_photo_held_sideways_comes_out_upright()
    {
        var clean = Clean(Pictures.JpegWithExif(6));
        using var bitmap = SKBitmap.Decode(clean.Bytes);

        Assert.Equal((40, 60), (clean.Width, clean.Height));
        // What was at the bottom left is at the top left after a quarter turn to the right.
        Assert.True(bitmap.GetPixel(5, 5) is { Blue: > 150, Red: < 60 });
        Assert.True(bitmap.GetPixel(35, 5) is { Red: > 150, Blue: < 60 });
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_truncated_picture_is_refused_wherever_it_is_cut(SKEncodedImageFormat format)
    {
        var whole = Pictures.Encode(format, 200, 200);
        foreach (var share in new[] { 0.2, 0.5, 0.8, 0.95 })
            Assert.Contains(Why(whole[..(int)(whole.Length * share)]), new[] { RejectReason.Damaged, RejectReason.Foreign, RejectReason.Empty });
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("<html><script>alert(1)</script>")]
    [InlineData("%PDF-1.7")]
    [InlineData("GIF89a\u0001\0\u0001\0\u0080\0\0\0\0\0ÿÿÿ!ù\u0004\0\0\0\0\0,\0\0\0\0\u0001\0\u0001\0\0\u0002\u0002D\u0001\0;")]
    [InlineData("just a text")]
    public void What_is_not_a_picture_we_take_is_refused_by_name_whatever_it_is_called(string content) =>
        Assert.Equal(RejectReason.Foreign, Why(Encoding.Latin1.GetBytes(content)));

    [Theory]
    [InlineData(10_000, 5_001)]
    [InlineData(60_000, 60_000)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void A_decompression_bomb_is_refused_before_it_is_unpacked(int width, int height)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains(Why(Pictures.Bomb(width, height)), new[] { RejectReason.Wide, RejectReason.Foreign });

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_JPEG_that_is_gone_over_again_and_again_is_refused()
    {
        var jpeg = Pictures.Encode(SKEncodedImageFormat.Jpeg);
        var scan = jpeg.AsSpan().IndexOf<byte>([0xFF, 0xDA]);

        Assert.Equal(RejectReason.Damaged, Why([.. jpeg[..^2], .. Enumerable.Repeat(jpeg[scan..^2], 200).SelectMany(bytes => bytes), 0xFF, 0xD9]));
    }

    [Fact]
    public void A_JPEG_that_says_it_has_more_pixels_than_its_bytes_can_hold_is_refused_and_one_of_one_colour_is_not()
    {
        var jpeg = Pictures.Encode(SKEncodedImageFormat.Jpeg);
        var frame = jpeg.AsSpan().IndexOf<byte>([0xFF, 0xC0]);
        (jpeg[frame + 5], jpeg[frame + 6], jpeg[frame + 7], jpeg[frame + 8]) = (0x1B, 0x58, 0x1B, 0x58);
        Assert.Equal(RejectReason.Damaged, Why(jpeg));

        using var blank = new SKBitmap(2_000, 2_000);
        blank.Erase(SKColors.White);
        using var small = blank.Encode(SKEncodedImageFormat.Jpeg, 1);
        Assert.IsType<SanitizeResult.Clean>(Screenshots.Clean("blank.jpg", small.ToArray()));
    }

    [Fact]
    public void A_file_over_ten_megabytes_is_refused() => Assert.Equal(RejectReason.Large, Why(new byte[Screenshots.MaxBytes + 1]));

    [Fact]
    public void An_empty_file_is_refused() => Assert.Equal(RejectReason.Empty, Why([]));

    private static IEnumerable<string> Chunks(byte[] png)
    {
        for (var at = 8; at < png.Length; at += 12 + BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at)))
            yield return Encoding.ASCII.GetString(png, at + 4, 4);
    }

    private static IEnumerable<byte> Segments(byte[] jpeg)
    {
        for (var at = 2; jpeg[at] == 0xFF; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2)))
        {
            yield return jpeg[at + 1];
            if (jpeg[at + 1] == 0xDA)
                yield break;
        }
    }
}
