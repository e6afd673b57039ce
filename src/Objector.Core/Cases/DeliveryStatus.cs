using System.Text.Json.Serialization;

namespace Objector.Core.Cases;

/// <summary>What became of a mail after a server took it.</summary>
public enum DeliveryStatus
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

public static class DeliveryStatuses
{
    /// <summary>Whether another mail to this address would reach nobody, or somebody who does not want it.</summary>
    public static bool Suppresses(this DeliveryStatus fate) => fate is DeliveryStatus.Bounced or DeliveryStatus.Dropped or DeliveryStatus.SpamReport;
}
