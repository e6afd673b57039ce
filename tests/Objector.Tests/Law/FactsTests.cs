using Objector.App;
using Objector.App.Web;
using Objector.Core.Law;
using Objector.Core.Letters;

namespace Objector.Tests.Law;

public class FactsTests
{
    private static readonly DateOnly Read = new(2026, 11, 24);

    private static IEnumerable<Jurisdiction> Rows => Jurisdictions.All.Concat(Jurisdictions.Regions);

    [Fact]
    public void The_facts_know_66_jurisdictions_and_two_rows_that_stand_for_others() => Assert.Equal(68, Jurisdictions.All.Count);

    [Fact]
    public void The_whole_of_the_EEA_and_the_United_Kingdom_have_an_authority_and_Metas_form()
    {
        var rows = Jurisdictions.All.Where(row => row.IsGdpr).ToList();

        Assert.Equal(31, rows.Count);
        Assert.All(rows, row => Assert.True(row.MetaForm && row.Authority is not null, row.Code));
    }

    [Fact]
    public void Meta_offers_its_form_in_seven_regions_and_nowhere_else() =>
        Assert.Equal(["br", "ch", "eu", "jp", "kr", "uk"], Jurisdictions.All.Where(row => row.MetaForm).Select(row => row.Family).Distinct().Order());

    [Fact]
    public void Each_German_Land_has_its_own_authority() =>
        Assert.Equal(16, Jurisdictions.Regions.Where(row => row.Code.StartsWith("DE-", StringComparison.Ordinal)).Select(row => row.Authority!.Name).Distinct().Count());

    [Fact]
    public void Each_fact_has_a_source_and_each_source_a_title_and_a_date_that_can_be_read()
    {
        var sources = Rows.SelectMany(row => row.Sources.Concat(row.Authority?.Sources ?? []).Concat(row.Company.Sources))
            .Concat(ChannelFacts.All.Values.SelectMany(channel => channel.Sources))
            .Concat(Setting.All.SelectMany(setting => setting.Sources))
            .Concat(DeadlineRule.All.SelectMany(rule => rule.Sources))
            .Concat(ComplaintWindow.Sources)
            .Concat(Route.Sources)
            .Concat(Jurisdictions.OneStopShop.Sources);

        Assert.All(sources, source => Assert.True(source.Title.Length > 3 && (source.Day is null || source.Day <= Read.AddMonths(2)), source.ToString()));
        Assert.All(Rows, row => Assert.True(row.Sources.Length > 0 && row.Authority?.Sources.Length is null or > 0, row.Code));
        Assert.All(ChannelFacts.All.Values, channel => Assert.NotEmpty(channel.Sources));
        Assert.All(Setting.All, setting => Assert.NotEmpty(setting.Sources));
        Assert.All(DeadlineRule.All, rule => Assert.NotEmpty(rule.Sources));
    }

    [Fact]
    public void Every_link_is_well_formed()
    {
        var links = Rows.SelectMany(row => new[] { row.LawUrl, row.Authority?.Web, row.Authority?.ComplaintUrl })
            .Concat(ChannelFacts.All.Values.SelectMany(channel => channel.OtherUrls.Select(other => other.Url).Append(channel.Url!)))
            .Concat(Setting.All.Select(setting => setting.Url));

        Assert.All(links.OfType<string>(), link => Assert.True(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && !link.Contains(' ', StringComparison.Ordinal), link));
    }

    [Theory]
    [InlineData("DE-HH", "Hamburgische Beauftragte", "https://datenschutz-hamburg.de/beschwerde/")]
    [InlineData("DE-BY", "Bayerisches Landesamt für Datenschutzaufsicht", "https://www.lda.bayern.de/de/beschwerde.html")]
    [InlineData("IE", "Irish Data Protection Commission", "https://forms.dataprotection.ie/contact")]
    [InlineData("GB", "Information Commissioner", "https://ico.org.uk/make-a-complaint/data-protection-complaints/data-protection-complaints/")]
    [InlineData("FR", "CNIL", "https://www.cnil.fr/fr/plaintes")]
    [InlineData("BR", "ANPD", "https://gov.br/anpd/pt-br/canais_atendimento/cidadao-titular-de-dados/peticao-de-titular-contra-controlador-de-dados/reclamacao")]
    [InlineData("US-CA", "California Privacy Protection Agency", "https://cppa.ca.gov/webapplications/complaint")]
    [InlineData("US-IA", "Attorney General of Iowa", "https://www.iowaattorneygeneral.gov/for-consumers/file-a-consumer-complaint")]
    [InlineData("TR", "KVKK", null)]
    [InlineData("IN", "Data Protection Board of India", "https://www.dpbi.gov.in")]
    [InlineData("NO", "Datatilsynet", null)]
    [InlineData("CH", "FDPIC", "https://www.edoeb.admin.ch/edoeb/de/home/deredoeb/kontakt/anzeigeformular_betroffene.html")]
    public void The_authority_and_its_link_are_those_of_the_place(string country, string name, string? link)
    {
        var authority = Jurisdictions.For(country).Authority!;

        Assert.Contains(name, authority.Name);
        Assert.Equal(link, authority.ComplaintUrl);
    }

