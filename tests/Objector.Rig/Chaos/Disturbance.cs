namespace Objector.Rig.Chaos;

/// <summary>Something that was done to the program on purpose, by a real clock.</summary>
/// <param name="To">The same as <paramref name="From"/> for a kill.</param>
public sealed record Disturbance(string What, DateTimeOffset From, DateTimeOffset To);
