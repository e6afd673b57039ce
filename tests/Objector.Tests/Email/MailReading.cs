using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using MimeKit;

namespace Objector.Tests.Email;

/// <summary>A mail as its reader has it: the HTML without what is hidden, the text without what stands for layout.</summary>
internal static partial class MailReading
{
    public static IHtmlDocument Page(this MimeMessage mail) => new HtmlParser().ParseDocument(mail.HtmlBody!);

    public static string Text(this MimeMessage mail) => mail.TextBody!.ReplaceLineEndings("\n");

    public static string Preview(this IHtmlDocument page) => page.QuerySelector(".preview")!.TextContent.TrimEnd('\u034f', '\u200c', '\u00a0');

    public static string[] Links(this IHtmlDocument page) => [.. page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!)];

    /// <summary>Where a button or a link of the text leads: the line after its words.</summary>
    public static string[] Links(string text) => [.. LinkLine().Matches(text).Select(match => match.Groups[1].Value)];

    public static string[] Words(this IHtmlDocument page)
    {
        var read = (IElement)page.Body!.Clone();
        read.QuerySelector(".preview")!.Remove();
        return InWords(string.Join('\n', read.Descendants<IText>().Select(text => text.Data)));
    }

    public static string[] Words(string text) => InWords(LinkLine().Replace(text, "\n\n"));

    private static string[] InWords(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"(?<=:)\n(https://\S+)\n(?=\n|$)")]
    private static partial Regex LinkLine();

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