    [Fact]
    public void Where_an_authority_passes_the_case_on_the_person_is_told_in_one_sentence()
    {
        Assert.Contains(Jurisdictions.OneStopShop.Rule, Authorities.View(Jurisdictions.For("FR"), Read)!.Sentences);
        Assert.DoesNotContain(Jurisdictions.OneStopShop.Rule, Authorities.View(Jurisdictions.For("IE"), Read)!.Sentences);
        Assert.DoesNotContain(Jurisdictions.OneStopShop.Rule, Authorities.View(Jurisdictions.For("GB"), Read)!.Sentences);
    }

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
    public void Every_place_that_the_form_lists_has_a_jurisdiction()
    {
        Assert.All(CountryOptions.In(Language.English), place => Assert.NotNull(Jurisdictions.Find(place.Code)));
        Assert.Equal(51, CountryOptions.In(Language.English).Count(place => place.Code.StartsWith("US-", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("XX")]
    [InlineData("XX-1")]
    [InlineData("*")]
    [InlineData("")]
    public void An_unknown_country_is_an_error_not_a_guess(string code)
    {
        Assert.Null(Jurisdictions.Find(code));
        Assert.Throws<ArgumentException>(() => Jurisdictions.For(code));
    }

    [Theory]
    [InlineData("US-ZZ", "US")]
    [InlineData("DE-XX", "DE")]
    [InlineData("FR-75", "FR")]
    public void An_unknown_part_of_a_country_is_not_taken_in_but_a_case_that_has_one_lives_by_the_countrys_law(string code, string country)
    {
        Assert.Null(Jurisdictions.Find(code));
        Assert.Equal(country, Jurisdictions.For(code).Code);
    }

    [Theory]
    [InlineData("2026-08-22", "2026-08-22")]
    [InlineData("2025-02", "2025-02-28")]
    [InlineData("2025", "2025-12-31")]
    [InlineData(null, null)]
    public void A_source_counts_as_old_as_the_end_of_its_date(string? date, string? day) =>
        Assert.Equal(day, new Source("Somebody", date).Day?.ToString("O", null));

    [Fact]
    public void What_is_past_its_shelf_life_is_shown_with_a_warning_and_what_is_dead_always()
    {
        var form = ChannelFacts.All["facebook-objection"];

        Assert.Null(form.Warning(Read));
        Assert.Contains("It may have changed", form.Warning(Read.AddYears(2))!.Text);
        Assert.NotNull(ChannelFacts.All["old-dpo-form"].Warning(Read));
        Assert.All(ChannelFacts.All.Values, channel => Assert.NotNull(channel.Warning(Read.AddYears(5))));
    }

    [Fact]
    public void No_draft_names_a_dead_way_without_its_warning()
    {
        Assert.All(Route.All.SelectMany(route => route.Channels), id => Assert.False(ChannelFacts.All[id].IsDead, id));
        Assert.All(Channels.Dead(Read), dead => Assert.NotEmpty(dead.Warning.Text));
    }

    [Fact]
    public void Each_entry_of_the_form_is_known_by_its_stem_whatever_its_era()
    {
        foreach (var form in ChannelFacts.All.Values.Where(channel => channel.Options.Length > 0))
        {
            Assert.All(form.Options, option => Assert.Contains(form.Stems[option.Kind], stem => option.Wording.Contains(stem, StringComparison.OrdinalIgnoreCase)));
            Assert.True(form.Options.Select(option => option.Era).Distinct().Count() >= 3);
        }
    }

    [Fact]
    public void Each_setting_says_what_it_does_and_what_it_does_not_and_the_last_resort_comes_last()
    {
        Assert.All(Setting.All, setting => Assert.True(setting.Does.Length > 10 && setting.DoesNot.Length > 10, setting.Id));
        Assert.Equal("delete-account", Setting.For(Jurisdictions.For("DE"), hasAccount: true)[^1].Id);
        Assert.Contains(Setting.For(Jurisdictions.For("DE"), hasAccount: true), setting => setting.Id == "off-meta-clear");
        Assert.DoesNotContain(Setting.For(Jurisdictions.For("US-CA"), hasAccount: true), setting => setting.Id == "off-meta-clear");
        Assert.Contains(Setting.For(Jurisdictions.For("US-CA"), hasAccount: true), setting => setting.Id == "other-businesses");
        Assert.All(Setting.For(Jurisdictions.For("DE"), hasAccount: false), setting => Assert.False(setting.Account));
    }

    [Fact]
    public void The_page_of_facts_marks_what_is_old()
    {
        Assert.True(FactsModel.On(Read).StaleCount < FactsModel.On(Read.AddYears(4)).StaleCount);
        Assert.False(FactsModel.On(Read).HolidaysRunOut);
        Assert.True(FactsModel.On(Holidays.LastDay.AddYears(-1)).HolidaysRunOut);
    }
}
