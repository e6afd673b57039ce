namespace Objector.Core;

/// <summary>
/// Crockford's base 32 in lower case (https://www.crockford.com/base32.html): safe in URLs and in the local part of a mail address,
/// indifferent to case, and forgiving of the slips people make when they retype (o for 0; i and l for 1).
/// </summary>
public static class Base32
{
    public const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new char[(bytes.Length * 8 + 4) / 5];
        int buffer = 0, bits = 0, at = 0;
        foreach (var value in bytes)
        {
            buffer = (buffer << 8) | value;
            bits += 8;
            while (bits >= 5)
                text[at++] = Alphabet[(buffer >> (bits -= 5)) & 31];
            buffer &= (1 << bits) - 1;
        }

        if (bits > 0)
            text[at] = Alphabet[(buffer << (5 - bits)) & 31];
        return new string(text);
    }

    /// <returns>The bytes; null where a character does not belong or the left-over bits are not zero.</returns>
    public static byte[]? Decode(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        var bytes = new byte[text.Length * 5 / 8];
        int buffer = 0, bits = 0, at = 0;
        foreach (var letter in text)
        {
            var value = Value(letter);
            if (value < 0)
                return null;
            buffer = (buffer << 5) | value;
            bits += 5;
            if (bits < 8)
                continue;
            bytes[at++] = (byte)(buffer >> (bits -= 8));
            buffer &= (1 << bits) - 1;
        }

        return buffer == 0 && bits < 5 ? bytes : null;
    }

    private static int Value(char letter) => char.ToLowerInvariant(letter) switch
    {
        'o' => 0,
        'i' or 'l' => 1,
        var lower => Alphabet.IndexOf(lower, StringComparison.Ordinal),
    };
}
