using System.Globalization;

namespace Objector.Core.Cases;

/// <summary>Which mailbox an address leads to, as far as can be told from outside.</summary>
public static class Mailbox
{
    private static readonly IdnMapping Idn = new();

    /// <returns>The same text for addresses that surely or probably share a mailbox: whatever the case, the script of the domain, the tag after a plus.</returns>
    public static string Of(string address)
    {
        var at = address.LastIndexOf('@');
        var (local, domain) = (address[..Math.Max(at, 0)].ToLowerInvariant().Normalize(), Domain(address[(at + 1)..]));

        // In quotes it is the same name.
        local = local.Replace("\"", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);
        if (local.IndexOf('+', StringComparison.Ordinal) is > 0 and var plus)
            local = local[..plus];
        return domain is "gmail.com" or "googlemail.com"
            ? $"{local.Replace(".", "", StringComparison.Ordinal)}@gmail.com"
            : $"{local}@{domain}";
    }

    private static string Domain(string text)
    {
        var domain = text.TrimEnd('.').ToLowerInvariant();
        try
        {
            return Idn.GetAscii(domain).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            // No name that DNS could know; it is like nothing but itself.
            return domain;
        }
    }
}
