using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Parser;
using Objector.IntegrationTests.Fixtures;

namespace Objector.IntegrationTests.Endpoints;

[Collection(OneHost.Name)]
public class LanguageTests(SharedHost shared)
{
    private readonly RunningHost host = shared.Host;

    private async Task<(AngleSharp.Html.Dom.IHtmlDocument Page, HttpResponseMessage Response)> Get(string path, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
            request.Headers.AcceptLanguage.ParseAdd(accept);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        var response = await host.Http.SendAsync(request);
        return (new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()), response);
    }

    [Theory]
    [InlineData("/", "de-AT, en;q=0.5", "de", "Zum Inhalt springen")]
    [InlineData("/?lang=de", "fr", "de", "Zum Inhalt springen")]
    [InlineData("/", null, "en", "Skip to the content")]
    [InlineData("/cases/none?lang=de", null, "de", "Zum Inhalt springen")]
    public async Task A_page_speaks_the_readers_language(string path, string? accept, string code, string skip)
    {
        var (page, response) = await Get(path, accept);

        Assert.Equal(code, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(skip, page.QuerySelector(".skip")!.TextContent);
        Assert.Equal(code, Assert.Single(response.Content.Headers.ContentLanguage));
        Assert.Contains("Accept-Language", response.Headers.Vary);
    }

    [Fact]
    public async Task The_form_offers_the_readers_language_for_the_letters()
    {
        var (page, _) = await Get("/?lang=pl");

        Assert.Equal("pl", page.QuerySelector("#language option[selected]")!.GetAttribute("value"));
        Assert.Equal("/cases?lang=pl", page.QuerySelector("form")!.GetAttribute("action"));
    }

    [Fact]
    public async Task A_style_sheet_has_no_language()
    {
        using var response = await host.Http.GetAsync("/assets/objector.css");

        Assert.Empty(response.Content.Headers.ContentLanguage);
        Assert.Empty(response.Headers.Vary);
    }

    [Fact]
    public async Task A_case_keeps_its_language_and_its_address_may_ask_for_another()
    {
        using var sent = await host.Post(
            "/cases?lang=it", ("kind", "object"), ("country", "DE"), ("name", "Ada"), ("email", "sprache@example.org"), ("language", "de"), ("consent", "on"), ("nonce", "sprache"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.EndsWith("?lang=it", sent.Headers.Location!.OriginalString);
        var mail = await host.Mail.Next("sprache@example.org", "confirmation-");
        Assert.Equal("de", mail.Body!.Headers["Content-Language"]);
        Assert.Contains("<html lang=\"de\"", mail.HtmlBody);
        var path = RunningHost.Link(mail);

        Assert.Equal("de", (await Get(path, "fr")).Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("fr", (await Get($"{path}?lang=fr")).Page.DocumentElement.GetAttribute("lang"));
        var (page, _) = await Get(sent.Headers.Location!.OriginalString.Split('?')[0], "fr");
        Assert.Equal(("de", "Schauen Sie in Ihr Postfach"), (page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1")!.TextContent));
        using var confirmed = await host.Post($"{path}/confirm?lang=fr", ("nonce", "confirm"));
        Assert.Equal($"{path}?lang=fr", confirmed.Headers.Location!.OriginalString);
    }
}
