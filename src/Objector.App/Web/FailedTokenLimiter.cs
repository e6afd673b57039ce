using Objector.App.Scheduling;
using Objector.App.Telemetry;

namespace Objector.App.Web;

/// <summary>
/// Tokens and keys that open nothing: counted, and from one network answered only so often. A right one is never kept waiting: 128 bits
/// are not guessed, and whoever guesses may share an address with many who do not.
/// </summary>
public sealed class FailedTokenLimiter(TimeProvider time, ClockRate pace, ObjectorMetrics metrics)
{
    public const int FromOneNetwork = 30;

    /// <summary>In real time.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly FixedWindowCounter wrong = new(time, pace, Window);

    /// <param name="what">What it would have opened; never the token.</param>
    /// <returns>Null where it may be told that it was wrong; else the answer.</returns>
    public IResult? CountWrong(HttpRequest request, string what)
    {
        metrics.CountGuess(what);
        return wrong.Count(request) > FromOneNetwork ? request.TooOften(Window, Texts.Common["guesses.title"], Texts.Common["guesses.what", (int)Window.TotalMinutes]) : null;
    }
}
