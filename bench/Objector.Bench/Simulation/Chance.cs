namespace Objector.Bench.Simulation;

/// <summary>Dice of one case: its own, so that cases can live in any order, at the same time.</summary>
internal sealed class Chance(int seed, int number)
{
    private readonly Random random = new(unchecked((seed * 486_187_739) + number));

    public bool Is(double share) => random.NextDouble() < share;

    public double Share() => random.NextDouble();

    public int Below(int count) => random.Next(count);

    public void Fill(Span<byte> bytes) => random.NextBytes(bytes);

    /// <summary>Log-normal: half take less than the median, few take very much more.</summary>
    public TimeSpan About(TimeSpan median, double sigma)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var factor = Math.Exp(sigma * normal);
        return median * Math.Min(factor, TimeSpan.FromDays(400) / median);
    }

    public T Of<T>(IReadOnlyList<(T What, double Weight)> choices)
    {
        var at = random.NextDouble() * choices.Sum(choice => choice.Weight);
        foreach (var (what, weight) in choices)
        {
            at -= weight;
            if (at < 0)
                return what;
        }

        return choices[^1].What;
    }
}
