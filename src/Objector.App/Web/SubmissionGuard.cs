using Objector.App.RateLimiting;
using Objector.App.Scheduling;
using Objector.App.Telemetry;

namespace Objector.App.Web;

/// <summary>
/// Who may come in by the form: people, and programs that say what they are by sending only what the form asks for; not machines that fill in
/// whatever they find, and nobody without end.
/// </summary>
public sealed class SubmissionGuard(SubmissionRateLimiter budget, SignedFormTimestamp stamps, RateLimitOptions limits, ObjectorMetrics metrics, TimeProvider time, ClockRate pace)
{
    /// <summary>A field that people do not see.</summary>
    public const string Trap = "website";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly FixedWindowCounter drafts = new(time, pace, Hour);

    /// <returns>What the form that is shown bears: the stamp with which it was shown first, so that who mends a slip need not wait.</returns>
    public string Stamp(IFormCollection? sent = null) => sent?[SignedFormTimestamp.Field].ToString() is { } before && stamps.Holds(before) ? before : stamps.New();

    /// <returns>By what it looks like a machine's; null where it does not. A program sends neither field.</returns>
    public FormError? Machine(IFormCollection form)
    {
        if (form[Trap].ToString().Length > 0)
            return TurnedAway("trap");
        return form[SignedFormTimestamp.Field].ToString() is { Length: > 0 } stamp && !stamps.IsOldEnough(stamp) ? TurnedAway("fast") : null;

        FormError TurnedAway(string why)
        {
            metrics.CountTurnedAway(why);
            return new FormError("form", Texts.Form[$"machine.{why}"]);
        }
    }

    /// <param name="email">Null where it names no mailbox.</param>
    /// <returns>How long until it may be sent again; null where it may be taken, and is counted.</returns>
    public async Task<TimeSpan?> TooMany(HttpRequest request, string? email, CancellationToken cancel)
    {
        var again = await budget.Take(request.Network(), email, cancel);
        if (again is not null)
            metrics.CountTurnedAway("budget");
        return again;
    }

    /// <returns>Null where another draft may be asked for, and is counted; else the answer.</returns>
    public IResult? TooManyDrafts(HttpRequest request) =>
        drafts.Count(request) > limits.DraftsPerNetwork ? request.TooOften(Hour, Texts.Common["failed.title"], Texts.Form["budget.spent", (int)Hour.TotalMinutes]) : null;
}
