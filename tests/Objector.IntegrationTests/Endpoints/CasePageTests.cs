using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Objector.Core.Cases;
using Objector.IntegrationTests.Fixtures;

namespace Objector.IntegrationTests.Endpoints;

[Collection(OneHost.Name)]
public class CasePageTests(SharedHost shared)
{
    private readonly RunningHost host = shared.Host;

    private static IEnumerable<string?> Types(JsonElement c) => c.GetProperty("timeline").EnumerateArray().Select(e => e.GetProperty("type").GetString());

    [Fact]
    public async Task Opening_every_link_of_every_mail_changes_nothing()
    {
        var page = await shared.Confirmed("links@example.org");
        var before = (await host.Json(page)).GetRawText();

        foreach (var mail in await host.Mail.To("links@example.org"))
        {
            foreach (var path in new[] { RunningHost.Link(mail), MailDev.Unsubscribe(mail) })
                Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync(path)).StatusCode);
        }

        Assert.Equal(before, (await host.Json(page)).GetRawText());
    }

    [Fact]
    public async Task The_same_command_twice_changes_nothing_the_second_time()
    {
        var page = await shared.Confirmed("again@example.org");
        (string, string)[] reply = [("kind", "moreEvidence"), ("text", "Send prompts."), ("nonce", "n1")];

        using var once = await host.Post($"{page}/reply", reply);
        var after = (await host.Json(page)).GetProperty("replies").GetArrayLength();
        using var twice = await host.Post($"{page}/reply", reply);

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.SeeOther], [once.StatusCode, twice.StatusCode]);
        Assert.Equal((1, 1), (after, (await host.Json(page)).GetProperty("replies").GetArrayLength()));
    }

    [Fact]
    public async Task Many_at_once_on_one_case_are_all_recorded_in_one_unbroken_chain()
    {
        var page = await shared.Confirmed("many@example.org");

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => host.Post($"{page}/snooze", ("days", $"{n}"), ("nonce", $"s{n}"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        var c = await host.Json(page);
        Assert.Equal(8, Types(c).Count(type => type == nameof(NudgesSnoozed)));
        Assert.Equal(Enumerable.Range(1, Types(c).Count()), c.GetProperty("timeline").EnumerateArray().Select(e => e.GetProperty("seq").GetInt32()));
    }

    [Theory]
    [InlineData("filed", "at", "2999-01-01", "in the future")]
    [InlineData("filed", "at", "yesterday", "year-month-day")]
    [InlineData("reply", "kind", "7", "Choose what Meta answered")]
    [InlineData("snooze", "days", "0", "1 to 365")]
    [InlineData("evidence", "none", "", "at least one screenshot")]
    public async Task Bad_input_gets_a_400_with_a_sentence_and_changes_nothing(string action, string field, string value, string sentence)
    {
        var page = await shared.Confirmed($"bad-{action}-{field}-{value.Length}@example.org");
        var before = Types(await host.Json(page)).Count();

        using var answer = await host.Post($"{page}/{action}", (field, value), ("nonce", "n"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(sentence, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        Assert.Equal(before, Types(await host.Json(page)).Count());
    }

    [Fact]
    public async Task A_token_with_one_letter_changed_opens_nothing()
    {
        var page = await shared.Confirmed("token@example.org");
        var wrong = page[..^1] + (page[^1] == 'a' ? 'b' : 'a');

        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync(wrong)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Post($"{wrong}/stop")).StatusCode);
    }

    [Fact]
    public async Task One_power_does_not_open_another()
    {
        var page = await shared.Confirmed("powers@example.org");
        var token = page.Split('/')[^1];

        Assert.Equal(HttpStatusCode.NotFound, (await host.Post($"/erase/{token}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Post($"/unsubscribe/{token}")).StatusCode);
        var inbound = (await host.Mail.Next("powers@example.org", "request-")).ReplyTo.Mailboxes.Single().Address[5..].Split('@')[0];
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync($"/cases/{inbound}")).StatusCode);
    }

    [Fact]
    public async Task One_click_unsubscribes()
    {
        var page = await shared.Confirmed("unsubscribe@example.org");
        var mail = await host.Mail.Next("unsubscribe@example.org", "request-");

        using var clicked = await host.Post(MailDev.Unsubscribe(mail), ("List-Unsubscribe", "One-Click"));

        Assert.Equal(HttpStatusCode.OK, clicked.StatusCode);
        Assert.Equal("Stopped", (await host.Json(page)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_clean_screenshot_is_shown_and_its_hashes_are_in_the_timeline()
    {
        var original = Forms.Picture();
        var page = await shared.Confirmed("evidence@example.org", original);
        var c = await host.Json(page);
        var exhibit = c.GetProperty("evidence")[0];

        var bytes = await host.Http.GetByteArrayAsync($"{page}/evidence/{exhibit.GetProperty("name").GetString()}");

        Assert.Equal(exhibit.GetProperty("sha256").GetString(), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        var opened = c.GetProperty("timeline")[0].GetProperty("files")[0];
        Assert.Equal(exhibit.GetProperty("sha256").GetString(), opened.GetProperty("sha256").GetString());
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(original)), opened.GetProperty("originalSha256").GetString());
        Assert.Contains(opened.GetProperty("originalSha256").GetString()!, await host.Http.GetStringAsync(page));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync($"{page}/evidence/exhibit-99.png")).StatusCode);
    }

    [Fact]
    public async Task The_dossier_verifies_with_sha256sum_and_its_timeline_holds()
    {
        var page = await shared.Confirmed("dossier@example.org");
        var directory = Directory.CreateTempSubdirectory("dossier-");
        using (var zip = new ZipArchive(new MemoryStream(await host.Http.GetByteArrayAsync($"{page}/dossier.zip"))))
            zip.ExtractToDirectory(directory.FullName);

        using var check = Process.Start(new ProcessStartInfo("sha256sum", ["-c", "--quiet", "manifest.sha256"]) { WorkingDirectory = directory.FullName })!;
        await check.WaitForExitAsync();

        Assert.Equal(0, check.ExitCode);
        Assert.True(File.Exists(Path.Combine(directory.FullName, "mail", "confirmation-1.eml")));
        Assert.True(File.Exists(Path.Combine(directory.FullName, "evidence", "exhibit-01.png")));
        var timeline = JsonSerializer.Deserialize<List<StoredEvent>>(await File.ReadAllTextAsync(Path.Combine(directory.FullName, "timeline.json")), CaseJson.Options)!;
        Assert.Null(EventHashChain.FirstBroken(timeline));
        Assert.Contains("Ada Exämple", await File.ReadAllTextAsync(Path.Combine(directory.FullName, "case.json")));
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Erasing_takes_the_link_from_the_mailbox_and_leaves_nothing_behind()
    {
        var page = await shared.Confirmed("erase@example.org");
        var id = (await host.Json(page)).GetProperty("id").GetString()!;
        using var asked = await host.Post($"{page}/erase", ("nonce", "n"));
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        var link = RunningHost.Link(await host.Mail.Next("erase@example.org", "eraselink-"), "erase");
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync(page)).StatusCode);

        using var erased = await host.Post(link);

        Assert.Equal(HttpStatusCode.OK, erased.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync(page)).StatusCode);
        var storage = host.OpenStorage();
        await Wait.Until(async () => !await storage.Cases.QueryAsync<Azure.Data.Tables.TableEntity>(row => row.PartitionKey == id).AnyAsync(), "the rows to go");
        await Wait.Until(async () => !await storage.CaseFiles.GetBlobsAsync(new Azure.Storage.Blobs.Models.GetBlobsOptions { Prefix = id }).AnyAsync(), "the files to go");
        await Wait.Until(async () => !await storage.Agenda.QueryAsync<Azure.Data.Tables.TableEntity>(row => row.RowKey == $"Case-{id}").AnyAsync(), "the agenda row to go");
    }

    [Fact]
    public async Task A_submission_that_was_not_meant_is_deleted_by_its_stop_button()
    {
        using var submitted = await host.Http.PostAsync("/cases", Forms.Submission("object", "notme@example.org"));
        var page = RunningHost.Link(await host.Mail.Next("notme@example.org", "confirmation-"));

        using var stopped = await host.Post($"{page}/stop", ("nonce", "n"));

        await Wait.Until(async () => (await host.Http.GetAsync(page)).StatusCode == HttpStatusCode.NotFound, "the case to go");
    }
}
