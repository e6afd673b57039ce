using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using MimeKit;
using MimeKit.Cryptography;
using Objector.Core.InboundEmail;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Security;

namespace Objector.Tests.InboundEmail;

public class AuthenticityTests
{
    private const string Approval = "We've reviewed your request and will honor your objection.";
    private static readonly TestKeys Keys = new();

    [Fact]
    public void A_mail_that_one_of_Metas_domains_signed_is_verified()
    {
        var found = Authenticity.Of(Signed("support.facebook.com"), ReceiverChecks.None, Keys);

        Assert.Equal(SenderVerdict.Verified, found.Verdict);
        Assert.Contains("The signature (DKIM) of support.facebook.com is valid.", found.Because.Select(reason => reason.ToString()));
    }

    [Fact]
    public void It_is_so_also_inside_another_mail()
    {
        var outer = new MimeMessage { Subject = "Fwd", Body = new Multipart("mixed") { new TextPart("plain") { Text = "See." }, new MessagePart { Message = MimeMessage.Load(new MemoryStream(Signed("facebookmail.com"))) } } };
        outer.From.Add(new MailboxAddress("Ada", "ada@example.org"));
        var mail = IncomingMail.Read(Bytes(outer));

        Assert.Equal(SenderVerdict.Verified, Authenticity.Of(mail!.Forwarded!, Keys).Verdict);
    }

