using Objector.App;

namespace Objector.Tests.Localization;

public class PluralTests
{
    // As ICU 78 says (CLDR 48).
    [Theory]
    [InlineData("en", "one", 1, -1)]
    [InlineData("en", "other", 0, 2, 11, 21, 1000)]
    [InlineData("de", "one", 1)]
    [InlineData("de", "other", 0, 2, 101)]
    [InlineData("nl", "one", 1)]
    [InlineData("nl", "other", 0, 2)]
    [InlineData("it", "one", 1)]
    [InlineData("it", "other", 0, 2, 100)]
    [InlineData("es", "one", 1)]
    [InlineData("es", "other", 0, 2, 21)]
    [InlineData("fr", "one", 0, 1)]
    [InlineData("fr", "other", 2, 17, 101)]
    [InlineData("pt", "one", 1)]
    [InlineData("pt", "other", 0, 2, 101)]
    [InlineData("pl", "one", 1, -1)]
    [InlineData("pl", "few", 2, 3, 4, 22, 24, 102, 1002, -3)]
    [InlineData("pl", "many", 0, 5, 11, 12, 13, 14, 19, 21, 25, 101, 112, 1000, 1012)]
    public void A_number_takes_the_form_of_its_language(string code, string form, params int[] counts) =>
        Assert.All(counts, count => Assert.Equal(form, Plural.Form(Language.Find(code)!, count)));

    [Fact]
    public void Every_form_that_a_number_takes_is_one_that_its_language_has() =>
        Assert.All(Language.All, language => Assert.Equal(
            Plural.Forms(language).Order(), Enumerable.Range(0, 200).Select(count => Plural.Form(language, count)).Distinct().Order()));
}
