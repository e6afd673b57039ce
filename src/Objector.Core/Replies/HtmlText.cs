using System.Text;
using MimeKit.Text;

namespace Objector.Core.Replies;

/// <summary>Turns HTML into plain lines; those of a <c>blockquote</c> begin with <c>&gt;</c>, as in a plain mail.</summary>
internal static class HtmlText
{
    public static string Of(string html)
    {
        var text = new StringBuilder();
        var tokens = new HtmlTokenizer(new StringReader(html));
        var hidden = HtmlTagId.Unknown;
        int quotes = 0, lineStart = 0;

        while (tokens.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken tag)
            {
                if (hidden != HtmlTagId.Unknown)
                    hidden = tag.IsEndTag && tag.Id == hidden ? HtmlTagId.Unknown : hidden;
                else if (tag.Id is HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Title && !tag.IsEndTag)
                    hidden = tag.Id;
                else if (tag.Id is HtmlTagId.Br || (EndsLine(tag.Id) && text.Length > lineStart))
                    NewLine();
                if (tag.Id is HtmlTagId.P && tag.IsEndTag)
                    NewLine();
                if (tag.Id is HtmlTagId.BlockQuote)
                    quotes = Math.Max(0, quotes + (tag.IsEndTag ? -1 : 1));
            }
            else if (token is HtmlDataToken data && hidden == HtmlTagId.Unknown)
            {
                foreach (var c in data.Data)
                    Append(c);
            }
        }

        return text.ToString();

        void NewLine()
        {
            text.Append('\n');
            lineStart = text.Length;
        }

        void Append(char c)
        {
            var atStart = text.Length == lineStart;
            if (char.IsWhiteSpace(c) && (atStart || text[^1] == ' '))
                return;
            if (atStart && quotes > 0)
                text.Append("> ");
            text.Append(char.IsWhiteSpace(c) ? ' ' : c);
        }
    }

    private static bool EndsLine(HtmlTagId tag) => tag
        is HtmlTagId.P or HtmlTagId.Div or HtmlTagId.BlockQuote or HtmlTagId.Pre or HtmlTagId.HR
        or HtmlTagId.UL or HtmlTagId.OL or HtmlTagId.LI or HtmlTagId.Table or HtmlTagId.TR or HtmlTagId.Body
        or HtmlTagId.H1 or HtmlTagId.H2 or HtmlTagId.H3 or HtmlTagId.H4 or HtmlTagId.H5 or HtmlTagId.H6;
}
