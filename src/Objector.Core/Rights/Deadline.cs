using System.Collections.Immutable;

namespace Objector.Core.Rights;

/// <summary>By when Meta has to answer.</summary>
/// <param name="Due">The last day on which an answer is in time.</param>
/// <param name="Statutory">Whether a law sets the date; else it is only the day on which it is reasonable to ask again.</param>
/// <param name="Steps">The calculation, a sentence a step.</param>
public sealed record Deadline(DateOnly Due, bool Statutory, ImmutableArray<string> Steps);
