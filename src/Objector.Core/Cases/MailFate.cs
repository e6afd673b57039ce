using System.Text.Json.Serialization;

namespace Objector.Core.Cases;

/// <summary>What became of a mail after a server took it.</summary>
public enum MailFate
{
    [JsonStringEnumMemberName("delivered")] Delivered,

    /// <summary>The mailbox's server refused it for good.</summary>
    [JsonStringEnumMemberName("bounced")] Bounced,

    /// <summary>The mailbox's server refused it this time.</summary>
    [JsonStringEnumMemberName("blocked")] Blocked,

    /// <summary>It was not even tried: the address bounced or complained before.</summary>
    [JsonStringEnumMemberName("dropped")] Dropped,

    /// <summary>The person called it spam.</summary>
    [JsonStringEnumMemberName("spamReport")] SpamReport,
}

public static class MailFates
{
    /// <summary>Whether another mail to this address would reach nobody, or somebody who does not want it.</summary>
    public static bool Silences(this MailFate fate) => fate is MailFate.Bounced or MailFate.Dropped or MailFate.SpamReport;
}