    [Theory]
    [InlineData("will honor", "will humor")]
    [InlineData("Subject: Your", "Subject: your")]
    [InlineData("support@", "supp0rt@")]
    public void A_changed_byte_breaks_it(string from, string to)
    {
        var found = Authenticity.Of(Changed(Signed("facebook.com"), from, to), ReceiverChecks.None, Keys);

        Assert.Equal(SenderVerdict.Claims, found.Verdict);
        Assert.Contains(found.Because, reason => reason.ToString().Contains("does not fit", StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_author_makes_a_signature_worthless() =>
        Assert.NotEqual(SenderVerdict.Verified, Authenticity.Of([.. "From: Eve <eve@facebook.com>\r\n"u8, .. Signed("facebook.com")], ReceiverChecks.None, Keys).Verdict);

    [Fact]
    public void A_signature_of_only_a_part_is_worthless() =>
        Assert.NotEqual(SenderVerdict.Verified, Authenticity.Of(Changed(Signed("facebook.com"), "DKIM-Signature: v=1;", "DKIM-Signature: v=1; l=1;"), ReceiverChecks.None, Keys).Verdict);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_no_key_is_to_be_had_a_signature_is_not_checked(bool noLocator)
    {
        var found = Authenticity.Of(Signed("facebook.com"), ReceiverChecks.None, noLocator ? null : new TestKeys { Answers = false });

        Assert.Equal(SenderVerdict.Claims, found.Verdict);
        Assert.Contains("The signature (DKIM) of facebook.com was not checked: its key could not be read.", found.Because.Select(reason => reason.ToString()));
    }

    [Fact]
    public void Somebody_elses_signature_proves_nothing_and_their_key_is_not_asked_for()
    {
        var keys = new TestKeys();

        Assert.Equal(SenderVerdict.Claims, Authenticity.Of(Signed("evil.example", from: "facebook.com"), ReceiverChecks.None, keys).Verdict);
        Assert.Empty(keys.Asked);
    }

    [Theory]
    [InlineData("facebook.com", true)]
    [InlineData("SUPPORT.Facebook.com", true)]
    [InlineData("facebook.com.", true)]
    [InlineData("mail.instagram.com", true)]
    [InlineData("facebook.com.evil.example", false)]
    [InlineData("faceb00k.com", false)]
    [InlineData("notfacebook.com", false)]
    [InlineData("facebook.com@evil.example", false)]
    [InlineData("com", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_look_alike_is_not_Meta(string? domain, bool isMeta) => Assert.Equal(isMeta, MetaSenders.IsMeta(domain));

    [Theory]
    [InlineData("Support", "facebook.com.evil.example")]
    [InlineData("Support", "faceb00k.com")]
    [InlineData("Support", "facebook-privacy.example")]
    [InlineData("Meta Privacy", "evil.example")]
    [InlineData("support@facebook.com", "evil.example")]
    public void Who_calls_itself_Meta_and_signs_as_another_only_claims_it(string name, string domain)
    {
        var found = Authenticity.Of(Signed(domain, name: name, text: "Click here."), new ReceiverChecks(Dkim: $"{{@{domain} : pass}}"), Keys);

        Assert.Equal(SenderVerdict.Claims, found.Verdict);
        Assert.Contains(found.Because, reason => reason.ToString().Contains("phishing", StringComparison.Ordinal));
    }

    [Fact]
    public void Metas_words_alone_are_a_claim() =>
        Assert.Equal(SenderVerdict.Claims, Authenticity.Of(Signed("example.org", name: "Ada"), ReceiverChecks.None, Keys).Verdict);

    [Fact]
    public void A_mail_of_somebody_else_is_none_of_Metas() =>
        Assert.Equal(SenderVerdict.None, Authenticity.Of(Signed("example.org", name: "Ada", text: "Hello."), ReceiverChecks.None, Keys).Verdict);

    [Fact]
    public void What_is_forwarded_without_its_headers_is_a_claim_at_most()
    {
        Assert.Equal(SenderVerdict.Claims, Authenticity.Of(new ForwardedMail("support@facebook.com", "Your request", null, Approval, null), Keys).Verdict);
        Assert.Equal(SenderVerdict.None, Authenticity.Of(new ForwardedMail("ada@example.org", "Hello", null, "Hello.", null), Keys).Verdict);
        Assert.Equal(SenderVerdict.None, Authenticity.Of(new ForwardedMail(null, null, null, "", null), Keys).Verdict);
    }

    private const string Ours = "Authentication-Results: mx.objector.example; dkim=pass header.d=facebook.com";

    [Theory]
    [InlineData("Received: from a by mx.objector.example; x\n" + Ours, true)]
    [InlineData(Ours + "\nReceived: from a by mx.objector.example; x", true)]
    [InlineData("Received: by 2001:db8::1 with SMTP; x\nReceived: from a by in.objector.example; x\n" + Ours, true)]
    [InlineData("Authentication-Results: mx.objector.example; dmarc=pass header.from=facebook.com", true)]
    [InlineData("Authentication-Results: mx.objector.example; dkim=pass header.i=@facebook.com", true)]
    [InlineData("Authentication-Results: mx.objector.example; dkim=fail header.d=facebook.com", false)]
    [InlineData("Authentication-Results: mx.objector.example; dkim=pass header.d=evil.example", false)]
    [InlineData("Authentication-Results: mx.objector.example; spf=pass smtp.mailfrom=facebook.com", false)]
    [InlineData("Authentication-Results: mx.objector.example; dkim=none\n" + Ours, false)]
    [InlineData("Received: from a by mx.evil.example; x\n" + Ours, false)]
    [InlineData("Authentication-Results: mx.evil.example; dkim=pass header.d=facebook.com", false)]
    [InlineData("Authentication-Results: mx.objector.example.evil.example; dkim=pass header.d=facebook.com", false)]
    public void Only_our_own_server_is_believed_about_what_it_checked(string headers, bool believed)
    {
        var raw = Encoding.UTF8.GetBytes($"{headers}\nFrom: support@facebook.com\n\n{Approval}\n");

        Assert.Equal(believed, Authenticity.Of(raw, new ReceiverChecks("mx.objector.example"), null).Verdict == SenderVerdict.Verified);
        Assert.Equal(SenderVerdict.Claims, Authenticity.Of(raw, ReceiverChecks.None, null).Verdict);
    }

    [Theory]
    [InlineData("{@facebookmail.com : pass}", SenderVerdict.Verified)]
    [InlineData("{@evil.example : pass, @support.facebook.com : pass}", SenderVerdict.Verified)]
    [InlineData("{@facebookmail.com : fail}", SenderVerdict.Claims)]
    [InlineData("{@evil.example : pass}", SenderVerdict.Claims)]
    [InlineData("{@facebookmail.com.evil.example : pass}", SenderVerdict.Claims)]
    [InlineData("none", SenderVerdict.Claims)]
    [InlineData("", SenderVerdict.Claims)]
    public void What_SendGrid_found_counts_and_SPF_alone_does_not(string dkim, SenderVerdict verdict)
    {
        var raw = "From: security@facebookmail.com\n\nHello.\n"u8.ToArray();

        Assert.Equal(verdict, Authenticity.Of(raw, new ReceiverChecks(Dkim: dkim, Spf: "pass"), null).Verdict);
    }

    [Theory]
    [InlineData("google.com", "facebook.com", true, SenderVerdict.Verified)]
    [InlineData("google.com", "evil.example", true, SenderVerdict.Claims)]
    [InlineData("google.com", "facebook.com", false, SenderVerdict.Claims)]
    [InlineData("evil.example", "facebook.com", true, SenderVerdict.Claims)]
    public void A_seal_is_worth_as_much_as_who_sealed(string sealer, string passed, bool isWhole, SenderVerdict verdict)
    {
        var raw = Sealed(sealer, passed);

        Assert.Equal(verdict, Authenticity.Of(isWhole ? raw : Changed(raw, "will honor", "will humor"), ReceiverChecks.None, Keys).Verdict);
    }

    [Fact]
    public void A_seal_of_a_stranger_on_top_of_a_trusted_one_spoils_it()
    {
        var message = MimeMessage.Load(new MemoryStream(Sealed("google.com", "facebook.com")));
        new TestSealer("evil.example", "arc=pass", Keys.Private).Sign(message, [HeaderId.From, HeaderId.Subject]);

        Assert.Equal(SenderVerdict.Claims, Authenticity.Of(Bytes(message), ReceiverChecks.None, Keys).Verdict);
    }

    [Fact]
    public void Any_bytes_at_all_are_weighed_and_never_break() =>
        Gen.Select(Gen.String[0, 100], Gen.String[0, 100], Gen.Byte.Array[0, 200]).Sample((one, two, body) =>
            Assert.NotNull(Authenticity.Of(
                [.. Encoding.UTF8.GetBytes($"ARC-Seal: {one}d=google.com;{two}\r\nAuthentication-Results: a; {two}\r\nReceived: {one}\r\nDKIM-Signature: d=facebook.com;{one}={two}\r\nFrom: a@facebook.com\r\n\r\n"), .. body],
                new ReceiverChecks("a", one, two),
                Keys)));

    private static byte[] Signed(string domain, string? from = null, string name = "Support", string text = Approval)
    {
        var message = Message(from ?? domain, name, text);
        new DkimSigner(Keys.Private, domain, "test").Sign(message, [HeaderId.From, HeaderId.To, HeaderId.Subject]);
        return Bytes(message);
    }

    private static byte[] Sealed(string sealer, string passed)
    {
        var message = Message("facebook.com", "Support", Approval);
        new TestSealer(sealer, $"dkim=pass header.d={passed}", Keys.Private).Sign(message, [HeaderId.From, HeaderId.To, HeaderId.Subject]);
        return Bytes(message);
    }

    private static MimeMessage Message(string domain, string name, string text)
    {
        var message = new MimeMessage { Subject = "Your request", Body = new TextPart("plain") { Text = text + "\n" } };
        message.From.Add(new MailboxAddress(name, $"support@{domain}"));
        message.To.Add(new MailboxAddress("Ada", "ada@example.org"));
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    private static byte[] Bytes(MimeMessage message)
    {
        using var stream = new MemoryStream();
        message.WriteTo(stream);
        return stream.ToArray();
    }

    private static byte[] Changed(byte[] raw, string from, string to)
    {
        var text = Encoding.Latin1.GetString(raw);
        Assert.Contains(from, text, StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>One key for every domain.</summary>
    private sealed class TestKeys : IDkimPublicKeyLocator
    {
        private readonly AsymmetricCipherKeyPair _pair = Pair();

        public AsymmetricKeyParameter Private => _pair.Private;
        public bool Answers { get; init; } = true;
        public ConcurrentQueue<string> Asked { get; } = [];

        public AsymmetricKeyParameter LocatePublicKey(string methods, string domain, string selector, CancellationToken cancellationToken = default)
        {
            Asked.Enqueue(domain);
            return Answers ? _pair.Public : throw new IOException("No answer.");
        }

        public Task<AsymmetricKeyParameter> LocatePublicKeyAsync(string methods, string domain, string selector, CancellationToken cancellationToken = default) =>
            Task.FromResult(LocatePublicKey(methods, domain, selector, cancellationToken));

        private static AsymmetricCipherKeyPair Pair()
        {
            using var rsa = RSA.Create(2048);
            return DotNetUtilities.GetRsaKeyPair(rsa);
        }
    }

    /// <summary>Seals a mail as one that passes it on does.</summary>
    private sealed class TestSealer(string domain, string found, AsymmetricKeyParameter key) : ArcSigner(key, domain, "test")
    {
        protected override AuthenticationResults GenerateArcAuthenticationResults(FormatOptions options, MimeMessage message, CancellationToken cancellationToken)
        {
            Assert.True(AuthenticationResults.TryParse(Encoding.ASCII.GetBytes($"mx.{Domain}; {found}"), out var results));
            return results!;
        }

        protected override Task<AuthenticationResults> GenerateArcAuthenticationResultsAsync(FormatOptions options, MimeMessage message, CancellationToken cancellationToken) =>
            Task.FromResult(GenerateArcAuthenticationResults(options, message, cancellationToken));
    }
}
