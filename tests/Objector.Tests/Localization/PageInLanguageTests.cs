using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Objector.App;
using Objector.App.Email;
using Objector.App.RateLimiting;
using Objector.App.Web;
using Objector.Tests.Cases;

namespace Objector.Tests.Localization;

public class PageInLanguageTests
{
    private static async Task<(string Page, IHeaderDictionary Headers)> Get(string address, string? accept = null, Func<HttpRequest, IResult>? answer = null, string method = "GET")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton(new PublicUrl("http://localhost")).AddRazorComponents();
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var (path, query) = (address.Split('?')[0], address.Contains('?') ? address[address.IndexOf('?')..] : "");
        (http.Request.Scheme, http.Request.Host) = ("http", new HostString("localhost"));
        (http.Request.Method, http.Request.Path, http.Request.QueryString) = (method, path, new QueryString(query));
        if (accept is not null)
            http.Request.Headers.AcceptLanguage = accept;
        using var body = new MemoryStream();
        http.Response.Body = body;

        // As the hosts do: the answer runs when the handler, and its language, are gone.
        var result = await Handle(http, answer ?? (request => request.NoCase()));
        await result.ExecuteAsync(http);
        return (System.Text.Encoding.UTF8.GetString(body.ToArray()), http.Response.Headers);
    }

    private static async Task<IResult> Handle(HttpContext http, Func<HttpRequest, IResult> answer)
    {
        ObjectorPipeline.PrepareResponse(http, TrustedProxies.Of(""));
        await Task.Yield();
        return answer(http.Request);
    }

    [Theory]
    [InlineData("/x", null, "en", "There is no such case", "Skip to the content")]
    [InlineData("/x", "de-AT,en;q=0.5", "de", "Diesen Fall gibt es nicht", "Zum Inhalt springen")]
    [InlineData("/x?lang=de", null, "de", "Diesen Fall gibt es nicht", "Zum Inhalt springen")]
    [InlineData("/x?lang=PL", "de", "pl", "Nie ma takiej sprawy", "Przejdź do treści")]
    [InlineData("/x?lang=sv", "fr", "fr", "Ce dossier n’existe pas", "Aller au contenu")]
    [InlineData("/operator?lang=de", "de", "en", "There is no such case", "Skip to the content")]
    public async Task A_page_is_in_the_language_of_its_address_else_of_the_browser(string address, string? accept, string code, string title, string skip)
    {
        var (page, headers) = await Get(address, accept);

        Assert.Contains($"<html lang=\"{code}\">", page);
        Assert.Contains($"<h1>{title}</h1>", System.Net.WebUtility.HtmlDecode(page));
        Assert.Contains(skip, System.Net.WebUtility.HtmlDecode(page));
        Assert.Equal(code, headers.ContentLanguage);
        Assert.Contains("Accept-Language", headers.Vary.ToString());
    }

    [Theory]
    [InlineData("/x", "de", "pl", "pl")]
    [InlineData("/x?lang=fr", "de", "pl", "fr")]
    public async Task The_language_of_a_case_goes_before_the_browsers(string address, string accept, string kept, string code)
    {
        var (page, headers) = await Get(address, accept, request =>
        {
            request.SpeakOf(CaseIn(kept));
            return request.NoCase();
        });

        Assert.Contains($"<html lang=\"{code}\">", page);
        Assert.Equal(code, headers.ContentLanguage);
    }

    [Fact]
    public async Task Links_and_forms_carry_on_the_language_of_the_address()
    {
        var ask = new ConfirmActionModel("?", [], "/erase/token", "!", Danger: true);
        var (asked, _) = await Get("/x?lang=de&a=1", "fr", _ => Responses.Page<ConfirmActionPage>(ask));
        var (preferred, _) = await Get("/x", "fr", _ => Responses.Page<ConfirmActionPage>(ask));

        Assert.Contains("href=\"/facts?lang=de\"", asked);
        Assert.Contains("action=\"/erase/token?lang=de\"", asked);
        Assert.Contains("href=\"/facts\"", preferred);
        Assert.Contains("action=\"/erase/token\"", preferred);
    }

    [Fact]
    public async Task So_does_an_answer_that_leads_elsewhere()
    {
        var (_, headers) = await Get("/cases/t/stop?lang=it", null, request => request.HttpContext.Response.SeeOther("/cases/t#sent"), "POST");

        Assert.Equal("/cases/t?lang=it#sent", headers.Location);
    }

    [Fact]
    public async Task Every_page_with_an_address_offers_itself_in_every_language()
    {
        var (page, _) = await Get("/deadline?country=DE&lang=it&filed=2026-01-02");
        var (answer, _) = await Get("/cases", null, null, "POST");

        Assert.All(Language.All, language => Assert.Contains(
            $"<a href=\"/deadline?country=DE&amp;filed=2026-01-02&amp;lang={language.Code}\" lang=\"{language.Code}\" hreflang=\"{language.Code}\"", page));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "aria-current"));
        Assert.DoesNotContain("hreflang", answer);
    }

    [Fact]
    public void Every_link_and_form_of_a_page_goes_through_the_helper() => Assert.Equal([], Sources.In("Web/Pages", "*.razor")
        .Where(page => !page.Name.Contains("/Operator", StringComparison.Ordinal))
        .SelectMany(page => System.Text.RegularExpressions.Regex.Matches(page.Text, """<(?!form method="get")[^<>]*\b(?:href|action|formaction)="(?!/assets/)/[^"]*" """.TrimEnd()).Select(match => $"{page.Name}: {match.Value}")));

    private static Objector.Core.Cases.Case CaseIn(string language) => Given.Case(Some.Open with { Submission = Some.Submission with { Language = language } });
}
