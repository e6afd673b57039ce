using MimeKit;

namespace Objector.App.Email;

/// <summary>The settings <c>Mail__…</c>.</summary>
public sealed class MailOptions
{
    /// <summary>The sender of every mail.</summary>
    public string From { get; set; } = "Objector <objector@localhost>";

    /// <summary>The domain of the cases' own addresses: mail to any of them has to reach Objector.</summary>
    public string InboundDomain { get; set; } = "localhost";

    public SmtpOptions Smtp { get; set; } = new();

    public SendGridOptions SendGrid { get; set; } = new();

    /// <exception cref="ParseException"><see cref="Problems"/> would have said so.</exception>
    public MailboxAddress Sender() => MailboxAddress.Parse(From);

    /// <returns>A sentence for each setting that is wrong.</returns>
    public IEnumerable<string> Problems()
    {
        if (!MailboxAddress.TryParse(From, out var sender) || sender.Domain.Length == 0)
            yield return $"Mail__From is '{From}', which is no mailbox. Write it like: Objector <objector@example.org>";
        if (Uri.CheckHostName(InboundDomain) != UriHostNameType.Dns)
            yield return $"Mail__InboundDomain is '{InboundDomain}', which is no domain. Write it like: reply.example.org";
    }
}
