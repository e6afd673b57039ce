using System.Net.Mail;
using Azure.Data.Tables;

namespace Objector.App;

/// <summary>What the pages about this installation say of it: nothing that is not so.</summary>
/// <param name="Operator">Who runs it; empty where they did not say.</param>
/// <param name="Contact">Their mail address, or the web address of a page; empty where they did not say.</param>
/// <param name="InAzure">Whether everything is stored in an account of Azure Storage; else on a machine of the operator's.</param>
/// <param name="SendGrid">Whether SendGrid sends the mails; else <paramref name="MailServer"/>.</param>
/// <param name="Mailbox">The server whose mailbox is read for answers; empty where none is.</param>
/// <param name="MailDomain">Of the reply addresses.</param>
/// <param name="KeepDays">How long an ended case is kept after its last date, and a mail that matches none.</param>
public sealed record OperatorInfo(string Operator, string Contact, bool InAzure, bool SendGrid, string MailServer, string Mailbox, string MailDomain, int KeepDays)
{
    private const int MaxName = 200;

    public static OperatorInfo Of(ObjectorSettings settings, TableClient table) => new(
        settings.OperatorName,
        settings.OperatorContact,
        table.Uri.Host.Contains(".table.core.", StringComparison.OrdinalIgnoreCase),
        settings.Mail.SendGrid.IsChosen,
        settings.Mail.Smtp.Host,
        settings.Imap.Host,
        settings.Mail.InboundDomain,
        settings.Cadence.KeepDays);

    /// <summary>Where <see cref="Contact"/> leads to.</summary>
    public string ContactLink => IsWebAddress(Contact) ? Contact : $"mailto:{Contact}";

    /// <returns>A sentence for each setting that is wrong.</returns>
    public static IEnumerable<string> Problems(string name, string contact)
    {
        if (name.Length > MaxName || name.Any(char.IsControl))
            yield return $"Operator__Name must be one line of at most {MaxName} characters: who runs this installation.";
        if (contact.Length > 0 && !IsWebAddress(contact) && !MailAddress.TryCreate(contact, out _))
            yield return $"Operator__Contact is '{contact}'. Give a mail address, like privacy@example.org, or the web address of a page.";
        else if (name.Length == 0 != (contact.Length == 0))
            yield return "Operator__Name and Operator__Contact go together: who runs this installation, and how people reach them.";
    }

    private static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
