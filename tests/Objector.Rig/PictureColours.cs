using SkiaSharp;

namespace Objector.Rig;

/// <summary>Colours of the pictures that tests send: each picture has another one, and none is like what has to be blacked out.</summary>
public static class PictureColours
{
    /// <summary>The colour of what has to be blacked out.</summary>
    public static readonly SKColor Secret = new(255, 0, 200);

    private static int pictures;

    /// <summary>A ground that no picture of this process had before, as long as there are fewer than four million.</summary>
    public static SKColor Next() => Of(Interlocked.Increment(ref pictures));

    /// <summary>The ground of the picture of this number; neighbours differ by far more than a picture loses when it is stored.</summary>
    /// <param name="number">Any; those below 2^22 have a colour each.</param>
    public static SKColor Of(int number)
    {
        // An odd factor permutes the 65,536 values of green and blue. Red stays dark.
        var rest = (ushort)(number * 40_503);
        return new SKColor((byte)(20 + ((number >> 16) & 63)), (byte)(rest >> 8), (byte)rest);
    }

    /// <summary>Whether it is like <see cref="Secret"/>, also where storing the picture has changed it a little.</summary>
    public static bool IsSecret(SKColor pixel) => pixel.Red > 200 && pixel.Green < 60 && pixel.Blue > 140;
}
