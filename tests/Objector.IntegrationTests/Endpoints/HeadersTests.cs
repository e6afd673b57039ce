using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Objector.App.Cases;
using Objector.Core.Cases;
using Objector.Core.Law;
using Objector.IntegrationTests.Fixtures;

namespace Objector.IntegrationTests.Endpoints;

/// <summary>What browsers are told about every answer, and that no address of a case leaves by one.</summary>
[Collection(OneHost.Name)]
public class HeadersTests(SharedHost shared)
{
    private static string Header(HttpResponseMessage answer, string name) =>
        string.Join(' ', answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? values : []);

    private static void AssertKept(HttpResponseMessage answer)
    {
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal(("same-origin", "same-origin"), (Header(answer, "Cross-Origin-Opener-Policy"), Header(answer, "Cross-Origin-Resource-Policy")));
        Assert.Contains("camera=(), ", Header(answer, "Permissions-Policy"));

        var policy = Header(answer, "Content-Security-Policy");
        Assert.StartsWith("default-src 'none'; ", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.DoesNotContain(':', policy);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/facts")]
    [InlineData("/cases/none")]
    [InlineData("/sent/none")]
    [InlineData("/operator")]
    [InlineData("/scoreboard.csv")]
    [InlineData("/assets/objector.js")]
    [InlineData("/health")]
    [InlineData("/none")]
    public async Task Every_answer_says_how_little_a_browser_may_do_with_it(string path)
    {
        using var answer = await shared.Host.Http.GetAsync(path);

        AssertKept(answer);
        Assert.Equal(path.StartsWith("/assets/", StringComparison.Ordinal) ? "public, max-age=3600" : "no-store", Header(answer, "Cache-Control"));
    }

    [Fact]
    public async Task So_do_the_answers_of_a_case_and_no_title_holds_what_opens_it()
    {
        var page = await shared.Confirmed("headers@example.org");
        var mail = await shared.Host.Mail.Next("headers@example.org", "request-");
        var erase = $"/erase/{shared.Host.Services.GetRequiredService<Tokens>().Issue(TokenScope.Erase, CaseId.Parse((await shared.Host.Json(page)).GetProperty("id").GetString())!.Value)}";
        foreach (var path in new[] { page, $"{page}/letters/reminder", $"{page}/dossier.zip", $"{page}/evidence/exhibit-01.png", $"{page}/deadline.ics", MailDev.Unsubscribe(mail), erase })
        {
            using var answer = await shared.Host.Http.GetAsync(path);

            AssertKept(answer);
            Assert.Equal("no-store", Header(answer, "Cache-Control"));
            var title = Regex.Match(await answer.Content.ReadAsStringAsync(), "<title>(.*?)</title>").Groups[1].Value;
            Assert.DoesNotMatch("[0-9a-z]{26}", title);
            Assert.Equal(answer.Content.Headers.ContentType?.MediaType == "text/html", title.Length > 0);
        }
    }

    [Fact]
    public async Task What_fails_says_so_too()
    {
        using var wrong = await shared.Host.Http.PostAsync("/cases", new StringContent("no form"));
        using var refused = await shared.Host.Http.PostAsync("/inbound/mime?key=wrong", new StringContent("mail"));

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, HttpStatusCode.Unauthorized), (wrong.StatusCode, refused.StatusCode));
        AssertKept(wrong);
        AssertKept(refused);
    }

    [Fact]
    public async Task A_screenshot_is_a_picture_in_a_sandbox()
    {
        var page = await shared.Confirmed("sandbox@example.org");
        using var answer = await shared.Host.Http.GetAsync($"{page}/evidence/exhibit-01.png");

        AssertKept(answer);
        Assert.Equal("default-src 'none'; frame-ancestors 'none'; sandbox", Header(answer, "Content-Security-Policy"));
        Assert.Equal("image/png", Header(answer, "Content-Type"));
        Assert.StartsWith("inline; filename=exhibit-01.png;", Header(answer, "Content-Disposition"));
    }

    [Fact]
    public async Task Whatever_lies_in_the_storage_is_served_as_a_picture()
    {
        var host = shared.Host;
        var id = CaseId.From(Guid.NewGuid().ToByteArray());
        var page = new Exhibit("exhibit-01.png", "page.html", "text/html", 4, "aa", "bb");
        var submission = new Submission(RequestKind.Object, "DE", "Ada", "html@example.org", "en", "Europe/Berlin", "", "", []);
        await host.Services.GetRequiredService<CaseFiles>().PutEvidence(id, page, "<script>alert(1)</script>"u8.ToArray(), CancellationToken.None);
        await host.Services.GetRequiredService<CaseStore>().SaveAsync(id, null, "open:1", [new CaseOpened(host.Now, id, submission, [page])], CancellationToken.None);

        using var answer = await host.Http.GetAsync($"/cases/{host.Services.GetRequiredService<Tokens>().Issue(TokenScope.View, id)}/evidence/exhibit-01.png");

        Assert.Equal((HttpStatusCode.OK, "image/png"), (answer.StatusCode, Header(answer, "Content-Type")));
    }

    [Fact]
    public async Task The_dossier_is_a_file_to_save()
    {
        using var answer = await shared.Host.Http.GetAsync($"{await shared.Confirmed("saved@example.org")}/dossier.zip");

        Assert.Equal(("application/zip", "attachment; filename=objector-dossier.zip"), (Header(answer, "Content-Type"), Header(answer, "Content-Disposition")));
    }
}
