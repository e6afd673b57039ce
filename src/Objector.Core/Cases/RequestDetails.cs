using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Objector.Core.Cases;

/// <summary>What makes a request this person's own: it changes the grounds of the letter and the way to file it.</summary>
/// <param name="Circumstances">Each a ground that weighs against Meta's interests.</param>
/// <param name="Sensitive">Special categories of data (Art. 9 GDPR), with the posts that show them.</param>
/// <param name="Falsehood">What an AI said that is false, and what is true.</param>
/// <param name="Product">In which of Meta's products it said so.</param>
/// <param name="Seen">When, as the person put it.</param>
/// <param name="Platforms">Where the accounts are; empty where they did not say.</param>
/// <param name="Unlinked">Whether the accounts are not linked in the Accounts Centre: each needs its own objection.</param>
public sealed record RequestDetails(
    ImmutableArray<Circumstance> Circumstances,
    string Sensitive,
    string Falsehood,
    string Product,
    string Seen,
    ImmutableArray<Platform> Platforms,
    bool Unlinked)
{
    public static readonly RequestDetails None = new([], "", "", "", "", [], false);
}

/// <summary>What about the person weighs against the use of their data.</summary>
public enum Circumstance
{
    [JsonStringEnumMemberName("profession")] Profession,
    [JsonStringEnumMemberName("safety")] Safety,
    [JsonStringEnumMemberName("health")] Health,
    [JsonStringEnumMemberName("minority")] Minority,

    /// <summary>They are under 18, or were when it was published.</summary>
    [JsonStringEnumMemberName("minor")] Minor,

    /// <summary>It is about their child, shown in what adults posted.</summary>
    [JsonStringEnumMemberName("child")] Child,

    /// <summary>Others post pictures of them, or write about them.</summary>
    [JsonStringEnumMemberName("photos")] Photos,
}

public enum Platform
{
    [JsonStringEnumMemberName("facebook")] Facebook,
    [JsonStringEnumMemberName("instagram")] Instagram,
    [JsonStringEnumMemberName("threads")] Threads,
    [JsonStringEnumMemberName("whatsApp")] WhatsApp,

    /// <summary>A Facebook Page: it cannot object, each of its authors must.</summary>
    [JsonStringEnumMemberName("page")] Page,
}
