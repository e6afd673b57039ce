namespace Objector.Core.InboundEmail;

/// <summary>Takes a text out of its OpenPGP signature (RFC 4880, section 7), which is not checked.</summary>
internal static class ClearSigned
{
    private const string Begin = "-----BEGIN PGP SIGNED MESSAGE-----", Signature = "-----BEGIN PGP SIGNATURE-----", End = "-----END PGP SIGNATURE-----";

    public static string Text(string text)
    {
        if (!text.Contains(Begin, StringComparison.Ordinal))
            return text;

        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        var begin = lines.FindIndex(line => line.TrimEnd() == Begin);
        var body = begin < 0 ? -1 : lines.FindIndex(begin, string.IsNullOrWhiteSpace) + 1;
        var signature = body <= 0 ? -1 : lines.FindIndex(body, line => line.TrimEnd() == Signature);
        if (signature < 0)
            return text;
        var end = lines.FindIndex(signature, line => line.TrimEnd() == End);
        var signed = lines.Take(signature).Skip(body).Select(line => line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line);
        return string.Join('\n', [.. lines.Take(begin), .. signed, .. end < 0 ? [] : lines.Skip(end + 1)]);
    }
}
