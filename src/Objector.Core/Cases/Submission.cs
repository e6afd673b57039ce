using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Objector.Core.Law;

namespace Objector.Core.Cases;

/// <summary>What the person typed into the form, checked and trimmed.</summary>
/// <param name="Kind">What they want.</param>
/// <param name="Country">ISO 3166-1, with the subdivision where the law differs: <c>DE</c>, <c>DE-HH</c>, <c>US-CA</c>.</param>
/// <param name="Language">Of the letters, the mails and the case's page: a two-letter code of ISO 639-1.</param>
/// <param name="TimeZone">An IANA name, <c>Europe/Berlin</c>: nudges go out by day there.</param>
/// <param name="Accounts">Their Facebook, Instagram, WhatsApp or Threads accounts, as they named them. Empty: no account.</param>
/// <param name="Details">Their reasons, or what happened.</param>
/// <param name="Prompts">What was asked of an AI and what it answered.</param>
/// <param name="Particulars">Null where the person gave none.</param>
/// <param name="Statistics">Whether the case may be counted in the scoreboard; false where the person took that back, null where they never allowed it.</param>
public sealed record Submission(
    RequestKind Kind,
    string Country,
    string Name,
    string Email,
    string Language,
    string TimeZone,
    string Accounts,
    string Details,
    ImmutableArray<PromptPair> Prompts,
    RequestDetails? Particulars = null,
    bool? Statistics = null)
{
    [JsonIgnore]
    public bool HasAccount => Accounts.Length > 0 || Particulars is { Platforms.IsEmpty: false };
}

public sealed record PromptPair(string Prompt, string Response);

/// <summary>One clean screenshot of a case.</summary>
/// <param name="Name">Its name in the case, <c>exhibit-01.png</c>; given when the case takes it in.</param>
/// <param name="OriginalName">What the person called it.</param>
/// <param name="MediaType">Of the stored file: <c>image/png</c> or <c>image/jpeg</c>.</param>
/// <param name="Size">Of the stored file, in bytes.</param>
/// <param name="Sha256">Of the stored file, lower-case hex.</param>
/// <param name="OriginalSha256">Of the file as it was uploaded, lower-case hex.</param>
public sealed record Exhibit(
    string Name,
    string OriginalName,
    string MediaType,
    long Size,
    string Sha256,
    string OriginalSha256)
{
    /// <param name="before">How many the case had before these.</param>
    public static ImmutableArray<Exhibit> Numbered(ImmutableArray<Exhibit> exhibits, int before) =>
        [.. exhibits.Select((exhibit, index) => exhibit with { Name = $"exhibit-{before + index + 1:00}{exhibit.Extension}" })];

    [JsonIgnore]
    public string Extension => MediaType == "image/jpeg" ? ".jpg" : ".png";
}
