using System.Net.Sockets;
using MailKit.Net.Imap;
using MailKit.Security;
using Objector.App.InboundEmail;

namespace Objector.Tests.InboundEmail;

public class ImapErrorsTests
{
    private static readonly ImapOptions Options = new() { Host = "imap.example", User = "ada@example.org", Password = "secret" };

    public static TheoryData<Exception, string> Troubles => new()
    {
        { new AuthenticationException("ada@example.org is not known"), "The mailbox refuses Inbound__Imap__User and Inbound__Imap__Password." },
        { new SocketException((int)SocketError.HostNotFound), "imap.example:993 does not answer: " },
        { new IOException("Connection reset"), "imap.example:993 ended the connection: Connection reset" },
        { new ImapCommandException(ImapCommandResponse.No, "", "Over quota: <ada@example.org>\r\nand more"), "The mailbox refuses a command: Over quota: <…>" },
        { new Azure.RequestFailedException(503, "Busy\nand more"), "The storage does not take a mail, so it stays in the mailbox: Busy" },
        { new InvalidOperationException("Odd"), "The mailbox cannot be read: Odd" },
    };

    [Theory]
    [MemberData(nameof(Troubles), DisableDiscoveryEnumeration = true)]
    public void Trouble_is_one_line_without_an_address(Exception trouble, string begins)
    {
        var said = ImapErrors.Sentence(trouble, Options);

        Assert.StartsWith(begins, said);
        Assert.DoesNotContain("\n", said);
        Assert.DoesNotContain("@", said);
    }

    [Fact]
    public void Pauses_grow_from_a_second_to_five_minutes()
    {
        var pauses = Enumerable.Range(1, 2000).Select(new ImapTimeouts().After).ToList();

        Assert.Equal([1, 2, 4, 8], pauses.Take(4).Select(pause => pause.TotalSeconds));
        Assert.Equal(pauses, pauses.Order());
        Assert.Equal(TimeSpan.FromMinutes(5), pauses[^1]);
    }
}
