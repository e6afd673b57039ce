using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Objector.App.Cases;
using Objector.App.Scheduling;
using Objector.App.Statistics;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using Objector.Core.Law;

namespace Objector.IntegrationTests.Endpoints;

/// <summary>From settled cases to the public numbers, and out of them again.</summary>
public sealed class ScoreboardTests : IAsyncLifetime
{
    private RunningHost host = null!;
    private FakeTimeProvider later = null!;

    public async ValueTask InitializeAsync()
    {
        host = await RunningHost.Start();
        later = new FakeTimeProvider(host.Now.AddDays(32));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private CaseService Desk => host.Services.GetRequiredService<CaseService>();

    /// <summary>Lets a day of the future begin.</summary>
    private async Task<JsonElement> NextDay()
    {
        later.Advance(TimeSpan.FromDays(1));
        await new Scoreboard(host.Services.GetRequiredService<StatisticsStore>(), host.Services.GetRequiredService<CaseStore>(), later, NullLogger<Scoreboard>.Instance).RunAsync(CancellationToken.None);
        return await host.Json("/scoreboard");
    }

    private async Task<CaseId> Granted(bool counted = true)
    {
        var id = CaseId.From(RandomNumberGenerator.GetBytes(CaseId.Bytes));
        var submission = new Submission(RequestKind.Object, "DE", "Ada", "ada@example.org", "en", "Europe/Berlin", "", "", [], Statistics: counted ? true : null);
        ImmutableArray<CaseCommand> story = [new CaseCommand.Open(id, submission, []), new CaseCommand.Confirm(), new CaseCommand.FileRequest(null, null, Origin.Page), new CaseCommand.LogReply(ReplyKind.Approved, null, "Yes.", [], Origin.Page)];
        foreach (var command in story)
            Assert.IsType<CommandResult.Accepted>(await Desk.ExecuteAsync(id, command.GetType().Name, command, CancellationToken.None));

        // What is counted is noted when the mail that says so has left.
        var agenda = host.Services.GetRequiredService<ScheduleStore>();
        await Wait.Until(async () => await agenda.Overview(CancellationToken.None).AnyAsync(row => !row.Item.IsLeased && row.Standing is { Status: "Granted" } standing && standing.Id == id), "the case to be noted");
        return id;
    }

    [Fact]
    public async Task Five_that_are_alike_are_counted_until_one_of_them_is_erased()
    {
        var cases = new List<CaseId>();
        for (var number = 0; number < 4; number++)
            cases.Add(await Granted());
        await Granted(counted: false);
        Assert.Equal(0, (await NextDay()).GetProperty("all").GetProperty("cases").GetInt32());

        cases.Add(await Granted());
        later.Advance(TimeSpan.FromDays(31));
        var published = await NextDay();
        Assert.Equal((5, 5), (published.GetProperty("all").GetProperty("cases").GetInt32(), published.GetProperty("countries")[0].GetProperty("granted").GetInt32()));
        Assert.Equal("DE", published.GetProperty("countries")[0].GetProperty("key").GetString());
        Assert.Contains("country,DE,5,5", await host.Http.GetStringAsync("/scoreboard.csv"));
        var page = WebUtility.HtmlDecode(await host.Http.GetStringAsync("/scoreboard"));
        Assert.Contains("Germany: Granted: 5 of 5", page);
        Assert.DoesNotContain("style=", page);

        await Desk.ExecuteAsync(cases[0], "erase", new CaseCommand.Erase(), CancellationToken.None);
        await Wait.Until(async () => await host.Services.GetRequiredService<CaseStore>().LoadAsync(cases[0], CancellationToken.None) is null, "the case to be gone");
        Assert.Equal(0, (await NextDay()).GetProperty("all").GetProperty("cases").GetInt32());
        later.Advance(TimeSpan.FromDays(31));
        await Granted();
        Assert.Equal(0, (await NextDay()).GetProperty("all").GetProperty("cases").GetInt32());
        await using var rows = host.OpenStorage().Statistics.QueryAsync<Azure.Data.Tables.TableEntity>().GetAsyncEnumerator();
        while (await rows.MoveNextAsync())
            Assert.DoesNotContain(cases[0].ToString(), rows.Current.RowKey);
    }

    [Fact]
    public async Task What_was_counted_stays_counted_when_its_case_is_deleted_because_its_time_is_over()
    {
        var cases = new List<CaseId>();
        for (var number = 0; number < 5; number++)
            cases.Add(await Granted());
        later.Advance(TimeSpan.FromDays(31));
        Assert.Equal(5, (await NextDay()).GetProperty("all").GetProperty("cases").GetInt32());

        await host.Skip(200);
        await Wait.Until(async () => await host.OpenStorage().Cases.QueryAsync<Azure.Data.Tables.TableEntity>().CountAsync() == 0, "all cases to be gone");
        later.Advance(TimeSpan.FromDays(200));

        Assert.Equal(5, (await NextDay()).GetProperty("all").GetProperty("cases").GetInt32());
        var rows = await host.OpenStorage().Statistics.QueryAsync<Azure.Data.Tables.TableEntity>().Select(row => row.RowKey).ToListAsync();
        Assert.All(cases, id => Assert.DoesNotContain(rows, row => row.Contains(id.ToString(), StringComparison.Ordinal)));
    }
}
