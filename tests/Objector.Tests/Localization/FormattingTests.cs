using Objector.App;

namespace Objector.Tests.Localization;

public class FormattingTests
{
    [Theory]
    [InlineData("en", "3 March 2026", "3 March 2026, 00:05", "1,234", "12,345")]
    [InlineData("de", "3. März 2026", "3. März 2026, 00:05 Uhr", "1.234", "12.345")]
    [InlineData("fr", "3 mars 2026", "3 mars 2026 à 00:05", "1 234", "12 345")]
    [InlineData("es", "3 de marzo de 2026", "3 de marzo de 2026, 00:05", "1234", "12.345")]
    [InlineData("it", "3 marzo 2026", "3 marzo 2026, ore 00:05", "1234", "12.345")]
    [InlineData("nl", "3 maart 2026", "3 maart 2026 om 00:05 uur", "1.234", "12.345")]
    [InlineData("pl", "3 marca 2026", "3 marca 2026, godz. 00:05", "1234", "12 345")]
    [InlineData("pt", "3 de março de 2026", "3 de março de 2026, às 00:05", "1234", "12 345")]
    public void Days_instants_and_numbers_are_written_as_their_readers_write_them(string code, string day, string moment, string thousand, string more)
    {
        var language = Language.Find(code)!;

        Assert.Equal(day, Formatting.Day(new DateOnly(2026, 3, 3), language));
        Assert.Equal(moment, Formatting.Moment(new DateTimeOffset(2026, 3, 2, 23, 5, 0, TimeSpan.Zero), "Europe/Berlin", language));
        Assert.Equal((thousand, more), (Plain(Formatting.Number(1234, language)), Plain(Formatting.Number(12345, language))));
    }

    [Fact]
    public void The_French_first_of_a_month_is_an_ordinal() => Assert.Equal("1er mars 2026", Formatting.Day(new DateOnly(2026, 3, 1), Language.Find("fr")));

    [Fact]
    public void What_is_put_into_words_is_written_in_their_language()
    {
        Assert.Equal("3. März 2026, 12.345 Uhr", Texts.Common.In(Language.Find("de")!, "moment", new DateOnly(2026, 3, 3), 12_345));
        Assert.Equal("Popraw te dane", Texts.Common.CountIn(Language.Find("pl")!, "errors.title", 5));
    }

    [Fact]
    public void What_people_typed_cannot_become_HTML()
    {
        var lead = $"{Texts.Common.Html("sent.lead", new Strong("<i>\"a\"@example.org"))}";
        var wrong = $"{Texts.Common.Html("sent.wrong", new Anchor("/?a=1&lang=de"), "<b>")}";

        Assert.Contains("<b dir=\"auto\">&lt;i&gt;&quot;a&quot;@example.org</b>", lead);
        Assert.Contains("<a href=\"/?a=1&amp;lang=de\">fill in the form again</a>", wrong);
        Assert.Contains("&lt;b&gt;", wrong);
    }

    [Fact]
    public void A_key_that_there_is_not_throws() => Assert.Throws<ArgumentException>(() => Texts.Common["no.such.key"]);

    // Thousands stand apart by one of the narrow spaces.
    private static string Plain(string number) => number.Replace('\u202F', ' ').Replace('\u00A0', ' ');
}
