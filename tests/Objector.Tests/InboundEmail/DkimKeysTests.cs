using System.Net;
using System.Net.Sockets;
using System.Text;
using Objector.App.InboundEmail;
using Org.BouncyCastle.Crypto.Parameters;

namespace Objector.Tests.InboundEmail;

public sealed class DkimKeysTests : IDisposable
{
    private const string Key = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDLUsQregy/qOcARWwa7+yaIbf0yiEnQoqDiPugga2Erub3vpEn/NTwewYZREvrBB/VnI6rR6qsrAfyK1P8VsWG/j31VS8uNTqSUGSkbvQhrZwEOoFp7jMtC+WAA5E+nTqteQPrDRzHklj0AB8p6OcyaXpPGr/Q4YstyFCABSVm6wIDAQAB";

    private readonly UdpClient _server = new(new IPEndPoint(IPAddress.Loopback, 0));

    private DkimKeys Keys(TimeSpan patience) => new((IPEndPoint)_server.Client.LocalEndPoint!, patience);

    [Fact]
    public void A_name_server_that_is_silent_is_no_answer() =>
        Assert.Throws<IOException>(() => Keys(TimeSpan.FromMilliseconds(50)).LocatePublicKey("dns/txt", "facebook.com", "s", TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_key_is_read_from_the_record_that_holds_it()
    {
        var answer = Answer("v=DKIM1; k=rsa; ", "p=" + Key);

        Assert.IsType<RsaKeyParameters>(await Keys(TimeSpan.FromSeconds(20)).LocatePublicKeyAsync("dns/txt", "facebook.com", "s", TestContext.Current.CancellationToken));
        await answer;
    }

    [Theory]
    [InlineData("v=spf1 -all")]
    [InlineData()]
    public async Task A_name_without_a_key_is_no_answer(params string[] pieces)
    {
        var answer = Answer(pieces);

        await Assert.ThrowsAsync<IOException>(() => Keys(TimeSpan.FromSeconds(20)).LocatePublicKeyAsync("dns/txt", "facebook.com", "s", TestContext.Current.CancellationToken));
        await answer;
    }

    [Theory]
    [InlineData("facebook..com")]
    [InlineData(".")]
    public void A_name_that_no_server_can_have_is_no_answer(string domain) =>
        Assert.Throws<IOException>(() => Keys(TimeSpan.FromMilliseconds(50)).LocatePublicKey("dns/txt", domain, "s", TestContext.Current.CancellationToken));

    public void Dispose() => _server.Dispose();

    /// <summary>Answers one question with one TXT record of these pieces (RFC 1035), or with none.</summary>
    private async Task Answer(params string[] pieces)
    {
        var question = await _server.ReceiveAsync(TestContext.Current.CancellationToken);
        byte[] text = [.. pieces.SelectMany(piece => Encoding.ASCII.GetBytes(piece).Prepend((byte)piece.Length))];
        byte[] record = text.Length == 0 ? [] : [0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, (byte)(text.Length >> 8), (byte)text.Length, .. text];
        // The question ends where its type and class do; what else the client sent is about itself.
        var end = 12 + question.Buffer.AsSpan(12).IndexOf((byte)0) + 5;
        await _server.SendAsync((byte[])[.. question.Buffer[..2], 0x81, 0x80, 0, 1, 0, (byte)(text.Length == 0 ? 0 : 1), 0, 0, 0, 0, .. question.Buffer[12..end], .. record], question.RemoteEndPoint, TestContext.Current.CancellationToken);
    }
}
