namespace Objector.IntegrationTests.Hosting;

/// <summary>One host in real time for tests that do not need the clock to move, each with addresses of its own.</summary>
public sealed class SharedHost : IAsyncLifetime
{
    public RunningHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await RunningHost.Start();

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>A confirmed case with one screenshot.</summary>
    /// <returns>The path of its page.</returns>
    public async Task<string> Confirmed(string email, byte[]? screenshot = null)
    {
        using var submitted = await Host.Http.PostAsync("/cases", Forms.Submission("object", email, "DE", null, ("shot.png", screenshot ?? Forms.Picture())));
        var page = RunningHost.Link(await Host.Mail.Next(email, "confirmation-"));
        using var confirmed = await Host.Post($"{page}/confirm", ("nonce", "confirm"));
        await Host.Mail.Next(email, "request-");
        return page;
    }
}

[CollectionDefinition(Name)]
public sealed class OneHost : ICollectionFixture<SharedHost>
{
    public const string Name = "one host";
}
