using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Objector.App;
using Objector.App.Cases;
using Objector.App.Email;
using Objector.App.Scheduling;
using Objector.App.Telemetry;
using Objector.App.Web;
using Objector.Core.Cases;
using Objector.Rig.InMemory;
using Objector.Tests.Cases;

namespace Objector.Tests.InMemory;

/// <summary>
/// The program as both hosts compose it, over storage and a post office in memory, at a clock that the test moves.
/// Nothing happens by itself: what is due is done by <see cref="Settle"/>, in an order that is the same each time.
/// </summary>
internal sealed class InMemoryApp : IAsyncDisposable
{
    public const string InboundKey = "inbound";
    public const string OperatorKey = "operator";

    // More than any test has due at once: what is due without end is a fault of the program.
    private const int MaxAtOnce = 1_000;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(20);

    private readonly WebApplication app;
    private readonly HandAlarm alarm;

    private InMemoryApp(WebApplication app, HandAlarm alarm, MemoryStorage storage, FakeTimeProvider time, MemoryPostOffice post)
    {
        (this.app, this.alarm, Storage, Time, Post) = (app, alarm, storage, time, post);
        Http = app.GetTestClient();
    }

    public HttpClient Http { get; }

    public MemoryStorage Storage { get; }

    public FakeTimeProvider Time { get; }

    public MemoryPostOffice Post { get; }

    /// <summary>From a Tuesday, ten in the morning where the person lives.</summary>
    public static Task<InMemoryApp> Start(params (string Name, string Value)[] settings) =>
        Start("this host", new MemoryStorage(), new FakeTimeProvider(Some.Now), new MemoryPostOffice(), settings);

    /// <summary>Another host over the same storage, with the same clock and post office.</summary>
    public Task<InMemoryApp> Beside() => Start("another host", Storage, Time, Post);

    private static async Task<InMemoryApp> Start(
        string worker, MemoryStorage storage, FakeTimeProvider time, MemoryPostOffice post, params (string Name, string Value)[] settings)
    {
        var options = new WebApplicationOptions { ApplicationName = "Objector.App", ContentRootPath = AppContext.BaseDirectory };
        var builder = WebApplication.CreateEmptyBuilder(options);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:ConnectionString"] = "in memory",
            ["PublicUrl"] = "https://objector.example",
            ["Keys:Secret"] = "a secret of the tests alone",
            ["Inbound:Key"] = InboundKey,
            ["Operator:Key"] = OperatorKey,
            ["Mail:From"] = "Objector <objector@objector.example>",
            ["Mail:InboundDomain"] = "reply.example",
            ["Mail:Smtp:Host"] = "smtp.example",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        builder.WebHost.UseTestServer();

        var alarm = new HandAlarm();
        builder.Services.AddLogging().AddRouting();
        builder.Services.AddObjector(ObjectorSettings.Read(builder.Configuration), storage.Clients, time, new HostInstance(worker));
        builder.Services.AddSingleton<ObjectorMetrics>().AddSingleton<ICaseScheduler>(alarm).AddSingleton<IEmailSender>(post);
        var app = builder.Build();
        app.UseObjector();
        app.MapObjector();
        await app.StartAsync();

        // As the self-host's alarm clock is wound when it starts.
        await foreach (var item in app.Services.GetRequiredService<ScheduleStore>().All(CancellationToken.None))
            await alarm.ScheduleAsync(item, CancellationToken.None);
        return new InMemoryApp(app, alarm, storage, time, post);
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Does all that is due now.</summary>
    public async Task Settle()
    {
        for (var attended = 0; alarm.Take(Time.GetUtcNow()) is { } due; attended++)
        {
            if (attended == MaxAtOnce)
                throw new InvalidOperationException($"{due.Kind} {due.Id} is due without end.");
            if (await Attend(due) is { } again)
                alarm.Again(again);
        }
    }

    /// <summary>What fails is rung again, as by the self-host's alarm clock; and the test hears of it.</summary>
    private async Task<ScheduledItem?> Attend(ScheduledItem due)
    {
        try
        {
            return await Get<WorkDispatcher>().ProcessDueAsync(due, CancellationToken.None);
        }
        catch
        {
            alarm.Again(due with { Wake = Time.GetUtcNow() + RetryAfter });
            throw;
        }
    }

    /// <summary>Lets days pass: at each wake on the way, what is due is done.</summary>
    public Task Advance(double days) => Advance(TimeSpan.FromDays(days));

    /// <inheritdoc cref="Advance(double)"/>
    public async Task Advance(TimeSpan by)
    {
        var until = Time.GetUtcNow() + by;
        await Settle();
        while (alarm.Next is { } next && next <= until)
        {
            Time.SetUtcNow(next);
            await Settle();
        }

        Time.SetUtcNow(until);
    }

    /// <summary>Sends the form, and does what is due then.</summary>
    public async Task<HttpResponseMessage> Submit(string email, string kind = "object", byte[]? picture = null, string country = "DE")
    {
        using var form = Forms.Submission(kind, email, country, screenshots: picture is null ? [] : [("shot.png", picture)]);
        var answer = await Http.PostAsync("/cases", form);
        await Settle();
        return answer;
    }

    /// <summary>Submits a case, opens the link that came by mail and confirms.</summary>
    /// <returns>The path of its page.</returns>
    public async Task<string> Confirmed(string email, string kind = "object", byte[]? picture = null)
    {
        using var submitted = await Submit(email, kind, picture: picture);
        var page = RunningHost.Link(Mail(email, "confirmation-1"));
        using var confirmed = await Act(page, "confirm");
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, confirmed.StatusCode);
        return page;
    }

