using System.Globalization;
using Objector.App;

namespace Objector.Tests.Localization;

public class LanguageTests
{
    [Theory]
    [InlineData(null, "en")]
    [InlineData("", "en")]
    [InlineData("de", "de")]
    [InlineData("DE-at", "de")]
    [InlineData("pt-BR,pt;q=0.9,en;q=0.8", "pt")]
    [InlineData("en;q=0.5, fr;q=0.9", "fr")]
    [InlineData("en;q=0.5, fr;q=0.51, de;q=0.509", "fr")]
    [InlineData("sv, nl-BE;q=0.3, en;q=0.2", "nl")]
    [InlineData("fr;q=0.7, es;q=0.7", "fr")]
    [InlineData("sv", "en")]
    [InlineData("*", "en")]
    [InlineData("en;q=0, *", "de")]
    [InlineData("de;q=0, it;q=0.1", "it")]
    [InlineData("sv, *;q=0.1, pl;q=0.5", "pl")]
    [InlineData("zh-Hant-TW, de-CH-1996;q=0.9", "de")]
    [InlineData(";;;q=x,,", "en")]
    public void A_browser_gets_what_it_likes_best_of_what_there_is(string? header, string code) =>
        Assert.Equal(code, Language.Preferred(header).Code);

    [Theory]
    [InlineData("de", "de")]
    [InlineData("De-AT", "de")]
    [InlineData("sv", null)]
    [InlineData("deu", null)]
    [InlineData("", null)]
    [InlineData("de,fr", null)]
    [InlineData(null, null)]
    public void A_tag_names_a_language_whatever_its_region(string? tag, string? code) => Assert.Equal(code, Language.Find(tag)?.Code);

    [Fact]
    public void Each_is_called_as_its_speakers_call_it() => Assert.Equal(
        ["English", "Deutsch", "français", "español", "italiano", "Nederlands", "polski", "português"], Language.All.Select(language => language.Name));

    [Fact]
    public void A_culture_that_we_do_not_write_in_is_English()
    {
        Assert.Equal("en", Language.Of(CultureInfo.InvariantCulture).Code);
        Assert.Equal("en", Language.Of(CultureInfo.GetCultureInfo("sv-SE")).Code);
        Assert.Equal("pt", Language.Of(CultureInfo.GetCultureInfo("pt-BR")).Code);
    }

    [Fact]
    public async Task What_one_method_speaks_its_caller_does_not_hear()
    {
        var before = Language.Current;

        Assert.Equal("pl", await SpeakPolish());
        Assert.Equal(before, Language.Current);
    }

    private static async Task<string> SpeakPolish()
    {
        Language.Find("pl")!.Speak();
        await Task.Yield();
        return Language.Current.Code;
    }
}
