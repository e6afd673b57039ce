using System.Net;
using System.Text.Json;
using Objector.App.Web;

namespace Objector.Tests.InMemory;

/// <summary>Every door answers people with a page and programs with JSON.</summary>
public class EndpointsTests
{
    private const string Ada = "ada@example.org";
    private const string Nurse = "I am a nurse.";

    private static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    [Fact]
    public async Task The_form_is_shown_and_a_submission_leads_to_which_mailbox_to_look_in()
    {
        await using var app = await InMemoryApp.Start();
        Assert.Contains("action=\"/cases\"", await app.Http.GetStringAsync("/"));

        using var submitted = await app.Submit(Ada);

        Assert.Equal(HttpStatusCode.SeeOther, submitted.StatusCode);
        Assert.Contains(Ada, WebUtility.HtmlDecode(await app.Http.GetStringAsync(submitted.Headers.Location)));
    }

    [Fact]
    public async Task A_program_gets_the_id_of_its_case_and_the_same_form_twice_is_one_case()
    {
        await using var app = await InMemoryApp.Start();
        using var form = Forms.Submission("object", Ada, nonce: "one");
        using var same = Forms.Submission("object", Ada, nonce: "one");

        using var first = await app.AskForJson(HttpMethod.Post, "/cases", form);
        using var second = await app.AskForJson(HttpMethod.Post, "/cases", same);
        await app.Settle();

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        Assert.Equal((await Json(first)).GetProperty("id").GetString(), (await Json(second)).GetProperty("id").GetString());
        Assert.Equal(["confirmation-1"], app.Slugs(Ada));
    }