    /// <summary>Confirmed, and filed with Meta today.</summary>
    /// <inheritdoc cref="Confirmed"/>
    public async Task<string> Filed(string email, string kind = "object")
    {
        var page = await Confirmed(email, kind);
        using var filed = await Act(page, "filed");
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, filed.StatusCode);
        return page;
    }

    /// <summary>Sends a form of the case's page, and does what is due then.</summary>
    public Task<HttpResponseMessage> Act(string page, string action, params (string Name, string Value)[] fields) =>
        PostForm($"{page}/{action}", fields);

    public async Task<HttpResponseMessage> PostForm(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var answer = await Http.PostAsync(path, form);
        await Settle();
        return answer;
    }

    /// <summary>A mail comes in, and is processed.</summary>
    public async Task<HttpResponseMessage> Receive(MimeMessage mail)
    {
        using var raw = new MemoryStream();
        await mail.WriteToAsync(raw);
        using var content = new ByteArrayContent(raw.ToArray());
        var answer = await Http.PostAsync($"/inbound/mime?key={InboundKey}", content);
        await Settle();
        return answer;
    }

    /// <summary>The newest mail to this address whose Message-ID begins like this.</summary>
    public MimeMessage Mail(string to, string id) => Mails(to, id) is [.., var newest] ? newest : throw new InvalidOperationException(
        $"No mail {id} to {to} among: {string.Join(", ", Mails(to).Select(mail => mail.MessageId))}");

    /// <summary>In the order in which they were sent.</summary>
    public IReadOnlyList<MimeMessage> Mails(string to, string id = "") =>
        [.. Post.Taken.Where(mail => mail.To.Mailboxes.Single().Address == to && mail.MessageId!.StartsWith(id, StringComparison.Ordinal))];

    /// <summary>The names of the mails to this address, in the order in which they were sent.</summary>
    public IReadOnlyList<string> Slugs(string to) => [.. Mails(to).Select(mail => mail.MessageId!.Split('.')[0])];

    public async Task<JsonElement> Json(string path)
    {
        using var answer = await AskForJson(HttpMethod.Get, path);
        return JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).RootElement;
    }

    public async Task<HttpResponseMessage> AskForJson(
        HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await Http.SendAsync(request);
    }

    public async Task<string> Status(string page) => (await Json(page)).GetProperty("status").GetString()!;

    /// <summary>The types of the events of a case, in order.</summary>
    public async Task<IReadOnlyList<string>> Timeline(string page) =>
        [.. (await Json(page)).GetProperty("timeline").EnumerateArray().Select(e => e.GetProperty("type").GetString()!)];

    public CaseId IdOf(string page) => Get<Tokens>().Validate(TokenScope.View, page.Split('/')[2])!.Value;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }
}
