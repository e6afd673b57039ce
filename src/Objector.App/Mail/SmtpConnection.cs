using System.Diagnostics;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Objector.App.Mail;

/// <summary>A connection to the mail server: made when there is something to send, and kept open for the next.</summary>
internal sealed class SmtpConnection(SmtpOptions options) : IDisposable
{
    // One that was used so lately is not asked whether it is still there: that takes as long as a command of a mail.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SmtpClient client = new() { Timeout = 30_000 };
    private long used;

    public async Task<Posting> Send(MimeMessage message, CancellationToken cancel)
    {
        var connected = false;
        try
        {
            await Connect(cancel);
            connected = true;
            await client.SendAsync(message, cancel);
            used = Stopwatch.GetTimestamp();
            return new Posting.Accepted();
        }
        catch (SmtpCommandException refused)
        {
            // What a server refuses while we connect is no verdict on the mail.
            return new Posting.Failed($"{(int)refused.StatusCode} {refused.Message}", connected && (int)refused.StatusCode >= 500) { NotTaken = true };
        }
        catch (Exception failure) when (IsPassing(failure))
        {
            return new Posting.Failed(failure.Message, Permanent: false) { NotTaken = !connected };
        }
    }

    /// <returns>What is wrong with the mail server; null where it answers.</returns>
    public async Task<string?> Trouble(CancellationToken cancel)
    {
        try
        {
            await Connect(cancel);
            return null;
        }
        catch (Exception failure) when (failure is SmtpCommandException || IsPassing(failure))
        {
            return $"The mail server does not answer: {failure.Message}";
        }
    }

    public void Dispose() => client.Dispose();

    private async Task Connect(CancellationToken cancel)
    {
        if (client.IsConnected && (client.IsAuthenticated || !options.SignsIn) && (Stopwatch.GetElapsedTime(used) < Fresh || await StillThere(cancel)))
            return;

        if (client.IsConnected)
            await client.DisconnectAsync(quit: false, cancel);
        await client.ConnectAsync(await Open(cancel), options.Host, options.Port, options.Security.ForMailKit(), cancel);
        if (options.SignsIn)
            await client.AuthenticateAsync(options.User, options.Password, cancel);
    }

    /// <summary>Without delay: a mail is sent in several pieces, and each would wait some forty milliseconds for word of the one before.</summary>
    private async Task<Socket> Open(CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(client.Timeout);
            await socket.ConnectAsync(options.Host, options.Port, limit.Token);
            return socket;
        }
        catch (Exception e)
        {
            socket.Dispose();
            if (e is OperationCanceledException && !cancel.IsCancellationRequested)
                throw new TimeoutException($"{options.Host} did not answer within {client.Timeout / 1000} s.", e);
            throw;
        }
    }

    private async Task<bool> StillThere(CancellationToken cancel)
    {
        try
        {
            await client.NoOpAsync(cancel);
            return true;
        }
        catch (Exception failure) when (failure is SmtpCommandException || IsPassing(failure))
        {
            return false;
        }
    }

    private static bool IsPassing(Exception failure) => failure
        is SocketException or IOException or TimeoutException
        or SmtpProtocolException or ServiceNotConnectedException
        or AuthenticationException or SslHandshakeException;
}
