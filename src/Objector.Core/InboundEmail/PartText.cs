using System.Text;
using System.Text.Unicode;
using MimeKit;

namespace Objector.Core.InboundEmail;

/// <summary>Decodes a part of text. The bytes decide where the part names a wrong character set, or none.</summary>
internal static class PartText
{
    // Windows calls all of these the same, and programs that know no better name them for everything.
    private static readonly string[] Western = ["", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "unknown-8bit"];

    // Seven bits of these are not those of ASCII.
    private static readonly string[] NoAscii = ["utf-7", "utf-16", "utf-32", "iso-2022", "hz-gb", "ibm", "ebcdic"];

    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static string Of(TextPart part)
    {
        if (part.Content is not { } content)
            return "";
        using var decoded = new PartBytes(content);
        var charset = part.ContentType.Charset?.Trim().ToLowerInvariant() ?? "";
        if (NoAscii.Any(name => charset.StartsWith(name, StringComparison.Ordinal)))
            return Page(charset, decoded.Span) ?? part.Text;
        var bytes = LineEnds.Unix(decoded.Span);
        if (Ascii.IsValid(bytes))
            return Encoding.ASCII.GetString(bytes);
        var isUtf8 = charset is "utf-8" or "utf8";
        if ((isUtf8 || Western.Contains(charset)) && Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        return isUtf8 ? Broken(bytes) : Page(charset, bytes) ?? part.Text;
    }

    /// <summary>What says UTF-8, and is not: mostly it is Western.</summary>
    private static string Broken(ReadOnlySpan<byte> bytes)
    {
        var broken = Encoding.UTF8.GetString(bytes);
        return 2 * broken.Count(c => c is '\ufffd') > broken.Count(c => c >= 0x80) ? Windows.GetString(bytes) : broken;
    }

    private static string? Page(string charset, ReadOnlySpan<byte> bytes) => charset.Length == 0 ? null : CodePagesEncodingProvider.Instance.GetEncoding(charset)?.GetString(bytes);
}
