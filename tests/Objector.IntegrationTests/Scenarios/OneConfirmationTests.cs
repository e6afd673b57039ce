using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Objector.App.Cases;
using Objector.Core.Cases;
using Objector.Core.Law;

namespace Objector.IntegrationTests.Scenarios;

/// <summary>Whoever fills in the form, and however often: to a mailbox that nobody has confirmed, one submission writes at a time.</summary>
public sealed class OneConfirmationTests : IAsyncLifetime
{
    private RunningHost host = null!;

    public async ValueTask InitializeAsync() => host = await RunningHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    /// <returns>The ids of the cases.</returns>
    private async Task<string[]> Submit(params string[] emails) => await Task.WhenAll(emails.Select(async email =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cases") { Content = Forms.Submission("object", email) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString()!;
    }));

    /// <summary>Waits until all is done that was to be done on these cases by now.</summary>
    private Task Quiet(IEnumerable<string> cases) => Wait.Until(
        async () =>
        {
            var now = host.Now;
            var rows = await Task.WhenAll(cases.Select(id => host.OpenStorage().Agenda.GetEntityIfExistsAsync<TableEntity>(id[..2], $"Case-{id}")));
            return rows.All(row => !row.HasValue || (row.Value!.GetBoolean("Armed") == false && row.Value.GetDateTimeOffset("Wake") > now));
        },
        "all to be done that was to be done");

    private async Task<IReadOnlyList<MimeMessage>> Mails(string kind) =>
        [.. (await host.Mail.All()).Where(mail => mail.MessageId!.StartsWith($"{kind}-", StringComparison.Ordinal))];

    private CaseId CaseOf(MimeMessage mail) => host.Services.GetRequiredService<Tokens>().Validate(TokenScope.View, RunningHost.Link(mail).Split('/')[^1])!.Value;

    private async Task<int> Rows() => await host.OpenStorage().Turns.QueryAsync<TableEntity>().CountAsync();

    [Fact]
    public async Task Ten_submissions_of_a_stranger_are_one_confirmation_and_one_reminder()
    {
        var cases = await Submit([.. Enumerable.Range(0, 10).Select(number => number % 2 == 0 ? "victim@example.org" : $"Victim+{number}@example.org")]);
        await Quiet(cases);
        Assert.Equal(10, cases.Distinct().Count());
        Assert.Single(await Mails("confirmation"));
        Assert.Empty(await Mails("confirmationreminder"));

        await host.Skip(3);
        await Quiet(cases);
        Assert.Single(await Mails("confirmationreminder"));

        // Ten more, and none is new until the first has had its seven days.
        var more = await Submit([.. Enumerable.Repeat("victim@example.org", 10)]);
        await Quiet([.. cases, .. more]);
        Assert.Equal(2, (await host.Mail.All()).Count);

        await host.Skip(4);
        await Wait.Until(async () => (await Mails("confirmation")).Count == 2, "the next confirmation, a week after the first");
        await Quiet([.. cases, .. more]);
        Assert.Equal(3, (await host.Mail.All()).Count);

        await host.Skip(2);
        await Quiet([.. cases, .. more]);
        Assert.Equal(2, (await Mails("confirmationreminder")).Count);

        await host.Skip(7);
        await Quiet([.. cases, .. more]);
        Assert.Equal(4, (await host.Mail.All()).Count);
        await host.Services.GetRequiredService<App.ExpiredDataCleanup>().RunAsync(CancellationToken.None);
        Assert.Equal(0, await Rows());
    }

    [Fact]
    public async Task A_submission_whose_link_would_be_dead_in_less_than_a_day_is_not_written_of_any_more()
    {
        var cases = await Submit("late@example.org", "late@example.org");
        await Quiet(cases);

        // As if the first had its turn for a day and a half already: on the sixth day it is over, and the other has a day left less some seconds.
        var turn = await host.OpenStorage().Turns.QueryAsync<TableEntity>(row => row.RowKey == "turn").SingleAsync();
        turn["Since"] = turn.GetDateTimeOffset("Since")!.Value.AddHours(-36);
        await host.OpenStorage().Turns.UpdateEntityAsync(turn, turn.ETag);
        await host.Skip(6);
        await Quiet(cases);

        Assert.Single(await Mails("confirmation"));
        Assert.Single(await Mails("confirmationreminder"));
    }

    [Fact]
    public async Task A_submission_that_nobody_confirmed_is_gone_before_its_turn_and_the_next_waits_for_the_end_of_that()
    {
        var cases = await Submit("eve@example.org", "eve@example.org");
        await Quiet(cases);
        var first = Assert.Single(await Mails("confirmation"));

        // The turn of the second begins on the third day, and its own time ends on the seventh.
        await host.Skip(3);
        using var confirmed = await host.Post($"{RunningHost.Link(first)}/confirm", ("nonce", "1"));
        await Wait.Until(async () => (await Mails("confirmation")).Count == 2, "the second confirmation");
        var second = Assert.Single(await Mails("confirmation"), mail => mail.MessageId != first.MessageId);
        await host.Skip(3);
        cases = [.. cases, .. await Submit("eve@example.org")];
        await host.Skip(2);
        await Wait.Until(async () => await host.Services.GetRequiredService<CaseStore>().LoadAsync(CaseOf(second), CancellationToken.None) is null, "the second case to go");
        await Quiet(cases);
        Assert.Equal(2, (await Mails("confirmation")).Count);

        await host.Skip(3);
        await Wait.Until(async () => (await Mails("confirmation")).Count == 3, "the third confirmation");
    }

    [Fact]
    public async Task When_the_first_is_confirmed_or_taken_back_the_next_one_is_written_of_and_only_that()
    {
        var cases = await Submit("ada@example.org");
        await Quiet(cases);
        cases = [.. cases, .. await Submit("ada@example.org", "ada@example.org", "ada@example.org")];
        await Quiet(cases);
        var first = Assert.Single(await Mails("confirmation"));

        using var confirmed = await host.Post($"{RunningHost.Link(first)}/confirm", ("nonce", "1"));
        await Wait.Until(async () => (await Mails("confirmation")).Count == 2, "the second confirmation");
        await Quiet(cases);
        var second = Assert.Single(await Mails("confirmation"), mail => mail.MessageId != first.MessageId);

        using var taken = await host.Post($"{RunningHost.Link(second)}/stop", ("nonce", "2"));
        await Wait.Until(async () => (await Mails("confirmation")).Count == 3, "the third confirmation");
        var third = Assert.Single(await Mails("confirmation"), mail => mail.MessageId != first.MessageId && mail.MessageId != second.MessageId);

        // Who wants to hear nothing of it hears nothing of the fourth either.
        using var unsubscribed = await host.Post(MailDev.Unsubscribe(third), ("List-Unsubscribe", "One-Click"));
        await Wait.Until(async () => await host.Services.GetRequiredService<CaseStore>().LoadAsync(CaseOf(third), CancellationToken.None) is null, "the third case to go");
        await Quiet(cases);
        Assert.Equal(3, (await Mails("confirmation")).Count);
    }

    [Fact]
    public async Task Who_has_confirmed_and_writes_again_hears_at_once()
    {
        await host.Confirmed("again@example.org");
        await Wait.Until(async () => await Rows() == 0, "the turn to be over");

        var cases = await Submit("again@example.org");

        await Quiet(cases);
        Assert.Equal(2, (await Mails("confirmation")).Count);
    }

    [Fact]
    public async Task Of_many_that_find_a_turn_over_at_the_same_time_one_takes_it()
    {
        var confirmations = host.Services.GetRequiredService<ConfirmationThrottle>();
        var now = host.Now;
        Assert.Null(await confirmations.MailAllowedAtAsync(Opened(now), now, CancellationToken.None));

        var later = now.AddDays(CaseDecider.DaysToConfirm);
        var quiet = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => confirmations.MailAllowedAtAsync(Opened(later.AddDays(-1)), later, CancellationToken.None)));

        Assert.Single(quiet, until => until is null);

        static Case Opened(DateTimeOffset at) => CaseHistory.Replay(
            [new CaseOpened(at, CaseId.From(Guid.NewGuid().ToByteArray()), new Submission(RequestKind.Object, "DE", "Ada", "many@example.org", "en", "Europe/Berlin", "", "", []), [])])!;
    }

    [Fact]
    public async Task What_is_stored_of_whose_turn_it_is_names_no_address()
    {
        await Quiet(await Submit("secret@example.org", "secret@example.org"));

        var rows = await host.OpenStorage().Turns.QueryAsync<TableEntity>().ToListAsync();
        Assert.Equal(2, rows.Count);
        Assert.DoesNotContain(rows.SelectMany(row => row.Keys.Select(key => row[key])), value => value!.ToString()!.Contains("secret", StringComparison.OrdinalIgnoreCase));
    }
}
