using System.Text.Json.Serialization;

namespace Objector.Core.InboundEmail;

/// <summary>What Meta answered.</summary>
public enum ReplyKind
{
    /// <summary>"We have your request." Not an answer: the clock runs on.</summary>
    [JsonStringEnumMemberName("acknowledgement")] Acknowledgement,
    [JsonStringEnumMemberName("moreEvidence")] MoreEvidence,
    [JsonStringEnumMemberName("identityCheck")] IdentityCheck,

    /// <summary>Meta takes more time; counts only if it says so before the deadline.</summary>
    [JsonStringEnumMemberName("extension")] Extension,
    [JsonStringEnumMemberName("approved")] Approved,
    [JsonStringEnumMemberName("approvedInPart")] ApprovedInPart,
    [JsonStringEnumMemberName("refused")] Refused,

    /// <summary>"Use our download tool."</summary>
    [JsonStringEnumMemberName("selfService")] SelfService,

    /// <summary>"Not here", or "not in your region".</summary>
    [JsonStringEnumMemberName("wrongChannel")] WrongChannel,
    [JsonStringEnumMemberName("other")] Other,
}

public static class ReplyKinds
{
    /// <summary>Whether the reply settles the request, one way or the other.</summary>
    public static bool IsDecisive(this ReplyKind kind) =>
        kind is ReplyKind.Approved or ReplyKind.ApprovedInPart or ReplyKind.Refused;

    /// <summary>Whether Meta still owes an answer after it.</summary>
    public static bool LeavesClockRunning(this ReplyKind kind) =>
        kind is ReplyKind.Acknowledgement or ReplyKind.Extension;
}
