using System.Text.RegularExpressions;

namespace Objector.App.InboundEmail;

/// <summary>Takes out of a text what opens something or names somebody, so that it may be shown to the operator or written to a log.</summary>
public static partial class Redaction
{
    private const string Hidden = "…";

    /// <summary>
    /// Without anything that could be a token of a case, whole or in pieces: a mail that is answered quotes our links and reply
    /// addresses, and mail programs wrap and rewrite them.
    /// </summary>
    public static string Tokens(string text) => Piece().Replace(Link().Replace(ReplyAddress().Replace(text, $"$1{Hidden}"), $"$1{Hidden}"), Hidden);

    /// <summary>Without tokens and without mail addresses.</summary>
    public static string TokensAndAddresses(string text) => Address().Replace(Tokens(text), Hidden);

    [GeneratedRegex(@"(\bcase\+)[^\s@<>]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ReplyAddress();

    [GeneratedRegex(@"(/(?:cases|erase|unsubscribe|sent)/)[0-9a-z]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    /// <summary>A long run of both letters and digits: no word, and no number that Meta gives a request.</summary>
    [GeneratedRegex("(?<![0-9a-z])(?=[0-9]*[a-z])(?=[a-z]*[0-9])[0-9a-z]{16,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Piece();

    [GeneratedRegex(@"[^\s@<>""'(),;:]+@[^\s@<>""'(),;:]+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
