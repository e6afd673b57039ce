using System.Globalization;
using Objector.App.Cases;
using Objector.App.RateLimiting;
using Objector.App.Scheduling;

namespace Objector.App.Web;

/// <summary>When a form was shown, signed: a machine that fills it in at once is known by it.</summary>
public sealed class SignedFormTimestamp(Tokens tokens, RateLimitOptions limits, TimeProvider time, ClockRate pace)
{
    public const string Field = "shown";

    public string New() => Sign(time.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture));

    /// <returns>Whether we gave it, however long ago: a form may lie open for days.</returns>
    public bool Holds(string stamp) => ShownAt(stamp) is not null;

    /// <returns>Whether a person may have filled in the form since: in real time, however fast the clock runs.</returns>
    public bool IsOldEnough(string stamp) => ShownAt(stamp) is { } shown && time.GetUtcNow() - shown >= pace.ToProgramTime(TimeSpan.FromSeconds(limits.SecondsToFillIn));

    private DateTimeOffset? ShownAt(string stamp) =>
        stamp.Split('.') is [var ticks, _] && ConstantTime.Same(Sign(ticks), stamp) ? new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero) : null;

    private string Sign(string ticks) => $"{ticks}.{tokens.KeyedHash("form", ticks)}";
}