    [Fact]
    public async Task A_form_with_something_wrong_comes_back_with_what_was_typed_and_stores_nothing()
    {
        await using var app = await InMemoryApp.Start();

        using var page = await app.PostForm("/cases", ("kind", "object"), ("country", "DE"), ("name", "Ada Example"), ("details", Nurse));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("kind", "object")]);
        using var json = await app.AskForJson(HttpMethod.Post, "/cases", form);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (page.StatusCode, json.StatusCode));
        var text = await Text(page);
        Assert.Contains("value=\"Ada Example\"", text);
        Assert.Contains(Nurse, text);
        var errors = (await Json(json)).GetProperty("errors").EnumerateObject().Select(error => error.Name);
        Assert.Equal(["consent", "country", "email", "name"], errors.Order());
        Assert.Empty(await app.Rows());
    }

    [Fact]
    public async Task One_network_sends_so_many_forms_an_hour_and_then_waits_for_the_next()
    {
        await using var app = await InMemoryApp.Start(("Limits:SubmissionsPerNetwork", "2"));
        using var first = await app.Submit("one@example.org");
        using var second = await app.Submit("two@example.org");

        using var third = await app.Submit("three@example.org");
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromHours(1)), (third.StatusCode, third.Headers.RetryAfter!.Delta));
        Assert.Empty(app.Mails("three@example.org"));

        await app.Advance(TimeSpan.FromHours(1));
        using var later = await app.Submit("three@example.org");
        Assert.Equal(HttpStatusCode.SeeOther, later.StatusCode);
    }

    [Fact]
    public async Task What_a_machine_fills_in_is_turned_away()
    {
        await using var app = await InMemoryApp.Start();
        using var form = Forms.Submission("object", Ada);
        form.Add(new StringContent("https://spam.example"), SubmissionGuard.Trap);

        using var answer = await app.Http.PostAsync("/cases", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await app.Rows());
    }

    [Fact]
    public async Task A_case_is_a_page_and_JSON_and_nobody_opens_it_without_its_link()
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Filed(Ada);

        Assert.Contains($"action=\"{page}/reply\"", await app.Http.GetStringAsync(page));
        var c = await app.Json(page);
        Assert.Equal(("AwaitingReply", "2026-03-03"), (c.GetProperty("status").GetString(), c.GetProperty("filed").GetString()));
        using var guessed = await app.Http.GetAsync($"{page[..^1]}{(page[^1] == '0' ? '1' : '0')}");
        Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);
    }

    [Fact]
    public async Task What_the_case_does_not_allow_is_refused_as_a_conflict_and_a_wrong_field_as_a_mistake()
    {
        await using var app = await InMemoryApp.Start();
        using var submitted = await app.Submit(Ada);
        var page = RunningHost.Link(app.Mail(Ada, "confirmation-1"));

        using var early = await app.Act(page, "filed");
        using var confirmed = await app.Act(page, "confirm");
        using var noDay = await app.Act(page, "filed", ("at", "yesterday"));
        using var noKind = await app.Act(page, "reply", ("kind", "7"));
        using var noDays = await app.Act(page, "snooze", ("days", "many"));

        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.All(new[] { noDay, noKind, noDays }, answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
        Assert.Equal("ReadyToFile", await app.Status(page));
    }

    [Fact]
    public async Task A_reply_is_logged_on_the_page_once_however_often_its_form_is_sent()
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Filed(Ada);

        for (var time = 0; time < 2; time++)
        {
            using var logged = await app.Act(page, "reply", ("kind", "refused"), ("text", "We cannot help."), ("nonce", "same"));
            Assert.Equal(HttpStatusCode.SeeOther, logged.StatusCode);
        }

        var reply = Assert.Single((await app.Json(page)).GetProperty("replies").EnumerateArray());
        Assert.Equal("We cannot help.", reply.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Screenshots_are_added_and_shown_and_what_is_no_picture_is_not()
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Confirmed(Ada);

        using var picture = new MultipartFormDataContent { { new ByteArrayContent(Forms.Picture()), "screenshots", "shot.png" } };
        using var added = await app.Http.PostAsync($"{page}/evidence", picture);
        using var text = new MultipartFormDataContent { { new ByteArrayContent("no picture"u8.ToArray()), "screenshots", "shot.png" } };
        using var refused = await app.Http.PostAsync($"{page}/evidence", text);

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.BadRequest), (added.StatusCode, refused.StatusCode));
        using var shown = await app.Http.GetAsync($"{page}/evidence/exhibit-01.png");
        Assert.Equal((HttpStatusCode.OK, "image/png"), (shown.StatusCode, shown.Content.Headers.ContentType?.MediaType));
        using var none = await app.Http.GetAsync($"{page}/evidence/exhibit-02.png");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_case_can_be_taken_along_with_its_deadline_and_its_next_letter()
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Filed(Ada);

        Assert.Equal("PK"u8.ToArray(), (await app.Http.GetByteArrayAsync($"{page}/dossier.zip"))[..2]);
        Assert.Contains("BEGIN:VEVENT", await app.Http.GetStringAsync($"{page}/deadline.ics"));
        await app.Advance(days: 45);
        using var letter = await app.Http.GetAsync($"{page}/letters/reminder");
        Assert.Equal(HttpStatusCode.OK, letter.StatusCode);
    }

    [Fact]
    public async Task A_draft_is_shown_before_anything_is_stored()
    {
        await using var app = await InMemoryApp.Start();
        var fields = new Dictionary<string, string> { ["kind"] = "object", ["country"] = "DE", ["details"] = Nurse };
        using var form = new FormUrlEncodedContent(fields);

        using var page = await app.PostForm("/draft", ("kind", "object"), ("country", "DE"), ("details", Nurse));
        using var json = await app.AskForJson(HttpMethod.Post, "/draft", form);
        using var wrong = await app.PostForm("/draft", ("kind", "object"), ("country", "Atlantis"));

        Assert.Contains(Nurse, await Text(page));
        Assert.Contains(Nurse, (await Json(json)).ToString());
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Empty(await app.Rows());
    }

    [Fact]
    public async Task A_deadline_is_worked_out_for_whoever_asks()
    {
        await using var app = await InMemoryApp.Start();

        var deadline = await app.Json("/deadline?country=IE&filed=2026-03-03");
        Assert.Equal(("IE", "2026-04-03"), (deadline.GetProperty("country").GetString(), deadline.GetProperty("due").GetString()));
        Assert.Contains("BEGIN:VCALENDAR", await app.Http.GetStringAsync("/deadline.ics?country=IE&filed=2026-03-03"));
        using var wrong = await app.Http.GetAsync("/deadline?country=Atlantis");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Theory]
    [InlineData("/facts")]
    [InlineData("/scoreboard")]
    [InlineData("/scoreboard.csv")]
    [InlineData("/about")]
    [InlineData("/privacy")]
    [InlineData("/accessibility")]
    public async Task The_pages_that_are_nobodys_own_are_there(string path)
    {
        await using var app = await InMemoryApp.Start();

        using var answer = await app.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task It_is_well_when_storage_and_mail_are_and_says_which_is_not()
    {
        await using var app = await InMemoryApp.Start();
        Assert.Equal("well", (await app.Json("/health")).GetProperty("status").GetString());

        app.Post.Illness = "The mail server does not answer.";
        using var mail = await app.Http.GetAsync("/health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, mail.StatusCode);
        Assert.Equal(app.Post.Illness, (await Json(mail)).GetProperty("detail").GetString());

        app.Storage.IsAway = true;
        using var storage = await app.Http.GetAsync("/health");
        Assert.Equal("Storage does not answer.", (await Json(storage)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task While_storage_is_away_a_person_is_told_so_and_the_next_try_works()
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Confirmed(Ada);

        app.Storage.IsAway = true;
        using var away = await app.Http.GetAsync(page);
        app.Storage.IsAway = false;

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "text/html"), (away.StatusCode, away.Content.Headers.ContentType?.MediaType));
        Assert.Equal("ReadyToFile", await app.Status(page));
    }

    [Fact]
    public async Task The_operator_signs_in_by_the_key_and_a_wrong_one_opens_nothing()
    {
        await using var app = await InMemoryApp.Start();
        using var outside = await app.Http.GetAsync("/operator");
        using var wrong = await app.PostForm("/operator/sign-in", ("key", "guessed"));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (outside.StatusCode, wrong.StatusCode));

        using var signedIn = await app.PostForm("/operator/sign-in", ("key", InMemoryApp.OperatorKey));
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/operator");
        request.Headers.Add("Cookie", signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var inside = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, inside.StatusCode);
    }

    [Fact]
    public async Task What_is_nowhere_is_a_page_that_says_so()
    {
        await using var app = await InMemoryApp.Start();

        using var answer = await app.Http.GetAsync("/nowhere");

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }
}
