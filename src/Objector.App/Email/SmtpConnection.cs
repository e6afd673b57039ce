using System.Diagnostics;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Objector.App.Email;

/// <summary>A connection to the mail server: made when there is something to send, and kept open for the next.</summary>
internal sealed class SmtpConnection(SmtpOptions options, SmtpLimits limits) : IDisposable
{
    // One that was used so lately is not asked whether it is still there: that takes as long as a command of a mail.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SmtpClient client = new() { Timeout = (int)limits.Command.TotalMilliseconds };
    private long used;

    /// <param name="limit">Ends by itself what does not begin to leave in time; put off once the mail leaves.</param>
    public async Task<SendResult> Send(MimeMessage message, CancellationTokenSource limit, CancellationToken cancel)
    {
        var connected = false;
        try
        {
            await Connect(limit.Token);
            connected = true;
            await client.SendAsync(message, limit.Token, new Leaving(() => AwaitAnswer(limit)));
            used = Stopwatch.GetTimestamp();
            return new SendResult.Accepted();
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new SendResult.Failed($"{options.Host} took too long.", Permanent: false) { NotTaken = !connected };
        }
        catch (SmtpCommandException refused)
        {
            // What a server refuses while we connect is no verdict on the mail.
            return new SendResult.Failed($"{(int)refused.StatusCode} {refused.Message}", connected && (int)refused.StatusCode >= 500) { NotTaken = true };
        }
        catch (Exception failure) when (IsPassing(failure))
        {
            return new SendResult.Failed(failure.Message, Permanent: false) { NotTaken = !connected };
        }
        finally
        {
            client.Timeout = (int)limits.Command.TotalMilliseconds;
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

    /// <summary>A server that has a mail may take it and be slow to say so: whoever hangs up then sends it a second time.</summary>
    private void AwaitAnswer(CancellationTokenSource limit)
    {
        client.Timeout = (int)limits.Answer.TotalMilliseconds;
        limit.CancelAfter(limits.Answer);
    }

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

    /// <summary>Says once that the first bytes of a mail are on their way.</summary>
    private sealed class Leaving(Action begun) : ITransferProgress
    {
        private bool said;

        public void Report(long bytesTransferred, long totalSize) => Report(bytesTransferred);

        public void Report(long bytesTransferred)
        {
            if (said)
                return;
            said = true;
            begun();
        }
    }
}
