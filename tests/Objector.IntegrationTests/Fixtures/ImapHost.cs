using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Objector.App.InboundEmail;
using Xunit.Sdk;

namespace Objector.IntegrationTests.Fixtures;

/// <summary>One host in real time that fetches the mail of <see cref="User"/>. Tests that need a door of their own open it beside.</summary>
public sealed class ImapHost : IAsyncLifetime
{
    public const string User = "post";

    private string? missing;
    private ImapServer? server;
    private RunningHost? host;

    /// <summary>Skips the test that asks where there is none.</summary>
    public ImapServer Server => server ?? throw SkipException.ForSkip(missing!);

    /// <inheritdoc cref="Server"/>
    public RunningHost Host => host ?? throw SkipException.ForSkip(missing!);

    public async ValueTask InitializeAsync()
    {
        missing = await Dovecot.Missing();
        if (missing is not null)
            return;
        server = await ImapServer.Start();
        host = await RunningHost.Start(server.Settings(User));
    }

    public async ValueTask DisposeAsync()
    {
        await (host?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>A person's answer to the request that Objector mailed to them.</summary>
    public async Task<MimeMessage> Answer(string from, string text) => RunningHost.AnswerTo(await Host.Mail.Next(from, "request-"), from, text);

    /// <summary>One more door to the same mail room, and what it logs.</summary>
    internal async Task<OpenDoor> Open(Dictionary<string, string> settings, ImapTimeouts? pauses = null)
    {
        var options = new ConfigurationBuilder().AddInMemoryCollection(settings!).Build().GetSection("Inbound:Imap").Get<ImapOptions>()!;
        var log = new LogLines<ImapListener>();
        var door = new ImapListener(options, Host.Services.GetRequiredService<InboundMailProcessor>(), log) { Pauses = pauses ?? new ImapTimeouts() };
        await door.StartAsync(CancellationToken.None);
        return new OpenDoor(door, log);
    }
}

internal sealed class OpenDoor(ImapListener door, LogLines<ImapListener> log) : IAsyncDisposable
{
    public LogLines<ImapListener> Log => log;

    public bool IsOpen => !door.ExecuteTask!.IsCompleted;

    /// <summary>Whatever it is at, it has to end promptly.</summary>
    public async ValueTask DisposeAsync()
    {
        await door.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(5));
        door.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class OneHostWithMailbox : ICollectionFixture<ImapHost>
{
    public const string Name = "one host with a mailbox";
}
