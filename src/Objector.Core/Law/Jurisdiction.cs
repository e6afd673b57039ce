using System.Collections.Immutable;

namespace Objector.Core.Law;

/// <summary>Whose law protects the person, and what it gives them.</summary>
/// <param name="Code">ISO 3166: <c>DE</c>, <c>US-CA</c>, <c>DE-HH</c>; <c>*</c> for the row that stands for everywhere without a row of its own.</param>
/// <param name="Family">Which letters, channels and complaint windows apply: <c>eu</c>, <c>uk</c>, <c>us</c>, …, <c>elsewhere</c>.</param>
/// <param name="Law">What people call the law, as it stands in a letter: <c>GDPR</c>.</param>
/// <param name="InForceFrom">The day on which the law begins to apply; null where it does.</param>
/// <param name="MetaForm">Whether Meta offers its form of objection to AI training there.</param>
/// <param name="Rights">By <c>object</c>, <c>restrict</c>, <c>access</c>, <c>correct</c>, <c>delete</c>, <c>complain</c>.</param>
/// <param name="Deadline">The name of the rule in <c>deadlines.json</c> that counts the days.</param>
/// <param name="Controller">The id of the company of Meta's that answers for the processing: see <see cref="Company"/>.</param>
/// <param name="ControllerVerified">Whether a source says that this company answers for this country.</param>
/// <param name="Authority">Whom to complain to; null where the facts name none.</param>
/// <param name="Regions">Parts of it that have an authority of their own, or are known by a code of their own.</param>
public sealed record Jurisdiction(
    string Code,
    string Name,
    string Family,
    string Law,
    string? LawName,
    string? LawUrl,
    DateOnly? InForceFrom,
    bool MetaForm,
    bool MetaFormVerified,
    ImmutableDictionary<string, Right> Rights,
    string Deadline,
    string Controller,
    bool ControllerVerified,
    Authority? Authority,
    ImmutableArray<Region> Regions,
    ImmutableArray<string> Notes,
    ImmutableArray<Source> Sources)
{
    /// <summary>Whether the GDPR or the UK GDPR protects the person: they number their articles alike.</summary>
    public bool IsGdpr => Family is "eu" or "uk";

    /// <summary>The company of Meta's that answers for the processing, with its postal address.</summary>
    public Controller Company => Jurisdictions.Controllers[Controller];

    public bool InForce(DateOnly day) => InForceFrom is not { } from || from <= day;

    /// <returns>What the law says about this kind of request. A concern about an AI answer is one about accuracy.</returns>
    public Right Right(RequestKind kind) => Rights.GetValueOrDefault(Key(kind)) ?? Objector.Core.Law.Right.Unknown;

    private static string Key(RequestKind kind) => kind switch
    {
        RequestKind.Object => "object",
        RequestKind.Access => "access",
        RequestKind.Correct or RequestKind.Concern => "correct",
        RequestKind.Delete => "delete",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No right for this."),
    };
}

/// <param name="Given">Whether the law gives the person this right against the use for AI.</param>
/// <param name="Cite">As it stands in a letter: <c>Art. 18 II LGPD</c>; null where the article is not known.</param>
/// <param name="Note">What it reaches, or what there is instead; null where nothing.</param>
public sealed record Right(bool Given, string? Cite, string? Note, bool Verified)
{
    /// <summary>Where the facts say nothing.</summary>
    public static readonly Right Unknown = new(false, null, null, false);
}

public sealed record Region(string Code, string Name, Authority? Authority);

/// <param name="PostalAddress">As the lines of a letter's head, the name first.</param>
public sealed record Controller(string Name, string PostalAddress, ImmutableArray<Source> Sources);

/// <summary>The supervisory authority.</summary>
/// <param name="Languages">In which it takes complaints, ISO 639-1; empty where not known.</param>
/// <param name="ControllerFirst">Whether Meta must be asked first: <c>required</c>, <c>advised</c> or <c>no</c>.</param>
/// <param name="ForwardsToLead">Whether it passes complaints about Meta on to the lead authority.</param>
/// <param name="MaxCharacters">Of its form's text; null where no limit is known.</param>
public sealed record Authority(
    string Name,
    string? Web,
    string? ComplaintUrl,
    string? Email,
    string? Address,
    ImmutableArray<string> Languages,
    bool LanguagesVerified,
    string ControllerFirst,
    string ControllerFirstNote,
    bool ForwardsToLead,
    int? MaxCharacters,
    int? MaxFiles,
    int? MaxFileMegabytes,
    string? Note,
    ImmutableArray<Source> Sources);
