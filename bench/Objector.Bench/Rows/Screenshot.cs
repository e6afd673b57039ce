using SkiaSharp;

namespace Objector.Bench.Rows;

/// <summary>What a phone makes of a chat: a PNG of 1080 × 2340 pixels and about 200 KB. Its letters are strokes of chance, always the same.</summary>
internal static class Screenshot
{
    private const int Width = 1080;
    private const int Height = 2340;
    private const int Bytes = 200_000;

    public static byte[] Png()
    {
        for (var lines = 10; ; lines++)
        {
            if (Draw(lines) is { Length: >= Bytes } png)
                return png;
        }
    }

    /// <summary>Decoded, and encoded as the program stores pictures.</summary>
    public static byte[] Again(byte[] png)
    {
        using var data = SKData.CreateCopy(png);
        using var codec = SKCodec.Create(data);
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var bitmap = new SKBitmap(info);
        if (codec.GetPixels(info, bitmap.GetPixels()) != SKCodecResult.Success)
            throw new InvalidOperationException("It cannot be decoded.");
        return Encode(bitmap);
    }

    private static byte[] Encode(SKBitmap bitmap)
    {
        using var encoded = bitmap.PeekPixels()?.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 6));
        return encoded?.ToArray() ?? throw new InvalidOperationException("It cannot be encoded.");
    }

    private static byte[] Draw(int lines)
    {
        var chance = new Random(1);
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        using var sky = SKShader.CreateLinearGradient(new SKPoint(0, 0), new SKPoint(0, Height), [new SKColor(0xFFF2F4F8), new SKColor(0xFFDDE6F2)], SKShaderTileMode.Clamp);
        using var ground = new SKPaint { Shader = sky };
        canvas.DrawRect(0, 0, Width, Height, ground);
        using var bubble = new SKPaint { Color = SKColors.White, IsAntialias = true };
        using var ink = new SKPaint { Color = new SKColor(0xFF202124), IsAntialias = true, IsStroke = true, StrokeWidth = 4, StrokeCap = SKStrokeCap.Round };
        for (var line = 0; line < lines; line++)
        {
            var y = 120f + (line * (Height - 200f) / lines);
            if (line % 4 == 0)
                canvas.DrawRoundRect(40, y - 30, Width - 80, (Height - 200f) / lines * 3.6f, 36, 36, bubble);
            for (var x = 80f; x < Width - 120; x += chance.Next(6) == 0 ? 40 : 24)
                Letter(canvas, ink, chance, x, y);
        }

        return Encode(bitmap);
    }

    private static void Letter(SKCanvas canvas, SKPaint ink, Random chance, float x, float y)
    {
        for (var stroke = chance.Next(2, 4); stroke > 0; stroke--)
            canvas.DrawLine(x + chance.Next(18), y + chance.Next(28), x + chance.Next(18), y + chance.Next(28), ink);
    }
}
