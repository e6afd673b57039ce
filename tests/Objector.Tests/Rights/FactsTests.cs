using Objector.Core.Rights;

namespace Objector.Tests.Rights;

public class FactsTests
{
    [Fact]
    public void The_whole_of_the_EEA_and_the_United_Kingdom_have_a_row_with_an_authority()
    {
        var rows = Jurisdictions.All.Where(row => row.Family != "elsewhere").ToList();

        Assert.Equal(31, rows.Count);
        Assert.All(rows, row => Assert.True(row.MayObject && row.Authority is not null && Uri.IsWellFormedUriString(row.Authority.Web, UriKind.Absolute), row.Code));
    }

    [Fact]
    public void Every_jurisdiction_names_its_sources_and_their_dates() => Assert.All(
        Jurisdictions.All, row => Assert.True(row.Sources.Length > 0 && row.Sources.All(source => source.Title.Length > 0 && source.Date.Length >= 4), row.Code));

    [Theory]
    [InlineData("de", "Germany")]
    [InlineData("US-CA", "United States")]
    [InlineData("GB", "United Kingdom")]
    [InlineData("XX", null)]
    [InlineData("", null)]
    [InlineData("Germany", null)]
    [InlineData("DE-", null)]
    public void A_country_is_known_by_its_code(string code, string? name) => Assert.Equal(name, Countries.Find(code));

    [Theory]
    [InlineData("DE", "de", "Deutschland")]
    [InlineData("es", "fr", "Espagne")]
    [InlineData("US-CA", "es", "Estados Unidos")]
    [InlineData("NL", "it", "Paesi Bassi")]
    [InlineData("GB", "nl", "Verenigd Koninkrijk")]
    [InlineData("AT", "pl", "Austria")]
    [InlineData("CH", "pt", "Suíça")]
    [InlineData("DE", "en", "Germany")]
    [InlineData("DE", "fi", "Germany")]
    public void A_country_has_its_name_in_each_language_and_else_in_English(string code, string language, string name) =>
        Assert.Equal(name, Countries.Name(code, language));

    [Fact]
    public void All_countries_are_there_by_their_English_names()
    {
        Assert.Equal(249, Countries.All.Count);
        Assert.All(Countries.All, country => Assert.Equal(country.Name, Countries.Find(country.Code)));
    }

    [Fact]
    public void An_unknown_country_has_no_name() => Assert.Throws<ArgumentException>(() => Countries.Name("XX", "de"));

    [Fact]
    public void Every_country_has_a_jurisdiction() => Assert.All(Countries.All, country => Assert.NotNull(Jurisdictions.For(country.Code)));

    [Fact]
    public void An_unknown_country_is_an_error_not_a_guess() => Assert.Throws<ArgumentException>(() => Jurisdictions.For("XX"));
}
