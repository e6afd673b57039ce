namespace Objector.App.RateLimiting;

/// <summary>
/// How much may come in by the form. A network is a client's address, or the /64 of an IPv6 one: a family, a school, and on mobile phones
/// strangers by the hundred. An hour is one of the clock's.
/// </summary>
public sealed record RateLimitOptions
{
    /// <summary>An hour, from one network.</summary>
    public int SubmissionsPerNetwork { get; init; } = 100;

    /// <summary>Of those, naming one mailbox.</summary>
    public int SubmissionsPerMailbox { get; init; } = 20;

    /// <summary>An hour, from all together.</summary>
    public int SubmissionsInAll { get; init; } = 20_000;

    /// <summary>An hour, from one network, to each instance: the form asks for some while it is filled in.</summary>
    public int DraftsPerNetwork { get; init; } = 2_000;

    /// <summary>Seconds that a person takes for the form at least; 0 to 60.</summary>
    public int SecondsToFillIn { get; init; } = 3;

    /// <returns>A sentence for each setting that is wrong.</returns>
    public IEnumerable<string> Problems()
    {
        foreach (var (name, value) in new[]
        {
            (nameof(SubmissionsPerNetwork), SubmissionsPerNetwork), (nameof(SubmissionsPerMailbox), SubmissionsPerMailbox), (nameof(SubmissionsInAll), SubmissionsInAll), (nameof(DraftsPerNetwork), DraftsPerNetwork),
        })
        {
            if (value < 1)
                yield return $"Limits__{name} must be 1 or more, not {value}.";
        }

        if (SecondsToFillIn is < 0 or > 60)
            yield return $"Limits__SecondsToFillIn must be from 0 to 60, not {SecondsToFillIn}.";
    }
}
