using System.Collections.Immutable;
using Objector.Core.Rights;

namespace Objector.Core.Letters;

/// <summary>A request, ready to file.</summary>
/// <param name="Available">Whether what the person asked for exists where they live.</param>
/// <param name="Explanation">What this request can and cannot reach; where it is not available, why not and what there is instead.</param>
/// <param name="Steps">What to do, in order, a sentence a step.</param>
/// <param name="Channels">The ways to file it, the best first.</param>
/// <param name="Beyond">Settings and other things worth doing alongside: a sentence each, with its link.</param>
/// <param name="Title">The letter's subject line.</param>
/// <param name="Letter">The letter as plain text. Holds nothing that opens, logs or erases anything.</param>
public sealed record Draft(
    bool Available,
    string Explanation,
    ImmutableArray<string> Steps,
    ImmutableArray<Channel> Channels,
    ImmutableArray<Advice> Beyond,
    string Title,
    string Letter);

public sealed record Advice(string Text, string? Url);
