using System.Collections.Immutable;

namespace Objector.Core.Rights;

/// <summary>Whose law protects the person, and what it gives them.</summary>
/// <param name="Code">ISO 3166-1, <c>DE</c>; <c>*</c> for the row that stands for everywhere without a row of its own.</param>
/// <param name="Family">Which letters and articles apply: <c>eu</c>, <c>uk</c>, <c>elsewhere</c>.</param>
/// <param name="Law">What people call the law: <c>GDPR</c>.</param>
/// <param name="MayObject">Whether Meta offers an objection to AI training there.</param>
/// <param name="DeadlineRule">The name of the rule in <c>Deadlines</c> that counts the days.</param>
/// <param name="Controller">The company of Meta's that answers for the processing, with its postal address.</param>
/// <param name="Authority">Whom to complain to; null where the facts name none.</param>
public sealed record Jurisdiction(
    string Code,
    string Name,
    string Family,
    string Law,
    bool MayObject,
    string DeadlineRule,
    Controller Controller,
    Authority? Authority,
    ImmutableArray<Source> Sources);

public sealed record Controller(string Name, string? PostalAddress);

/// <summary>The supervisory authority.</summary>
public sealed record Authority(string Name, string Web, string? ComplaintUrl, string? Email, string? Address, ImmutableArray<string> Languages);

/// <summary>Where a fact was read, and how old it is.</summary>
/// <param name="Date">The source's own date, or when it was read: <c>2026-03-08</c>, <c>2025-05</c>.</param>
public sealed record Source(string Title, string Date);
