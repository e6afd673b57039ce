namespace Objector.IntegrationTests.Fixtures;

/// <summary>One host in real time for tests that do not need the clock to move, each with addresses of its own.</summary>
public sealed class SharedHost : IAsyncLifetime
{
    public RunningHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await RunningHost.Start();

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>A confirmed case with one screenshot.</summary>
    /// <returns>The path of its page.</returns>
    public Task<string> Confirmed(string email, byte[]? screenshot = null) => Host.Confirmed(email, screenshot);
}

[CollectionDefinition(Name)]
public sealed class OneHost : ICollectionFixture<SharedHost>
{
    public const string Name = "one host";
}
