using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Objector.App.Cases;
using Objector.App.Email;
using Objector.Core.Cases;
using Objector.Core.Law;

namespace Objector.Rig.InvalidInput;

/// <summary>A host with a few cases, to be shot at.</summary>
public sealed class Target : IAsyncDisposable
{
    private const string Timestamp = "1600112502";

    private readonly ECDsa key;

    private Target(RunningHost host, ECDsa key, IReadOnlyList<CaseId> cases)
    {
        (Host, this.key, Cases) = (host, key, cases);
        var tokens = host.Services.GetRequiredService<Tokens>();
        Pages = [.. cases.Select(id => $"/cases/{tokens.Issue(TokenScope.View, id)}")];
    }

    public RunningHost Host { get; }

    /// <summary>Confirmed ones; every second one is filed.</summary>
    public IReadOnlyList<CaseId> Cases { get; }

    /// <summary>The paths of their pages.</summary>
    public IReadOnlyList<string> Pages { get; }

    public static string Inbound(string door) => $"/inbound/{door}?key={SelfHost.LocalDefaults.InboundKey}";

    private const string Plenty = "10000000";

    public static async Task<Target> Start(int cases)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var host = await RunningHost.Start(new Dictionary<string, string>
        {
            ["Mail:SendGrid:WebhookKey"] = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()),
            ["Logging:LogLevel:Default"] = "Critical",
            // Else the door would turn them all away before anybody looks at them.
            ["Limits:SubmissionsPerNetwork"] = Plenty,
            ["Limits:SubmissionsPerMailbox"] = Plenty,
            ["Limits:SubmissionsInAll"] = Plenty,
            ["Limits:DraftsPerNetwork"] = Plenty,
        });
        var desk = host.Services.GetRequiredService<CaseService>();
        var opened = new List<CaseId>();
        for (var number = 0; number < cases; number++)
        {
            var id = CaseId.From(RandomNumberGenerator.GetBytes(CaseId.Bytes));
            var submission = new Submission(RequestKind.Object, "DE", "Ada Example", $"target{number}@example.org", "en", "Europe/Berlin", "", "I am a nurse.", []);
            CaseCommand[] story = [new CaseCommand.Open(id, submission, []), new CaseCommand.Confirm(), .. number % 2 == 0 ? [] : new[] { new CaseCommand.FileRequest(null, null, Origin.Page) }];
            foreach (var command in story)
                await desk.ExecuteAsync(id, command.GetType().Name, command, CancellationToken.None);
            opened.Add(id);
        }

        return new Target(host, key, opened);
    }

    /// <summary>A body as SendGrid signs it.</summary>
    public Shot Event(string what, byte[] body, Fate fate) => Shot.Post(what, "/events/sendgrid", body, "application/json", fate, (SendGridEvents.TimestampHeader, Timestamp), (SendGridEvents.SignatureHeader, Sign(body)));

    private string Sign(byte[] body)
    {
        // As the app reads it: what is no UTF-8 is replaced before it is verified.
        var text = Encoding.UTF8.GetBytes(Timestamp + Encoding.UTF8.GetString(body));
        lock (key)
            return Convert.ToBase64String(key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        key.Dispose();
    }
}
