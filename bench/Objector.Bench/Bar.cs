namespace Objector.Bench;

/// <summary>A measured value against its bar.</summary>
internal static class Bar
{
    /// <returns>Whether it holds.</returns>
    public static bool Print(string what, double measured, double most, string unit)
    {
        var holds = measured <= most;
        Console.WriteLine(FormattableString.Invariant($"{what}: {measured:N3} {unit}, bar {most:N3} {unit}: {(holds ? "holds" : "MISSED")}"));
        return holds;
    }
}
