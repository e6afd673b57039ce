using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Objector.App;
using Objector.App.Cases;
using Objector.App.Scheduling;
using Objector.Core.Cases;
using Objector.Functions.Durable;
using Objector.Functions.Http;
using Objector.Rig;

namespace Objector.Functions.Tests.App;

/// <summary>
/// An installation of its own: storage and a clock, which last; a task hub and the app, each of which may go and be started anew. The
/// clock stands still but where a test moves it. Durable timers run in the world's time, as many times shorter as the clock would be
/// faster: one that rings before the clock was moved finds nothing due, and waits again.
/// </summary>
internal sealed class Installed : IAsyncDisposable
{
    /// <summary>The fastest that the program can be set to: six days in a second.</summary>
    public const double Fast = 365;

    private const string InboundKey = "key";

    /// <summary>A Tuesday, ten in the morning in Berlin.</summary>
    private static readonly DateTimeOffset Begin = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);

    private readonly TestServices shared;
    private readonly FakeTimeProvider still = new(Begin);
    private readonly AcceleratedTimeProvider clock;
    private TaskHub? hub;
    private RunningApp? app;

    private Installed(TestServices shared, Storage storage, double daysPerMinute)
    {
        this.shared = shared;
        Storage = storage;
        clock = new AcceleratedTimeProvider(still, Begin, daysPerMinute > 0 ? daysPerMinute * TimeSpan.FromDays(1).TotalMinutes : 1);
        Configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:ConnectionString"] = shared.Options.ConnectionString,
            ["PublicUrl"] = "http://localhost:7071",
            ["Keys:Secret"] = "a secret of the tests alone",
            ["Inbound:Key"] = InboundKey,
            ["Mail:From"] = "Objector <objector@localhost>",
            ["Mail:InboundDomain"] = "localhost",
            ["Mail:Smtp:Host"] = "127.0.0.1",
            ["Mail:Smtp:Port"] = shared.Options.SmtpPort.ToString(CultureInfo.InvariantCulture),
            ["Mail:Smtp:Security"] = "none",
            ["Retention:Days"] = "1",
            // The clock stands still while they fill in the form.
            ["Limits:SecondsToFillIn"] = "0",
            ["OTEL_SDK_DISABLED"] = "true",
        }).Build();
    }

    public Storage Storage { get; }

    public IConfiguration Configuration { get; }

    public TimeProvider Clock => clock;

    public RunningApp App => app ?? throw new InvalidOperationException("The app does not run.");

    public DurableTaskClient Client => App.Client;

    private CaseStore Cases => new(Storage);

    /// <param name="daysPerMinute">How fast durable timers take the clock to be; 0: as fast as the world's.</param>
    public static async Task<Installed> Start(TestServices shared, double daysPerMinute = 0)
    {
        var installed = await Empty(shared, daysPerMinute);
        installed.hub = await TaskHub.Start();
        await installed.StartApp();
        return installed;
    }

    /// <summary>Without a task hub, and with no app at work.</summary>
    public static async Task<Installed> Empty(TestServices shared, double daysPerMinute = 0) =>
        new(shared, await shared.NewStorage(), daysPerMinute);

    public async Task StartApp() => app = await RunningApp.Start(Configuration, Storage, clock, hub!);

    public async Task KillApp()
    {
        await App.DisposeAsync();
        app = null;
    }

    /// <summary>The task hub goes with all that it knew; an empty one takes its place. While no app runs.</summary>
    public async Task LoseHub()
    {
        await hub!.DisposeAsync();
        hub = await TaskHub.Start();
    }

    public void Pass(TimeSpan time) => still.Advance(time / clock.Rate);

    /// <summary>Lets time pass until the case is to be looked at next.</summary>
    /// <param name="andThen">Once it waits, and before the time passes.</param>
    public async Task PassToWake(CaseId id, Func<Task>? andThen = null)
    {
        var item = await Wait.For(
            async () => await Item(id) is { IsLeased: false } settled && settled.Wake > clock.GetUtcNow() ? settled : null,
            $"case {id} to wait for something");
        if (andThen is not null)
            await andThen();
        Pass(item.Wake - clock.GetUtcNow() + TimeSpan.FromSeconds(1));
    }

    /// <summary>The case's row of the agenda; null where there is none.</summary>
    public async Task<ScheduledItem?> Item(CaseId id)
    {
        var agenda = new ScheduleStore(Storage, clock, new ClockRate(clock.Rate));
        return await agenda.All(CancellationToken.None).FirstOrDefaultAsync(item => item.Id == id.ToString());
    }

    public Task Watch() => App.Functions<Watchdog>().Run(null!, Client, CancellationToken.None);

    public async Task<Case?> Case(CaseId id) => (await Cases.LoadAsync(id, CancellationToken.None))?.Case;

    public async Task<IReadOnlyList<CaseEvent>> Events(CaseId id) =>
        [.. (await Cases.LoadEventsAsync(id, CancellationToken.None)).Select(recorded => recorded.Event)];

    public Task Status(CaseId id, string status) => Wait.Until(async () => (await Case(id))?.Status == status, $"case {id} to be {status}");

    /// <summary>The first mail to the address whose Message-ID begins so; waited for.</summary>
    public Task<MimeMessage> Mail(string to, string id) => shared.Mail.Next(to, id);

    /// <summary>What each mail to the address is, oldest first, by its Message-ID: one that came twice stands there twice.</summary>
    public async Task<IReadOnlyList<string>> Mails(string to) =>
        [.. (await shared.Mail.To(to)).Select(mail => mail.MessageId!.Split('.')[0])];

    public async Task Submit(string email)
    {
        using var form = Forms.Submission("object", email);
        var request = Request(await form.ReadAsByteArrayAsync(), form.Headers.ContentType!.ToString());
        await App.Functions<FormFunctions>().Submit(request, Client, CancellationToken.None);
        Assert.StartsWith("/sent/", request.HttpContext.Response.Headers.Location.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Follows the link of the confirmation mail.</summary>
    public async Task<CaseId> Confirm(string email)
    {
        var token = RunningHost.Link(await Mail(email, "confirmation-")).Split('/')[^1];
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("nonce", "1")]);
        var request = Request(await form.ReadAsByteArrayAsync(), form.Headers.ContentType!.ToString());
        await App.Functions<CaseFunctions>().Confirm(request, token, Client, CancellationToken.None);
        Assert.Equal($"/cases/{token}", request.HttpContext.Response.Headers.Location.ToString());
        return App.Services.GetRequiredService<Tokens>().Validate(TokenScope.View, token)!.Value;
    }

    /// <summary>A confirmed case that the person has filed, told so by mail.</summary>
    public async Task<CaseId> Filed(string email)
    {
        await Submit(email);
        var id = await Confirm(email);
        await Answer(await Mail(email, "request-"), email, "SENT");
        await Status(id, "AwaitingReply");
        return id;
    }

    /// <summary>Answers one of our mails, and waits until the answer has gone through the mail room.</summary>
    public async Task Answer(MimeMessage mail, string from, string text)
    {
        using var raw = new MemoryStream();
        await RunningHost.AnswerTo(mail, from, text, answer => answer.Date = clock.GetUtcNow()).WriteToAsync(raw);
        var request = Request(raw.ToArray(), "message/rfc822");
        request.QueryString = new QueryString($"?key={InboundKey}");
        await App.Functions<InboundFunctions>().Mime(request, Client, CancellationToken.None);
        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(raw.ToArray()));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await Client.WaitForInstanceCompletionAsync(sha, limit.Token)).RuntimeStatus);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
        if (hub is not null)
            await hub.DisposeAsync();
    }

    private static HttpRequest Request(byte[] body, string contentType)
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Loopback } };
        context.Request.Method = HttpMethods.Post;
        context.Request.ContentType = contentType;
        context.Request.ContentLength = body.Length;
        context.Request.Body = new MemoryStream(body, writable: false);
        return context.Request;
    }
}
