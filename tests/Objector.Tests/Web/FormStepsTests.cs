using Objector.App;
using Objector.App.Web;
using Objector.Core.Cases;
using Objector.Core.Evidence;
using Objector.Core.Law;

namespace Objector.Tests.Web;

public class FormStepsTests
{
    [Fact]
    public void The_form_opens_at_its_first_step()
    {
        Assert.Equal("where", FormSteps.Open([]));
        Assert.Equal(1, FormSteps.Number("where"));
        Assert.Equal(FormSteps.All.Count, FormSteps.Number("check"));
    }

    [Fact]
    public void With_errors_it_opens_where_the_first_of_them_is() =>
        Assert.Equal("what", FormSteps.Open([new("consent", ""), new("email", ""), new("kind", "")]));

    [Theory]
    [InlineData("country", "where")]
    [InlineData("response", "words")]
    [InlineData("screenshots", "evidence")]
    [InlineData("platform", "who")]
    [InlineData("form", "check")]
    public void Every_field_is_in_one_step(string field, string step) => Assert.Equal(step, FormSteps.Of(field));

    [Fact]
    public void Places_are_called_and_sorted_as_the_language_does()
    {
        var places = CountryOptions.In(Language.Find("de")!);

        Assert.Equal("Deutschland", places.Single(place => place.Code == "DE").Name);
        Assert.Equal("Deutschland: Hamburg", places.Single(place => place.Code == "DE-HH").Name);
        // Not behind Zypern.
        Assert.True(places.TakeWhile(place => place.Code != "AT").Count() < places.TakeWhile(place => place.Code != "PL").Count());
        Assert.Equal(CountryOptions.In(Language.English).Select(place => place.Code).Order(), places.Select(place => place.Code).Order());
    }

    [Theory]
    [InlineData("de", "DE", "Deutschland")]
    [InlineData("fr", "DE-HH", "Allemagne: Hamburg")]
    public void A_place_is_named_in_the_readers_language(string language, string code, string name)
    {
        Language.Find(language)!.Speak();
        Assert.Equal(name, CountryOptions.NameOf(code));
    }

    [Fact]
    public void Every_value_has_its_words()
    {
        Assert.All(FormSteps.All, step => Said($"step.{step}"));
        Assert.All(Enum.GetValues<RequestKind>(), kind => Said($"kind.{kind}", $"kind.{kind}.reach"));
        Assert.All(Enum.GetValues<Circumstance>(), circumstance => Said($"circumstance.{circumstance}"));
        Assert.All(Enum.GetValues<Platform>(), platform => Said($"platform.{platform}"));
        Assert.All(Enum.GetValues<RejectReason>(), why => Said($"file.{why}"));
    }

    private static void Said(params string[] keys) => Assert.All(keys, key => Assert.NotEmpty(Texts.Form[key.ToLowerInvariant()]));
}
