using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Objector.App.Cases;
using Objector.Core.Cases;

namespace Objector.IntegrationTests.Scenarios;

public class OutageTests
{
    [Fact]
    public async Task With_the_mail_server_down_a_mail_is_tried_again_with_growing_pauses_and_the_page_says_so()
    {
        var settings = new Dictionary<string, string> { ["Clock:DaysPerMinute"] = "1", ["Mail:Smtp:Port"] = $"{FreePorts.Take(1)[0]}" };
        await using var host = await RunningHost.Start(settings);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.Http.GetAsync("/health")).StatusCode);

        using var submitted = await host.Http.PostAsync("/cases", Forms.Submission("object", "ada@example.org"));
        Assert.Equal(HttpStatusCode.SeeOther, submitted.StatusCode);
        var page = await Page(host);
        var failing = await host.Case(page, c => Failures(c).Count == 4, "four tries");

        var tries = Failures(failing);
        var pauses = tries.Zip(tries.Skip(1), (one, next) => next - one).ToList();
        Assert.True(pauses[0] < pauses[1] && pauses[1] < pauses[2]);
        Assert.Contains("could not send you a mail", failing.GetProperty("mailTrouble").GetString());
        Assert.Contains("could not send you a mail", WebUtility.HtmlDecode(await host.Http.GetStringAsync(page)));

        await host.StopHost();
        settings.Remove("Mail:Smtp:Port");
        await host.StartHost();

        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync("/health")).StatusCode);
        await host.Mail.Next("ada@example.org", "confirmation-");
        await host.Case(page, c => !c.TryGetProperty("mailTrouble", out _), "the trouble to be over");
    }

    // The link travels by mail only, and no mail leaves: so it is made here.
    private static async Task<string> Page(RunningHost host)
    {
        var row = await host.OpenStorage().Cases.QueryAsync<Azure.Data.Tables.TableEntity>().FirstAsync();
        var id = CaseId.Parse(row.PartitionKey);
        return $"/cases/{host.Services.GetRequiredService<Tokens>().Issue(TokenScope.View, id!.Value)}";
    }

    private static List<DateTimeOffset> Failures(JsonElement c) =>
        [.. c.GetProperty("timeline").EnumerateArray().Where(e => e.GetProperty("type").GetString() == nameof(MailFailed)).Select(e => e.GetProperty("at").GetDateTimeOffset())];
}
