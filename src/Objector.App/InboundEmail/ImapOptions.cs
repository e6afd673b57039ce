using Objector.App.Email;

namespace Objector.App.InboundEmail;

/// <summary>The settings <c>Inbound__Imap__…</c>: a mailbox to fetch mail from.</summary>
public sealed class ImapOptions
{
    /// <summary>Empty: no mailbox is watched.</summary>
    public string Host { get; set; } = "";

    public int Port { get; set; } = 993;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    public MailSecurity Security { get; set; } = MailSecurity.Auto;

    /// <summary>Its whole content is taken for mail to cases.</summary>
    public string Folder { get; set; } = "INBOX";

    public bool IsChosen => Host is not "";

    /// <returns>A sentence for each setting that is wrong.</returns>
    public IEnumerable<string> Problems()
    {
        if (!IsChosen)
            return User is "" && Password is "" ? [] : ["Inbound__Imap__Host is not set. Set it to the name of the mailbox's server, like: imap.example.org"];
        return ProblemsOfChosen();
    }

    private IEnumerable<string> ProblemsOfChosen()
    {
        if (Uri.CheckHostName(Host) == UriHostNameType.Unknown)
            yield return $"Inbound__Imap__Host is '{Host}', which is no host name. Write it like: imap.example.org";
        if (Port is < 1 or > 65535)
            yield return $"Inbound__Imap__Port is {Port}. A port is a number from 1 to 65535, mostly 993.";
        if (User is "" || Password is "")
            yield return "Inbound__Imap__User and Inbound__Imap__Password are needed to open the mailbox. Set both.";
        if (string.IsNullOrWhiteSpace(Folder))
            yield return "Inbound__Imap__Folder is empty. Name the folder that mail arrives in, mostly INBOX.";
    }
}
