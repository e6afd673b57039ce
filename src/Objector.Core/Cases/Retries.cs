using System.Collections.Immutable;

namespace Objector.Core.Cases;

/// <summary>How long to wait before a mail is tried again.</summary>
public static class Retries
{
    /// <summary>A server that says no for good may be wrong (greylisting, a full mailbox): it is asked this often, a day apart.</summary>
    public const int MaxRefusals = 3;

    private static readonly ImmutableArray<TimeSpan> Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromDays(1),
    ];

    /// <param name="failures">Failed tries, this one included: 1 or more.</param>
    /// <param name="refusals">Those of them that the receiving server refused for good.</param>
    /// <returns>Null: give up.</returns>
    public static TimeSpan? Pause(int failures, int refusals, bool permanent)
    {
        if (refusals >= MaxRefusals)
            return null;
        return permanent ? TimeSpan.FromDays(1) : Pauses[Math.Min(failures, Pauses.Length) - 1];
    }
}
