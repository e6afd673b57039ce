using System.Diagnostics;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Objector.App.Mail;

/// <summary>Sends over SMTP: one mail at a time, over one connection that stays open for the next.</summary>
public sealed class SmtpPostOffice(SmtpOptions options) : IPostOffice, IDisposable
{
    // A connection that was used so lately is not asked whether it is still there: that takes as long as a command of a mail.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SmtpClient client = new() { Timeout = 30_000 };
    private readonly SemaphoreSlim turn = new(1);
    private long used;

    public async Task<Posting> Send(MimeMessage message, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
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
        finally
        {
            turn.Release();
        }
    }

    public async Task<string?> Trouble(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            await Connect(cancel);
            return null;
        }
        catch (Exception failure) when (failure is SmtpCommandException || IsPassing(failure))
        {
            return $"The mail server does not answer: {failure.Message}";
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        client.Dispose();
        turn.Dispose();
    }

    private async Task Connect(CancellationToken cancel)
    {
        if (client.IsConnected && (client.IsAuthenticated || !options.SignsIn) && (Stopwatch.GetElapsedTime(used) < Fresh || await StillThere(cancel)))
            return;

        if (client.IsConnected)
            await client.DisconnectAsync(quit: false, cancel);
        await client.ConnectAsync(options.Host, options.Port, options.Security.ForMailKit(), cancel);
        if (options.SignsIn)
            await client.AuthenticateAsync(options.User, options.Password, cancel);
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
