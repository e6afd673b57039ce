using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Objector.IntegrationTests.Fixtures;

namespace Objector.IntegrationTests.Endpoints;

[Collection(OneHost.Name)]
public class FormTests(SharedHost shared)
{
    private readonly RunningHost host = shared.Host;

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostJson(HttpContent form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cases") { Content = form };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await host.Http.SendAsync(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }

    // Not the mails: those of the tests before may still be on their way.
    private async Task<int> Blobs() => await host.OpenStorage().CaseFiles.GetBlobsAsync().CountAsync(blob => !blob.Name.Contains("/mail/", StringComparison.Ordinal));

    [Fact]
    public async Task The_form_is_served_and_names_each_of_its_fields()
    {
        var html = await host.Http.GetStringAsync("/");

        string[] fields = ["kind", "country", "name", "email", "language", "timezone", "accounts", "details", "prompt", "response", "screenshots", "consent", "nonce"];
        Assert.All(fields, field => Assert.Contains($"name=\"{field}\"", html));
    }

    [Fact]
    public async Task A_program_gets_the_id_of_the_case_and_never_its_link()
    {
        var (status, body) = await PostJson(Forms.Submission("access", "program@example.org"));

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(["id"], body.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task The_same_form_sent_twice_at_once_is_one_case_and_one_mail()
    {
        var picture = Forms.Picture();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostJson(Forms.Submission("object", "twice@example.org", "DE", "same-nonce", ("a.png", picture)))));

        Assert.Single(answers.Select(answer => answer.Body.GetProperty("id").GetString()).Distinct());
        await host.Mail.Next("twice@example.org", "confirmation-");
        using var more = await host.Http.PostAsync("/cases", Forms.Submission("object", "after-twice@example.org"));
        await host.Mail.Next("after-twice@example.org", "confirmation-");
        Assert.Single(await host.Mail.To("twice@example.org"));
    }

    [Fact]
    public async Task A_corrected_form_is_a_case_of_its_own()
    {
        var (_, first) = await PostJson(Forms.Submission("object", "corrected@example.org", "DE", "nonce"));
        var (_, second) = await PostJson(Forms.Submission("delete", "corrected@example.org", "DE", "nonce"));

        Assert.NotEqual(first.GetProperty("id").GetString(), second.GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_is_missing_is_named_field_by_field_and_what_was_typed_is_kept()
    {
        using var response = await host.Http.PostAsync("/cases", new MultipartFormDataContent { { new StringContent("<b>Ada</b>"), "name" } });
        var html = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("&lt;b&gt;Ada&lt;/b&gt;", html);
        Assert.Contains("Choose the country you live in", html);
        Assert.Contains("Write an e-mail address", html);
    }

    [Fact]
    public async Task A_program_gets_a_problem_that_names_each_field()
    {
        var (status, body) = await PostJson(new MultipartFormDataContent { { new StringContent("XX"), "country" } });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(["country", "kind", "name", "email", "consent"], body.GetProperty("errors").EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_refused_by_name_and_nothing_of_the_submission_is_kept()
    {
        var before = await Blobs();
        var (status, body) = await PostJson(Forms.Submission(
            "object", "refused@example.org", "DE", null, ("good.png", Forms.Picture()), ("letter.png", Encoding.UTF8.GetBytes("%PDF-1.7"))));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("letter.png", body.GetProperty("errors").GetProperty("screenshots")[0].GetString());
        Assert.Equal(before, await Blobs());
    }

    [Theory]
    [InlineData(1, 11)]
    [InlineData(3, 9)]
    [InlineData(8, 9)]
    public async Task Files_that_are_too_large_alone_or_together_get_a_413_with_a_sentence(int files, int megabytes)
    {
        var large = Enumerable.Range(0, files).Select(number => ($"{number}.png", new byte[megabytes * 1024 * 1024])).ToArray();

        var (status, body) = await PostJson(Forms.Submission("object", "large@example.org", "DE", null, large));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Contains("MB", body.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task What_is_not_a_form_gets_a_415()
    {
        var (status, _) = await PostJson(new StringContent("{}", Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, status);
    }

    [Fact]
    public async Task A_form_cut_off_in_the_middle_gets_a_400()
    {
        var whole = await Forms.Submission("object", "cut@example.org").ReadAsByteArrayAsync();
        var cut = new ByteArrayContent(whole[..(whole.Length / 2)]);
        cut.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary=\"{Encoding.ASCII.GetString(whole, 2, 36)}\"");

        var (status, body) = await PostJson(cut);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("incomplete", body.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_name_cannot_break_a_header()
    {
        var fields = new MultipartFormDataContent();
        foreach (var (name, value) in new[]
        {
            ("kind", "object"), ("country", "DE"), ("name", "Ada\r\nBcc: victim@example.net"), ("email", "header@example.org"), ("consent", "on"), ("details", "{{ Submission.Email }} {% raw %}"),
        })
            fields.Add(new StringContent(value), name);

        var (status, _) = await PostJson(fields);

        Assert.Equal(HttpStatusCode.Created, status);
        var mail = await host.Mail.Next("header@example.org", "confirmation-");
        Assert.Empty(mail.Bcc);
        Assert.Equal("Ada Bcc: victim@example.net", Assert.Single(mail.To.Mailboxes).Name);
    }
}
