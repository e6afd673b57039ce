namespace Objector.Bench.Rows;

/// <summary>A line of the table: what was measured, what it was held against, and whether that is good enough.</summary>
/// <param name="Floor">In the same run; empty where there is none.</param>
/// <param name="Value">What the bar is for: the two against each other, or what was measured.</param>
/// <param name="Holds">Null where it could not be measured.</param>
/// <param name="Details">Markdown to go with the table; may be empty.</param>
internal sealed record Row(string Name, string Measured, string Floor, string Value, string Bar, bool? Holds, string Details = "")
{
    public const string Head = "| row | measured | floor | value | bar | holds |\n| --- | --- | --- | --- | --- | --- |";

    /// <summary>So many a second.</summary>
    public static Row OfRate(string name, (double Floor, double Measured) rate, double least) => new(
        name, Say($"{rate.Measured:N1} a second"), Say($"{rate.Floor:N1} a second"), Say($"{rate.Measured / rate.Floor:N2}"), Say($"at least {least}"), rate.Measured / rate.Floor >= least);

    /// <param name="unit">In which both are measured.</param>
    public static Row OfTime(string name, double floor, double measured, string unit, double most) => new(
        name, Say($"{measured:N2} {unit}"), Say($"{floor:N2} {unit}"), Say($"{measured / floor:N2} times"), Say($"at most {most} times"), measured / floor <= most);

    public override string ToString() => $"| {Name} | {Measured} | {Floor} | {Value} | {Bar} | {(Holds is { } holds ? holds ? "yes" : "**NO**" : "not measured")} |";

    public static string Say(FormattableString text) => FormattableString.Invariant(text);
}
