namespace Objector.Core.InboundEmail;

/// <summary>Mends mails that some program stored with the line ends of the old Macintosh: to a parser such a mail is one line.</summary>
internal static class LineEnds
{
    private const byte CarriageReturn = (byte)'\r', LineFeed = (byte)'\n';

    /// <returns>The same array where nothing is to be mended: a signature is over the bytes as they came.</returns>
    public static byte[] Of(byte[] raw)
    {
        if (!raw.AsSpan().Contains(CarriageReturn) || raw.AsSpan().Contains(LineFeed))
            return raw;
        var mended = new byte[raw.Length];
        raw.AsSpan().Replace(mended, CarriageReturn, LineFeed);
        return mended;
    }

    /// <summary>Drops, in place, the carriage return of each line's end.</summary>
    public static ReadOnlySpan<byte> Unix(Span<byte> text)
    {
        var first = text.IndexOf("\r\n"u8);
        if (first < 0)
            return text;
        var length = first;
        for (var at = first + 1; at < text.Length;)
        {
            var next = text[at..].IndexOf("\r\n"u8);
            var line = next < 0 ? text[at..] : text.Slice(at, next);
            line.CopyTo(text[length..]);
            length += line.Length;
            at += line.Length + 1;
        }

        return text[..length];
    }
}
