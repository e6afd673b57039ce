namespace Objector.Core.Cases;

/// <summary>What became of a mail after a server took it.</summary>
public enum MailFate
{
    Delivered,

    /// <summary>The mailbox's server refused it for good.</summary>
    Bounced,

    /// <summary>The mailbox's server refused it this time.</summary>
    Blocked,

    /// <summary>It was not even tried: the address bounced or complained before.</summary>
    Dropped,

    /// <summary>The person called it spam.</summary>
    SpamReport,
}

public static class MailFates
{
    /// <summary>Whether another mail to this address would reach nobody, or somebody who does not want it.</summary>
    public static bool Silences(this MailFate fate) => fate is MailFate.Bounced or MailFate.Dropped or MailFate.SpamReport;
}
