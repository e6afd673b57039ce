using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.Time.Testing;
using Objector.App;
using Objector.App.Cases;
using Objector.App.RateLimiting;
using Objector.App.Scheduling;
using Objector.App.Web;
using Objector.Tests.Cases;

namespace Objector.Tests.Web;

/// <summary>What the doors turn away before they ask the storage, and what they count of it.</summary>
public sealed class DoorsTests : IDisposable
{
    private static readonly ClockRate Real = new(1);
    private readonly FakeTimeProvider time = new();
    private readonly Tokens tokens = new("a secret of sixteen");
    private readonly RateLimitOptions limits = new();
    private readonly Measured measured = new();

    // Nobody answers there, and nobody is asked.
    private readonly Storage storage = new(new TableServiceClient("UseDevelopmentStorage=true"), new BlobServiceClient("UseDevelopmentStorage=true"));
    private readonly SubmissionRateLimiter spent;
    private readonly SubmissionGuard front;

    public DoorsTests()
    {
        spent = new SubmissionRateLimiter(storage, tokens, limits with { SubmissionsPerNetwork = 0 }, time, Real);
        front = new SubmissionGuard(spent, new SignedFormTimestamp(tokens, limits, time, Real), limits, measured.Metrics, time, Real);
    }

    public void Dispose()
    {
        spent.Dispose();
        measured.Dispose();
    }

    private static FormCollection Form(string field, string value) => new(new Dictionary<string, StringValues> { [field] = value });

    [Fact]
    public async Task A_token_that_opens_nothing_is_counted_by_what_it_would_have_opened_and_never_by_itself()
    {
        var door = new CaseTokenAccess(tokens, new CaseStore(storage), new FailedTokenLimiter(time, Real, measured.Metrics));
        foreach (var power in Enum.GetValues<TokenScope>())
            await door.Open(power, tokens.Issue(power, Some.Id)[..^1], new DefaultHttpContext().Request, _ => throw new InvalidOperationException("It opened."), CancellationToken.None);

        Assert.Equal(Enum.GetNames<TokenScope>().Select(power => ("objector.guesses", 1L, $"power={power}")), measured.Seen);
    }

    [Fact]
    public void What_fills_in_the_field_that_nobody_sees_is_turned_away_and_counted()
    {
        Assert.Null(front.Machine(Form(SubmissionGuard.Trap, "")));
        Assert.NotNull(front.Machine(Form(SubmissionGuard.Trap, "https://spam.example")));
        Assert.Equal([("objector.submissions.turned.away", 1L, "why=trap")], measured.Seen);
    }

    [Fact]
    public void What_comes_back_faster_than_a_person_fills_it_in_is_turned_away_and_counted()
    {
        var form = Form(SignedFormTimestamp.Field, front.Stamp());
        Assert.NotNull(front.Machine(form));
        Assert.Equal([("objector.submissions.turned.away", 1L, "why=fast")], measured.Seen);

        time.Advance(TimeSpan.FromSeconds(limits.SecondsToFillIn));
        Assert.Null(front.Machine(form));
    }

    [Fact]
    public async Task What_a_spent_budget_turns_away_is_counted()
    {
        Assert.NotNull(await front.TooMany(new DefaultHttpContext().Request, "ada@example.org", CancellationToken.None));
        Assert.Equal([("objector.submissions.turned.away", 1L, "why=budget")], measured.Seen);
    }
}
