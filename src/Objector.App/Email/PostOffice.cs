using MimeKit;

namespace Objector.App.Email;

/// <summary>Hands mails over to a server that delivers them.</summary>
public interface IEmailSender
{
    /// <summary>A second call with the same Message-ID may deliver the mail a second time.</summary>
    Task<SendResult> SendAsync(MimeMessage message, CancellationToken cancel);

    /// <returns>Null where it answers; else what is wrong, in a sentence.</returns>
    Task<string?> CheckHealthAsync(CancellationToken cancel);
}

/// <summary>What became of a mail at the first server.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    public sealed record Accepted : SendResult;

    /// <param name="Reason">In the server's words, where it had any.</param>
    /// <param name="Permanent">Whether another try with the same mail is pointless.</param>
    public sealed record Failed(string Reason, bool Permanent) : SendResult
    {
        /// <summary>How long the server asks to be left alone, by a real clock; null where it did not say.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>Whether it is sure that no server took the mail; else it may have left all the same.</summary>
        public bool NotTaken { get; init; }
    }
}
