using System.Net.Sockets;
using System.Text.RegularExpressions;
using Azure;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;

namespace Objector.App.InboundEmail;

/// <summary>The mailbox is there, but not as we need it.</summary>
internal sealed class ImapUnfitException(string message) : Exception(message);

/// <summary>What is wrong with a mailbox, for the log: one sentence that says which setting to look at, and names no address.</summary>
internal static partial class ImapErrors
{
    public static string Sentence(Exception trouble, ImapOptions options) => trouble switch
    {
        // The server's own words often hold the address that was refused.
        AuthenticationException => "The mailbox refuses Inbound__Imap__User and Inbound__Imap__Password.",
        FolderNotFoundException => $"The mailbox has no folder '{options.Folder}': see Inbound__Imap__Folder.",
        SslHandshakeException => $"No secure connection to {options.Host}:{options.Port}: its certificate is not trusted, or Inbound__Imap__Security does not fit the port.",
        // It offers no STARTTLS, or takes no password over a connection without it.
        NotSupportedException => $"No secure connection to {options.Host}:{options.Port}: {Line(trouble).TrimEnd('.')}; see Inbound__Imap__Security.",
        SocketException or TimeoutException => $"{options.Host}:{options.Port} does not answer: {Line(trouble)}",
        ImapProtocolException or ServiceNotConnectedException or IOException => $"{options.Host}:{options.Port} ended the connection: {Line(trouble)}",
        ImapCommandException refused => $"The mailbox refuses a command: {Line(refused)}",
        RequestFailedException or AggregateException => $"The storage does not take a mail, so it stays in the mailbox: {Line(trouble is AggregateException many ? many.InnerExceptions[0] : trouble)}",
        ImapUnfitException => trouble.Message,
        _ => $"The mailbox cannot be read: {Line(trouble)}",
    };

    private static string Line(Exception trouble) => Address.Replace(trouble.Message.Split('\n')[0].Trim(), "…");

    [GeneratedRegex(@"[^\s<>'""]+@[^\s<>'""]+")]
    private static partial Regex Address { get; }
}
