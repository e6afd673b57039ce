using System.Collections.Concurrent;
using MimeKit;

namespace Objector.App.Mail;

/// <summary>Sends over SMTP, over a few connections at most: servers count them.</summary>
public sealed class SmtpPostOffice(SmtpOptions options) : IPostOffice, IDisposable
{
    private const int MaxAtOnce = 4;

    private readonly SemaphoreSlim turn = new(MaxAtOnce);
    private readonly ConcurrentStack<SmtpConnection> free = new();

    public Task<Posting> Send(MimeMessage message, CancellationToken cancel) => With(connection => connection.Send(message, cancel), cancel);

    public Task<string?> Trouble(CancellationToken cancel) => With(connection => connection.Trouble(cancel), cancel);

    public void Dispose()
    {
        foreach (var connection in free)
            connection.Dispose();
        turn.Dispose();
    }

    // The one used last is taken first: while there is little to send, one stays open.
    private async Task<T> With<T>(Func<SmtpConnection, Task<T>> use, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        var connection = free.TryPop(out var open) ? open : new SmtpConnection(options);
        try
        {
            return await use(connection);
        }
        finally
        {
            free.Push(connection);
            turn.Release();
        }
    }
}
