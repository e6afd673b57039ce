using System.Buffers;
using MimeKit.Text;

namespace Objector.Core.InboundEmail;

/// <summary>What an element means for the text in it.</summary>
[Flags]
internal enum HtmlMark
{
    None = 0,

    /// <summary>Nobody sees it.</summary>
    Hidden = 1,

    Quote = 2,

    QuoteUnlessForward = 4,

    /// <summary>Outlook's line above a mail that is quoted or forwarded.</summary>
    OutlookRule = 8,
}

/// <summary>What mail programs mean by tags, classes and styles.</summary>
internal static class HtmlTags
{
    // Thunderbird's and Gmail's line above a quote; all that Yahoo quotes.
    private static readonly SearchValues<string> QuoteClasses = SearchValues.Create(["moz-cite-prefix", "gmail_attr", "yahoo_quoted"], StringComparison.OrdinalIgnoreCase);

    // In characters; nobody writes more by hand, and no program hides anything so far behind.
    private const int LongestStyle = 2000;

    // The short text that a list of mails shows beside the subject is hidden by one of these.
    private static readonly string[] HidingStyles = ["display:none", "visibility:hidden", "mso-hide:all", "max-height:0", "font-size:0", "opacity:0;"];

    // How Outlook draws the line above a quote, in its versions since 2007.
    private static readonly SearchValues<string> OutlookLines =
        SearchValues.Create(["border-top:solid#e1e1e1", "border-top:solid#b5c4df", "border-top:1pxsolid#e1e1e1", "border-top:1pxsolid#b5c4df"], StringComparison.Ordinal);

    public static HtmlMark MarkOf(HtmlTagToken tag)
    {
        var mark = tag.Id switch
        {
            HtmlTagId.BlockQuote => HtmlMark.Quote,
            HtmlTagId.Head or HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Title or HtmlTagId.NoScript or HtmlTagId.Object => HtmlMark.Hidden,
            _ => HtmlMark.None,
        };
        foreach (var attribute in tag.Attributes)
        {
            var value = attribute.Value ?? "";
            mark |= attribute.Id switch
            {
                HtmlAttributeId.Class when value.AsSpan().ContainsAny(QuoteClasses) => HtmlMark.QuoteUnlessForward,
                HtmlAttributeId.Id when value.EndsWith("divRplyFwdMsg", StringComparison.OrdinalIgnoreCase) => HtmlMark.OutlookRule,
                HtmlAttributeId.Style => OfStyle(value),
                _ when attribute.Name.Equals("hidden", StringComparison.OrdinalIgnoreCase) => HtmlMark.Hidden,
                _ => HtmlMark.None,
            };
        }

        return mark;
    }

    public static bool IsBlock(HtmlTagId tag) => tag
        is HtmlTagId.P or HtmlTagId.Div or HtmlTagId.BlockQuote or HtmlTagId.Pre or HtmlTagId.HR or HtmlTagId.Center
        or HtmlTagId.UL or HtmlTagId.OL or HtmlTagId.LI or HtmlTagId.DL or HtmlTagId.DT or HtmlTagId.DD or HtmlTagId.Table or HtmlTagId.TR or HtmlTagId.Body
        or HtmlTagId.H1 or HtmlTagId.H2 or HtmlTagId.H3 or HtmlTagId.H4 or HtmlTagId.H5 or HtmlTagId.H6
        or HtmlTagId.Section or HtmlTagId.Article or HtmlTagId.Header or HtmlTagId.Footer;

    public static bool IsVoid(HtmlTagId tag) => tag
        is HtmlTagId.Br or HtmlTagId.HR or HtmlTagId.Image or HtmlTagId.Meta or HtmlTagId.Link or HtmlTagId.Input or HtmlTagId.Base or HtmlTagId.Col
        or HtmlTagId.Area or HtmlTagId.Embed or HtmlTagId.Param or HtmlTagId.Source or HtmlTagId.Wbr or HtmlTagId.Unknown;

    /// <summary>Whether an element ends where another begins, without a tag that says so.</summary>
    public static bool IsEndedBy(HtmlTagId tag, HtmlTagId next) => tag switch
    {
        HtmlTagId.P => IsBlock(next),
        HtmlTagId.LI or HtmlTagId.TR => tag == next,
        HtmlTagId.TD or HtmlTagId.TH => next is HtmlTagId.TD or HtmlTagId.TH or HtmlTagId.TR,
        _ => false,
    };

    private static HtmlMark OfStyle(string style)
    {
        Span<char> buffer = stackalloc char[Math.Min(style.Length, LongestStyle) + 1];
        var length = 0;
        foreach (var c in style.AsSpan(0, buffer.Length - 1))
            if (!char.IsWhiteSpace(c))
                buffer[length++] = char.ToLowerInvariant(c);
        buffer[length++] = ';';
        var plain = buffer[..length];
        return Hides(plain) ? HtmlMark.Hidden : plain.ContainsAny(OutlookLines) ? HtmlMark.OutlookRule : HtmlMark.None;
    }

    private static bool Hides(ReadOnlySpan<char> style)
    {
        foreach (var one in HidingStyles)
            if (style.IndexOf(one, StringComparison.Ordinal) is >= 0 and var at && (one[^1] is not '0' || style[at + one.Length] is ';' or 'p' or '%' or 'e'))
                return true;
        return false;
    }
}
