using System.Collections.Immutable;

namespace Objector.Core.Cases;

/// <summary>How long to wait before a mail is tried again.</summary>
public static class Retries
{
    /// <summary>A server that says no for good may be wrong (greylisting, a full mailbox): it is asked this often, a day apart.</summary>
    public const int MaxRefusals = 3;

    /// <summary>After this many mails in a row that a mailbox refused for now, it gets no more nudges (froide counts five, too).</summary>
    public const int MaxSoftBounces = 5;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private static readonly ImmutableArray<TimeSpan> Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromDays(1),
    ];

    /// <param name="failures">Failed tries, this one included: 1 or more.</param>
    /// <param name="refusals">Those of them that the receiving server refused for good.</param>
    /// <param name="asked">How long the mail server asks to be left alone: heeded up to a day.</param>
    /// <returns>Null: give up.</returns>
    public static TimeSpan? Pause(int failures, int refusals, bool permanent, TimeSpan? asked = null)
    {
        if (refusals >= MaxRefusals)
            return null;
        var pause = permanent ? Longest : Pauses[Math.Min(failures, Pauses.Length) - 1];
        return asked > Longest ? Longest : asked > pause ? asked : pause;
    }
}
