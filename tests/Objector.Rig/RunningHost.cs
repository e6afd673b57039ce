using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Objector.Rig;

/// <summary>
/// One self-host over a storage account of its own, on a free port and in a folder of its own. Its clock begins at a date of the test's,
/// whatever the machine's is. Restarting it keeps the services, as a crash of the program alone would.
/// </summary>
public sealed partial class RunningHost : IAsyncDisposable
{
    /// <summary>
    /// What the clock shows first unless a test says otherwise: a Tuesday morning, with no holiday near and no full hour, at which budgets
    /// begin anew. It lies ahead of any date that a machine runs the tests on, since the program never turns its clock back.
    /// </summary>
    public static readonly DateTimeOffset FirstInstant = new(2029, 3, 6, 9, 12, 0, TimeSpan.Zero);

    private readonly string directory = Directory.CreateTempSubdirectory("objector-").FullName;
    private readonly int port = FreePorts.Take(1)[0];
    private readonly Tenant tenant;
    private readonly Dictionary<string, string> settings;
    private SelfHost.SelfHost? host;

    private RunningHost(Tenant tenant, Dictionary<string, string> settings)
    {
        (this.tenant, this.settings) = (tenant, settings);
        Mail = new MailDev(new Uri($"http://127.0.0.1:{tenant.Services.MailWebPort}"), tenant.Sender);
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(60) };
    }

    public MailDev Mail { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => host!.App.Services;

    public static Task<RunningHost> Start(double daysPerMinute) =>
        Start(new Dictionary<string, string> { ["Clock:DaysPerMinute"] = daysPerMinute.ToString(CultureInfo.InvariantCulture) });

    public static async Task<RunningHost> Start(Dictionary<string, string>? settings = null)
    {
        var running = new RunningHost(await SharedServices.TakeAsync(), settings ?? []);
        await running.OpenStorage().CreateAll(CancellationToken.None);
        await ProgramClock.Set(running.OpenStorage(), FirstInstant);
        await running.StartHost();
        return running;
    }

    /// <summary>What the program's clock shows. The host has to run in this process.</summary>
    public DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>The arguments of a self-host over these services: for one in this process or in another.</summary>
    public string[] Arguments =>
    [
        "--Local:Services=auto",
        $"--Local:Directory={directory}",
        $"--Local:BlobPort={tenant.Services.BlobPort}",
        $"--Local:QueuePort={tenant.Services.QueuePort}",
        $"--Local:TablePort={tenant.Services.TablePort}",
        $"--Local:SmtpPort={tenant.Services.SmtpPort}",
        $"--Local:MailWebPort={tenant.Services.MailWebPort}",
        $"--Storage:ConnectionString={tenant.ConnectionString}",
        $"--Mail:From=Objector <{tenant.Sender}>",
        $"--urls=http://127.0.0.1:{port}",
        "--Logging:LogLevel:Default=Warning",
        // All tests come from one address, and fill in forms as fast as they can.
        "--Limits:SubmissionsPerNetwork=100000",
        "--Limits:SecondsToFillIn=0",
        .. settings.Select(setting => $"--{setting.Key}={setting.Value}"),
    ];

    /// <summary>The storage itself, past the program.</summary>
    public App.Storage OpenStorage() => new(new TableServiceClient(ConnectionString), new BlobServiceClient(ConnectionString));

    /// <summary>Of its storage account.</summary>
    public string ConnectionString => tenant.ConnectionString;

    public async Task StartHost() => host = await SelfHost.SelfHost.Start(Arguments, CancellationToken.None);

    public async Task StopHost()
    {
        if (host is not null)
        {
            await host.App.StopAsync();
            await host.DisposeAsync();
        }

        host = null;
    }

    /// <summary>Lets days pass at once: the host sleeps through them, and goes on from there in real time.</summary>
    public async Task Skip(int days)
    {
        var now = Now;
        await StopHost();
        await ProgramClock.Set(OpenStorage(), now.AddDays(days));
        await StartHost();
    }

    public Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields) =>
        Http.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public async Task<JsonElement> Json(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await Http.SendAsync(request);
        return JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).RootElement;
    }

    /// <summary>Waits until the case has this status.</summary>
    public Task<JsonElement> Status(string path, string status) => Case(path, c => c.GetProperty("status").GetString() == status, $"the case to be {status}");

    public async Task<JsonElement> Case(string path, Func<JsonElement, bool> fits, string what)
    {
        JsonElement seen = default;
        await Wait.Until(async () => fits(seen = await Json(path)), what);
        return seen;
    }

    /// <summary>A confirmed case with one screenshot.</summary>
    /// <returns>The path of its page.</returns>
    public async Task<string> Confirmed(string email, byte[]? screenshot = null)
    {
        using var submitted = await Http.PostAsync("/cases", Forms.Submission("object", email, "DE", null, ("shot.png", screenshot ?? Forms.Picture())));
        var page = Link(await Mail.Next(email, "confirmation-"));
        using var confirmed = await Post($"{page}/confirm", ("nonce", "confirm"));
        await Mail.Next(email, "request-");
        return page;
    }

    /// <summary>A mail program's answer to one of our mails, as it reaches the inbound door.</summary>
    public Task<HttpResponseMessage> Answer(MimeMessage mail, string from, string text, Action<MimeMessage>? change = null) =>
        PostMime(AnswerTo(mail, from, text, change));

    /// <summary>A mail program's answer to one of our mails.</summary>
    public static MimeMessage AnswerTo(MimeMessage mail, string from, string text, Action<MimeMessage>? change = null)
    {
        var answer = new MimeMessage { Subject = $"Re: {mail.Subject}", MessageId = MimeKit.Utils.MimeUtils.GenerateMessageId("example.org"), InReplyTo = mail.MessageId };
        answer.From.Add(MailboxAddress.Parse(from));
        answer.To.AddRange(mail.ReplyTo);
        answer.Body = new TextPart("plain") { Text = $"{text}\r\n\r\nOn Tuesday Objector wrote:\r\n> {mail.TextBody!.ReplaceLineEndings("\r\n> ")}" };
        change?.Invoke(answer);
        return answer;
    }

    public async Task<HttpResponseMessage> PostMime(MimeMessage message)
    {
        using var raw = new MemoryStream();
        await message.WriteToAsync(raw);
        return await Http.PostAsync($"/inbound/mime?key={SelfHost.LocalDefaults.InboundKey}", new ByteArrayContent(raw.ToArray()));
    }

    /// <summary>The path of the first link of this kind in a mail.</summary>
    public static string Link(MimeMessage mail, string kind = "cases") =>
        Regex.Match(mail.TextBody ?? "", $@"https?://[^/\s]+(/{kind}/[0-9a-z]+)") is { Success: true } match
            ? match.Groups[1].Value
            : throw new InvalidOperationException($"No /{kind}/ link in: {mail.TextBody}");

    public async ValueTask DisposeAsync()
    {
        await StopHost();
        Mail.Dispose();
        Http.Dispose();
        Directory.Delete(directory, recursive: true);
    }
}
