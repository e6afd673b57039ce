using System.Text.Json.Serialization;

namespace Objector.Core.Law;

/// <summary>What the person wants of Meta.</summary>
public enum RequestKind
{
    /// <summary>Stop using my data for AI.</summary>
    [JsonStringEnumMemberName("object")] Object,

    /// <summary>Tell me what you hold and give me a copy.</summary>
    [JsonStringEnumMemberName("access")] Access,

    /// <summary>Put right what is wrong.</summary>
    [JsonStringEnumMemberName("correct")] Correct,

    /// <summary>Delete it.</summary>
    [JsonStringEnumMemberName("delete")] Delete,

    /// <summary>An AI of Meta's said something about me.</summary>
    [JsonStringEnumMemberName("concern")] Concern,
}
