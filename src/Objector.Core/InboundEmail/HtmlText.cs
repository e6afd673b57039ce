using System.Runtime.InteropServices;
using MimeKit.Text;

namespace Objector.Core.InboundEmail;

/// <summary>
/// Turns HTML into plain lines; those of a quote begin with <c>&gt;</c>, as in a plain mail. It reads tags one after another, as
/// MimeKit does, and builds no tree: the time it takes grows with the length alone, whatever the tags are.
/// </summary>
internal sealed class HtmlText
{
    /// <summary>What Outlook writes in plain text above the headers of a mail that it quotes or forwards; in HTML it draws a line.</summary>
    public const string OutlookRule = "________________________________";

    private const int Deepest = 256, MostQuotes = 8;

    private readonly List<char> text;
    private readonly List<Open> open = [];
    private int lineStart, quotes, hidden, boxes;

    /// <param name="Start">Where its text begins.</param>
    private sealed record Open(HtmlTagId Tag, HtmlMark Mark, int Start);

    private HtmlText(int capacity) => text = new(capacity);

    public static string Of(string html)
    {
        // Most of it is tags.
        var reading = new HtmlText(html.Length / 4);
        var tokens = new HtmlTokenizer(new StringReader(html));
        while (tokens.ReadNextToken(out var token))
            reading.Read(token);
        while (reading.open.Count > 0)
            reading.Close(reading.open.Count - 1);
        return new string(CollectionsMarshal.AsSpan(reading.text));
    }

    private void Read(HtmlToken token)
    {
        if (token is HtmlTagToken { IsEndTag: true } end)
            End(end.Id);
        else if (token is HtmlTagToken start)
            Start(start);
        else if (hidden == 0 && token is HtmlDataToken data and not HtmlScriptDataToken and not HtmlCDataToken)
            foreach (var c in data.Data)
                Append(c);
    }

    private void Start(HtmlTagToken tag)
    {
        if (open.Count > 0 && HtmlTags.IsEndedBy(open[^1].Tag, tag.Id))
            Close(open.Count - 1);
        // A head that nobody closed would hide everything.
        if (tag.Id is HtmlTagId.Body)
            while (open.Count > 0 && open[^1].Tag is HtmlTagId.Head or HtmlTagId.Title)
                Close(open.Count - 1);

        var mark = HtmlTags.MarkOf(tag);
        if (hidden == 0)
        {
            if (tag.Id is HtmlTagId.Br)
                NewLine();
            else if (HtmlTags.IsBlock(tag.Id))
                EndLine();
            if (mark.HasFlag(HtmlMark.OutlookRule))
                Append(OutlookRule + "\n");
            if (mark.HasFlag(HtmlMark.Quote))
                quotes++;
        }

        if (HtmlTags.IsVoid(tag.Id) || tag.IsEmptyElement || (open.Count >= Deepest && mark is HtmlMark.None))
        {
            if (hidden == 0 && mark.HasFlag(HtmlMark.Quote))
                quotes--;
            return;
        }

        if (hidden > 0 || mark.HasFlag(HtmlMark.Hidden))
        {
            mark = HtmlMark.Hidden;
            hidden++;
        }

        // A box within a box is quoted with it. Each text is gone over once.
        if (mark.HasFlag(HtmlMark.QuoteUnlessForward) && open.Count < 2 * Deepest && boxes++ > 0)
        {
            boxes--;
            mark &= ~HtmlMark.QuoteUnlessForward;
        }

        if (open.Count < 2 * Deepest)
            open.Add(new(tag.Id, mark, text.Count));
        else if (mark is HtmlMark.Hidden)
            hidden--;
        else if (mark.HasFlag(HtmlMark.Quote))
            quotes--;
    }

    private void End(HtmlTagId tag)
    {
        var at = open.FindLastIndex(one => one.Tag == tag);
        // The end of bold letters that began outside of a quote does not end the quote.
        if (!HtmlTags.IsBlock(tag) && at >= 0 && open.FindIndex(at, one => HtmlTags.IsBlock(one.Tag)) >= 0)
            return;
        while (at >= 0 && open.Count > at)
            Close(open.Count - 1);
        if (hidden == 0 && HtmlTags.IsBlock(tag))
            EndLine();
        if (hidden == 0 && tag is HtmlTagId.P)
            NewLine();
    }

    private void Close(int at)
    {
        var (mark, start) = (open[at].Mark, open[at].Start);
        open.RemoveAt(at);
        if (mark is HtmlMark.Hidden)
            hidden--;
        else if (mark.HasFlag(HtmlMark.Quote))
        {
            EndLine();
            quotes--;
        }
        else if (mark.HasFlag(HtmlMark.QuoteUnlessForward))
        {
            boxes--;
            QuoteFrom(start);
        }
    }

    /// <summary>Mail programs use one kind of box for what they quote and what they forward; the latter begins with dashes.</summary>
    private void QuoteFrom(int start)
    {
        var inner = new string(CollectionsMarshal.AsSpan(text)[start..]);
        if (inner.TrimStart().StartsWith('-') || inner.TrimStart().Length == 0)
            return;
        text.RemoveRange(start, text.Count - start);
        EndLine();
        foreach (var line in inner.Trim('\n').Split('\n'))
        {
            text.AddRange(line is "" or ['>', ..] ? line : $"> {line}");
            EndLine();
        }
    }

    private void EndLine()
    {
        if (text.Count > lineStart)
            NewLine();
    }

    /// <summary>One empty line is enough.</summary>
    private void NewLine()
    {
        if (text is [.., '\n', '\n'])
            return;
        text.Add('\n');
        lineStart = text.Count;
    }

    private void Append(string words)
    {
        foreach (var c in words)
            if (c is '\n')
                NewLine();
            else
                Append(c);
    }

    private void Append(char c)
    {
        var atStart = text.Count == lineStart;
        if (c is ' ' or '\t' or '\r' or '\n' or '\f' && (atStart || text[^1] == ' '))
            return;
        if (atStart && quotes > 0)
            text.AddRange($"{new string('>', Math.Min(quotes, MostQuotes))} ");
        text.Add(c is '\u00a0' || char.IsWhiteSpace(c) ? ' ' : c);
    }
}
