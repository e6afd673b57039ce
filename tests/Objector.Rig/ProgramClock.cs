using Objector.App;
using Objector.App.Scheduling;

namespace Objector.Rig;

/// <summary>The program's clock, as it is anchored in storage.</summary>
public static class ProgramClock
{
    /// <summary>What a host shows that runs, or would show if it began now, in real time.</summary>
    public static async Task<DateTimeOffset> Now(Storage storage) =>
        (await new ClockState(storage, TimeProvider.System).Start(0, CancellationToken.None)).GetUtcNow();

    /// <summary>Moves it while no host runs; the next goes on from there.</summary>
    public static async Task Move(Storage storage, TimeSpan by) => await Set(storage, await Now(storage) + by);

    /// <inheritdoc cref="Move"/>
    public static Task Set(Storage storage, DateTimeOffset to) =>
        new ClockState(storage, TimeProvider.System).Write(new AcceleratedTimeProvider(TimeProvider.System, to, 1), CancellationToken.None);
}
