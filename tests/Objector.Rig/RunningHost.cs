using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Objector.SelfHost.Local;

namespace Objector.Rig;

/// <summary>
/// One self-host over its own Azurite and MailDev, on free ports and in a folder of its own. Restarting it keeps the services, as a
/// crash of the program alone would.
/// </summary>
public sealed partial class RunningHost : IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("objector-").FullName;
    private readonly int[] ports = FreePorts.Take(6);
    private readonly Dictionary<string, string> settings;
    private LocalServices? services;
    private SelfHost.SelfHost? host;

    private RunningHost(Dictionary<string, string> settings)
    {
        this.settings = settings;
        Mail = new MailDev(new Uri($"http://127.0.0.1:{ports[4]}"));
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{ports[5]}"), Timeout = TimeSpan.FromSeconds(60) };
    }

    public MailDev Mail { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => host!.App.Services;

    public static Task<RunningHost> Start(double daysPerMinute) =>
        Start(new Dictionary<string, string> { ["Clock:DaysPerMinute"] = daysPerMinute.ToString(CultureInfo.InvariantCulture) });

    public static async Task<RunningHost> Start(Dictionary<string, string>? settings = null)
    {
        var running = new RunningHost(settings ?? []);
        running.services = await LocalServices.Start(running.Options, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance, CancellationToken.None);
        await running.StartHost();
        return running;
    }

    /// <summary>The arguments of a self-host over these services: for one in this process or in another.</summary>
    public string[] Arguments =>
    [
        "--Local:Services=auto",
        $"--Local:Directory={directory}",
        $"--Local:BlobPort={ports[0]}",
        $"--Local:QueuePort={ports[1]}",
        $"--Local:TablePort={ports[2]}",
        $"--Local:SmtpPort={ports[3]}",
        $"--Local:MailWebPort={ports[4]}",
        $"--urls=http://127.0.0.1:{ports[5]}",
        "--Logging:LogLevel:Default=Warning",
        // All tests come from one address, and fill in forms as fast as they can.
        "--Limits:SubmissionsPerNetwork=100000",
        "--Limits:SecondsToFillIn=0",
        .. settings.Select(setting => $"--{setting.Key}={setting.Value}"),
    ];

    /// <summary>The storage itself, past the program.</summary>
    public App.Storage OpenStorage() => new(new TableServiceClient(Options.ConnectionString), new BlobServiceClient(Options.ConnectionString));

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
        var now = Services.GetRequiredService<TimeProvider>().GetUtcNow();
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
        if (services is not null)
            await services.DisposeAsync();
        Mail.Dispose();
        Http.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    public LocalOptions Options => LocalOptions.Read(new ConfigurationBuilder().AddCommandLine(Arguments).Build());
}
