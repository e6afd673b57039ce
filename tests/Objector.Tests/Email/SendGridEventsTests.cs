using System.Security.Cryptography;
using System.Text;
using Objector.App.Email;
using Objector.Core.Cases;

namespace Objector.Tests.Email;

public sealed class SendGridEventsTests : IDisposable
{
    private const string Timestamp = "1600112502";

    // As SendGrid posts it: one line, and a line end after the last bracket that is signed as well.
    private const string Payload = """[{"email":"ada@example.org","event":"delivered","mail":"request-1.name","case":"case+token@reply.example","response":"250 OK","sg_event_id":"e1","timestamp":1772532000}]""" + "\r\n";

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => key.Dispose();

    private string PublicKey => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    private string Sign(string timestamp, string payload) => Convert.ToBase64String(
        key.SignData(Encoding.UTF8.GetBytes(timestamp + payload), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    private IReadOnlyList<SendGridEvent>? Read(string payload) =>
        SendGridEvents.Read(Encoding.UTF8.GetBytes(payload), Sign(Timestamp, payload), Timestamp, PublicKey);

    private SendGridEvent? ReadOne(string fields) =>
        Read($$"""[{"email":"ada@example.org","mail":"request-1.name","case":"case+token@reply.example","sg_event_id":"e1","timestamp":1772532000,{{fields}}}]""")!.SingleOrDefault();

    [Fact]
    public void A_signed_event_is_about_the_mail_that_we_sent() =>
        Assert.Equal(
            [new SendGridEvent("e1", "request-1.name", "case+token@reply.example", DeliveryStatus.Delivered, "250 OK", new DateTimeOffset(2026, 3, 3, 10, 0, 0, TimeSpan.Zero))],
            Read(Payload));

    [Theory]
    [InlineData("""  "event":"delivered"  """, DeliveryStatus.Delivered, "")]
    [InlineData("""  "event":"bounce","type":"bounce","status":"5.1.1","reason":"550 unknown recipient"  """, DeliveryStatus.Bounced, "550 unknown recipient")]
    [InlineData("""  "event":"bounce","status":"5.0.0","reason":"500 unknown recipient"  """, DeliveryStatus.Bounced, "500 unknown recipient")]
    [InlineData("""  "event":"bounce","type":"blocked","reason":"421 too busy"  """, DeliveryStatus.Blocked, "421 too busy")]
    [InlineData("""  "event":"bounce","type":"something new"  """, DeliveryStatus.Blocked, "")]
    [InlineData("""  "event":"dropped","reason":"Bounced Address"  """, DeliveryStatus.Dropped, "Bounced Address")]
    [InlineData("""  "event":"spamreport"  """, DeliveryStatus.SpamReport, "")]
    public void Each_kind_is_read_with_its_reason(string fields, DeliveryStatus fate, string reason)
    {
        var read = ReadOne(fields);

        Assert.Equal((fate, reason), (read!.Fate, read.Reason));
    }

    [Theory]
    [InlineData("processed")]
    [InlineData("deferred")]
    [InlineData("open")]
    [InlineData("click")]
    [InlineData("unsubscribe")]
    [InlineData("group_unsubscribe")]
    public void Other_kinds_are_passed_over(string kind) => Assert.Null(ReadOne($"\"event\":\"{kind}\""));

    [Theory]
    [InlineData("""{"event":"bounce","sg_event_id":"e2","timestamp":1772532000}""")]
    [InlineData("""{"event":"bounce","mail":"request-1.name","sg_event_id":"e2","timestamp":1772532000}""")]
    [InlineData("""{"event":"bounce","mail":"request-1.name","case":"c@d","timestamp":1772532000}""")]
    [InlineData("""{"event":"\ud800","mail":"request-1.name","case":"c@d","sg_event_id":"e2","timestamp":1772532000}""")]
    [InlineData("""{"event":"bounce","mail":"\udfff","case":"c@d","sg_event_id":"e2","timestamp":1772532000}""")]
    [InlineData("""{"event":"bounce","mail":"request-1.name","case":"c@d","sg_event_id":"e2"}""")]
    [InlineData("""{"event":"bounce","mail":"request-1.name","case":"c@d","sg_event_id":"e2","timestamp":99999999999999999}""")]
    [InlineData("""{"event":7,"mail":[],"sg_event_id":{},"timestamp":"soon"}""")]
    [InlineData("7")]
    public void What_is_about_no_mail_of_ours_is_passed_over_and_the_rest_is_read(string other) =>
        Assert.Equal("e1", Assert.Single(Read($"[{other},{Payload.Trim()[1..]}")!).EventId);

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("{}")]
    [InlineData("null")]
    public void Signed_nonsense_holds_no_events(string payload) => Assert.Empty(Read(payload)!);

    [Fact]
    public void The_example_of_the_package_holds()
    {
        // A real signature, so that the keys that the other tests make cannot agree with us on a mistake.
        const string Published = """[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address","sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA","sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0","smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>","timestamp":1600112492}]""" + "\r\n";

        Assert.NotNull(SendGridEvents.Read(
            Encoding.UTF8.GetBytes(Published),
            "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=",
            "1600112502",
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g=="));
    }

    [Fact]
    public void Words_beyond_ASCII_are_signed_as_they_were_sent() =>
        Assert.Equal("550 Empfänger unbekannt", ReadOne("""  "event":"bounce","reason":"550 Empfänger unbekannt"  """)!.Reason);

    [Fact]
    public void A_changed_body_is_not_believed()
    {
        var signature = Sign(Timestamp, Payload);

        foreach (var changed in (string[])[Payload.Replace("delivered", "bounce"), Payload.Trim(), Payload + " ", ""])
            Assert.Null(SendGridEvents.Read(Encoding.UTF8.GetBytes(changed), signature, Timestamp, PublicKey));
    }

    [Fact]
    public void Another_time_is_not_believed() =>
        Assert.Null(SendGridEvents.Read(Encoding.UTF8.GetBytes(Payload), Sign(Timestamp, Payload), "1600112503", PublicKey));

    [Fact]
    public void A_signature_by_another_key_is_not_believed()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Null(SendGridEvents.Read(
            Encoding.UTF8.GetBytes(Payload), Sign(Timestamp, Payload), Timestamp, Convert.ToBase64String(other.ExportSubjectPublicKeyInfo())));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64!")]
    [InlineData("AAAA")]
    [InlineData("MA==")]
    [InlineData("MAA=")]
    [InlineData("MAIC")]
    [InlineData("MIT/////")]
    [InlineData("MAYCAQACAQA=")] // r = s = 0 verified anything in old versions of the verifier (CVE-2021-43569)
    [InlineData("MAYCAQECAQE=")]
    [InlineData("MAYCAf8CAf8=")]
    public void A_signature_that_is_none_is_not_believed(string signature) =>
        Assert.Null(SendGridEvents.Read(Encoding.UTF8.GetBytes(Payload), signature, Timestamp, PublicKey));

    [Fact]
    public void Whatever_bytes_come_as_a_signature_none_is_believed_and_none_breaks_it()
    {
        var real = Convert.FromBase64String(Sign(Timestamp, Payload));
        var body = Encoding.UTF8.GetBytes(Payload);

        for (var i = 0; i < real.Length; i++)
        {
            var bent = (byte[])[.. real[..i], (byte)(real[i] ^ 0x80), .. real[(i + 1)..]];
            Assert.Null(SendGridEvents.Read(body, Convert.ToBase64String(bent), Timestamp, PublicKey));
            Assert.Null(SendGridEvents.Read(body, Convert.ToBase64String(real[..i]), Timestamp, PublicKey));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("no key")]
    [InlineData("AAAA")]
    public void Without_a_key_nothing_is_believed(string publicKey) =>
        Assert.Null(SendGridEvents.Read(Encoding.UTF8.GetBytes(Payload), Sign(Timestamp, Payload), Timestamp, publicKey));
}
