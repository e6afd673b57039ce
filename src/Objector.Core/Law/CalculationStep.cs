using System.Collections.Immutable;

namespace Objector.Core.Law;

/// <summary>What happens in a step of a <see cref="Deadline"/>'s calculation. Objector.App puts it into words.</summary>
public abstract record CalculationStep(StepKind Kind)
{
    /// <summary>The law is not in force yet, so another rule counts.</summary>
    public sealed record LawBegins(string Law, DateOnly From) : CalculationStep(StepKind.Rule);

    /// <param name="Sentences">What the law gives, and how it counts.</param>
    public sealed record Gives(ImmutableArray<string> Sentences) : CalculationStep(StepKind.Rule);

    public sealed record Received() : CalculationStep(StepKind.Receipt);

    /// <param name="Missing">The day's number, where the month has none of that number, so that its last day counts.</param>
    public sealed record Months(int Count, int? Missing) : CalculationStep(StepKind.Period);

    public sealed record Days(int Count) : CalculationStep(StepKind.Period);

    /// <param name="Closed">A time of the year without working days, see <see cref="Period"/>; null where there is none.</param>
    public sealed record WorkingDays(int Count, (string From, string To)? Closed) : CalculationStep(StepKind.Period);

    public sealed record Pause(int Count) : CalculationStep(StepKind.Pause);

    public sealed record Weekend() : CalculationStep(StepKind.Weekend);

    /// <param name="Name">As the facts have it, in English.</param>
    public sealed record Holiday(string Name) : CalculationStep(StepKind.Holiday);
}

/// <param name="What">What happens in it.</param>
/// <param name="Day">Where the calculation stands after it.</param>
/// <param name="Rule">The rule that it follows.</param>
public sealed record DeadlineStep(CalculationStep What, DateOnly Day, string Rule)
{
    public StepKind Kind => What.Kind;
}

public enum StepKind
{
    /// <summary>Says which law gives how long; moves nothing.</summary>
    Rule,

    /// <summary>The day of receipt, which does not count.</summary>
    Receipt,

    /// <summary>Adds the period.</summary>
    Period,

    /// <summary>Adds the days in which the clock stood still.</summary>
    Pause,

    /// <summary>Moves from a weekend to the next working day.</summary>
    Weekend,

    /// <summary>Moves from a public holiday to the next day.</summary>
    Holiday,
}
