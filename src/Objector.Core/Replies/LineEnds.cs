namespace Objector.Core.Replies;

/// <summary>Mends mails that some program stored with the line ends of the old Macintosh: to a parser such a mail is one line.</summary>
internal static class LineEnds
{
    private const byte CarriageReturn = (byte)'\r', LineFeed = (byte)'\n';

    /// <returns>The same array where nothing is to be mended: a signature is over the bytes as they came.</returns>
    public static byte[] Of(byte[] raw) =>
        raw.AsSpan().Contains(CarriageReturn) && !raw.AsSpan().Contains(LineFeed)
            ? Array.ConvertAll(raw, one => one == CarriageReturn ? LineFeed : one)
            : raw;
}
