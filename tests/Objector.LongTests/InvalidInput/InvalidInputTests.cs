using Objector.Rig.InvalidInput;

namespace Objector.LongTests.InvalidInput;

/// <summary>Everything that nobody should send, and a hundred thousand inputs more that a generator thinks of.</summary>
public sealed class InvalidInputTests
{
    private const ulong Seed = 1;
    private const int Count = 100_000;
    private const int Batch = 2_000;
    private const int Cases = 50;

    [Fact]
    public async Task A_hundred_thousand_bad_inputs_are_refused_in_two_seconds_each_and_leave_nothing()
    {
        await using var target = await Target.Start(Cases);
        using var volley = new Volley(target, Gun.Patience);
        foreach (var shot in Nasty.All(target))
            await volley.Fire(shot);
        for (var from = 0; from < Count && volley.Faults.IsEmpty; from += Batch)
            await volley.Fire(Generated.Some(target, Seed, Batch, from));

        Assert.Empty(volley.Faults);
        Assert.Empty(await volley.Audit());
    }
}
