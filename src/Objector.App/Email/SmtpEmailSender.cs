using System.Collections.Concurrent;
using MimeKit;

namespace Objector.App.Email;

/// <summary>Sends over SMTP, over a few connections at most: servers count them.</summary>
public sealed class SmtpEmailSender : IEmailSender, IDisposable
{
    private const int MaxAtOnce = 4;

    private readonly SemaphoreSlim turn = new(MaxAtOnce);
    private readonly ConcurrentStack<SmtpConnection> free = new();
    private readonly SmtpOptions options;
    private readonly SmtpLimits limits;

    public SmtpEmailSender(SmtpOptions options)
        : this(options, SmtpLimits.Default)
    {
    }

    internal SmtpEmailSender(SmtpOptions options, SmtpLimits limits) => (this.options, this.limits) = (options, limits);

    public async Task<SendResult> SendAsync(MimeMessage message, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(limits.Begin);
        try
        {
            return await With(connection => connection.Send(message, limit, cancel), limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new SendResult.Failed("All connections to the mail server are busy.", Permanent: false) { NotTaken = true };
        }
    }

    public Task<string?> CheckHealthAsync(CancellationToken cancel) => With(connection => connection.Trouble(cancel), cancel);

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
        var connection = free.TryPop(out var open) ? open : new SmtpConnection(options, limits);
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
