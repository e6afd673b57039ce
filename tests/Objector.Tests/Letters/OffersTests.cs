using Objector.App;
using Objector.App.Web;
using Objector.Core.Letters;
using Objector.Core.Rights;

namespace Objector.Tests.Letters;

public class OffersTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [Theory]
    [InlineData("DE-HH", RequestKind.Object, Footing.Form)]
    [InlineData("GB", RequestKind.Object, Footing.Form)]
    [InlineData("ZA", RequestKind.Object, Footing.Law)]
    [InlineData("US-CA", RequestKind.Object, Footing.None)]
    [InlineData("US-CA", RequestKind.Delete, Footing.Law)]
    [InlineData("DE", RequestKind.Access, Footing.Law)]
    [InlineData("EG", RequestKind.Access, Footing.Unknown)]
    [InlineData("EG", RequestKind.Object, Footing.None)]
    [InlineData("EG", RequestKind.Concern, Footing.Form)]
    public void What_a_request_leans_on_follows_from_the_place(string country, RequestKind kind, Footing footing) =>
        Assert.Equal(footing, Offers.Of(kind, Jurisdictions.For(country), Today));

    [Fact]
    public void A_law_offers_nothing_before_its_day()
    {
        var law = Jurisdictions.All.First(row => row.InForceFrom > Today && row.Right(RequestKind.Delete).Given);

        Assert.Equal(Footing.None, Offers.Of(RequestKind.Delete, law, Today));
        Assert.Equal(Footing.Law, Offers.Of(RequestKind.Delete, law, law.InForceFrom!.Value));
    }

    [Fact]
    public void The_form_says_of_every_place_what_each_kind_leans_on()
    {
        Assert.All(Places.In(Language.English), place => Assert.Equal(Enum.GetValues<RequestKind>().Length, Places.Offered(place.Code, Today).Length));
        Assert.Equal("flllf", Places.Offered("DE", Today));
        Assert.Equal("nuuuf", Places.Offered("EG", Today));
    }
}
