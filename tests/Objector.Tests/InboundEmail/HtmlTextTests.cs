namespace Objector.Tests.InboundEmail;

public class HtmlTextTests
{
    [Theory]
    [InlineData("<div>Yes.</div><div class=\"gmail_quote\"><div class=\"gmail_attr\">O utorak, 3. ožu 2026. Objector piše nešto ovako<br></div><blockquote class=\"gmail_quote\">Has Meta answered you?</blockquote></div>")]
    [InlineData("<p>Yes.</p><div class=\"moz-cite-prefix\">Quoth Objector:</div><blockquote type=\"cite\" cite=\"mid:1\"><p>Has Meta answered you?</p><blockquote>Older</blockquote></blockquote>")]
    [InlineData("<div>Yes.</div><div id=\"ydp1yahoo_quoted_2\" class=\"ydp1yahoo_quoted\"><div><div>On Tuesday Objector wrote:</div><div>Has Meta answered you?</div></div></div>")]
    [InlineData("<div>Yes.</div><div class=\"protonmail_quote\">On Tuesday, March 3rd, 2026 at 10:00, Objector &lt;case@reply.example&gt; wrote:<br><blockquote class=\"protonmail_quote\" type=\"cite\">Has Meta answered you?</blockquote></div>")]
    [InlineData("<div>Yes.</div><div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\"><b>Muntu:</b> Objector &lt;case@reply.example&gt;<br><b>Nthawi:</b> 3 March<br><b>Kwa:</b> Ada<br><b>Mutu:</b> Has Meta</div><div>Has Meta answered you?</div>")]
    [InlineData("<div class=WordSection1><p class=MsoNormal>Yes.<o:p></o:p></p><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>From:</b> Objector &lt;case@reply.example&gt; <br><b>Sent:</b> Tuesday<br><b>To:</b> Ada<br><b>Subject:</b> Has</p></div><p>Has Meta answered you?</p></div>")]
    [InlineData("<html><body>Yes.<br><br>&gt; Has Meta answered you?</body></html>")]
    public void A_quote_is_known_by_the_marks_of_its_program(string html) => Assert.Equal("Yes.", MailFixture.Html(html).NewText);

    [Fact]
    public void Answers_between_the_quotes_of_HTML_are_kept() => Assert.Equal(
        "Yes.\n\nLast week.",
        MailFixture.Html("<div class=\"gmail_quote\"><div class=\"gmail_attr\">On Tue, Objector wrote:</div><blockquote class=\"gmail_quote\">Has Meta answered?</blockquote><p>Yes.</p><blockquote class=\"gmail_quote\">When?</blockquote><p>Last week.</p></div>").NewText);

    [Theory]
    [InlineData("<head><title>x</title><style>p{color:red}</style><body>Yes.")]
    [InlineData("<script>alert('<b>no</b>')</script>Yes.<!-- no -->")]
    [InlineData("<div style=\"display: none; max-height: 0px\">no<div>no</div></div><div>Yes.</div>")]
    [InlineData("<span style=\"font-size:0px\">no<span>no</span>no</span>Yes.")]
    [InlineData("<span style=\"font-size:0.9em;line-height:0\">Yes.</span><p hidden>no</p>")]
    [InlineData("<p style=\"mso-hide:all\">no<p>Yes.")]
    public void What_nobody_sees_is_not_read(string html) => Assert.Equal("Yes.", MailFixture.Html(html).NewText);

    [Fact]
    public void Lines_lists_and_cells_stay_apart() => Assert.Equal(
        "One & two\nthree\n\n• é\nfour",
        MailFixture.Html("<p>One &amp;\n two<br>three</p><ul><li>• &eacute;</li><li>four</li></ul>").NewText);

    [Theory]
    [InlineData("<b>")]
    [InlineData("<div>")]
    [InlineData("<blockquote>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<div class=\"gmail_attr\">x")]
    [InlineData("<span style=\"display:none\">")]
    [InlineData("<a href=x>x<div>")]
    [InlineData("</div></p></b>")]
    public void A_heap_of_tags_takes_no_longer_than_text_and_breaks_nothing(string tags)
    {
        var mail = MailFixture.Html("Yes." + string.Concat(Enumerable.Repeat(tags, 200_000 / tags.Length)));

        Assert.StartsWith("Yes.", mail.NewText);
        Assert.InRange(mail.Whole.Length, 4, 100_000);
    }
}
