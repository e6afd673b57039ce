using Objector.App;
using Objector.App.Web;
using Objector.Core.Law;
using Objector.Core.Letters;

namespace Objector.Tests.Letters;

public class OffersTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [Theory]
    [InlineData("DE-HH", RequestKind.Object, OfferKind.Form)]
    [InlineData("GB", RequestKind.Object, OfferKind.Form)]
    [InlineData("ZA", RequestKind.Object, OfferKind.Law)]
    [InlineData("US-CA", RequestKind.Object, OfferKind.None)]
    [InlineData("US-CA", RequestKind.Delete, OfferKind.Law)]
    [InlineData("DE", RequestKind.Access, OfferKind.Law)]
    [InlineData("EG", RequestKind.Access, OfferKind.Unknown)]
    [InlineData("EG", RequestKind.Object, OfferKind.None)]
    [InlineData("EG", RequestKind.Concern, OfferKind.Form)]
    public void What_a_request_leans_on_follows_from_the_place(string country, RequestKind kind, OfferKind footing) =>
        Assert.Equal(footing, Offers.Of(kind, Jurisdictions.For(country), Today));

    [Fact]
    public void A_law_offers_nothing_before_its_day()
    {
        var law = Jurisdictions.All.First(row => row.InForceFrom > Today && row.Right(RequestKind.Delete).Given);

        Assert.Equal(OfferKind.None, Offers.Of(RequestKind.Delete, law, Today));
        Assert.Equal(OfferKind.Law, Offers.Of(RequestKind.Delete, law, law.InForceFrom!.Value));
    }

    [Fact]
    public void The_form_says_of_every_place_what_each_kind_leans_on()
    {
        Assert.All(CountryOptions.In(Language.English), place => Assert.Equal(Enum.GetValues<RequestKind>().Length, CountryOptions.Offered(place.Code, Today).Length));
        Assert.Equal("flllf", CountryOptions.Offered("DE", Today));
        Assert.Equal("nuuuf", CountryOptions.Offered("EG", Today));
    }
}
