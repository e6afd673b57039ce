using System.Text.Json.Serialization;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using Objector.Core.Law;

namespace Objector.Core.Statistics;

/// <summary>What a case came to.</summary>
public enum Outcome
{
    [JsonStringEnumMemberName("granted")] Granted,
    [JsonStringEnumMemberName("grantedInPart")] GrantedInPart,
    [JsonStringEnumMemberName("refused")] Refused,

    /// <summary>Meta wrote something that neither grants nor refuses, and the person left it at that.</summary>
    [JsonStringEnumMemberName("otherAnswer")] OtherAnswer,
    [JsonStringEnumMemberName("noAnswer")] NoAnswer,
}

/// <summary>Whether the answer came by the deadline.</summary>
public enum Timing
{
    [JsonStringEnumMemberName("inTime")] InTime,
    [JsonStringEnumMemberName("late")] Late,

    /// <summary>No law sets a deadline.</summary>
    [JsonStringEnumMemberName("noDeadline")] NoDeadline,
}

/// <summary>What is counted of one case, and nothing else of it.</summary>
/// <param name="Country">ISO 3166-1, without the part of the country.</param>
/// <param name="Days">From filing to the answer; null where none came.</param>
/// <param name="Since">The day on which it was settled, where the person lives.</param>
public sealed record SettledCase(RequestKind Kind, string Country, Outcome Outcome, Timing Timing, int? Days, DateOnly Since)
{
    /// <summary>Days past the deadline after which silence counts as the outcome. An answer that comes later may find it counted so.</summary>
    public const int SilenceDays = 60;

    /// <returns>Null where the person did not allow it, or the case is not settled.</returns>
    public static SettledCase? Of(Case c, DateTimeOffset now)
    {
        if (c.Submission.Statistics != true || c.Filing is not { } filing || Settled(c, filing, now) is not { } since)
            return null;

        var answer = c.LastReply is { } reply && reply.On >= filing.On && !reply.Kind.LeavesClockRunning() ? reply : null;
        if (answer is null && since <= filing.Due)
            return null; // Stopped before Meta's time was up: that says nothing of Meta.

        var timing = !filing.ByLaw ? Timing.NoDeadline : answer is null || answer.On > filing.Due ? Timing.Late : Timing.InTime;
        return new SettledCase(c.Submission.Kind, c.Submission.Country[..2], OutcomeOf(answer?.Kind), timing, answer is null ? null : answer.On.DayNumber - filing.On.DayNumber, since);
    }

    private static DateOnly? Settled(Case c, Filing filing, DateTimeOffset now)
    {
        if (c.Phase is Phase.Ended ended)
            return LocalTime.DateIn(c.Submission.TimeZone, ended.Since);
        var silent = filing.Due.AddDays(SilenceDays);
        return c.Phase is Phase.Overdue && LocalTime.DateIn(c.Submission.TimeZone, now) >= silent ? silent : null;
    }

    private static Outcome OutcomeOf(ReplyKind? answer) => answer switch
    {
        null => Outcome.NoAnswer,
        ReplyKind.Approved => Outcome.Granted,
        ReplyKind.ApprovedInPart => Outcome.GrantedInPart,
        ReplyKind.Refused => Outcome.Refused,
        _ => Outcome.OtherAnswer,
    };
}
