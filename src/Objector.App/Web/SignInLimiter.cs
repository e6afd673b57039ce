using Objector.App.Scheduling;

namespace Objector.App.Web;

/// <summary>How many wrong keys of the operator's may be tried: a few from one network, and not many from all together, since an address is easily changed.</summary>
public sealed class SignInLimiter(TimeProvider time, ClockRate pace)
{
    public const int FromOneAddress = 10;
    public const int FromAll = 100;

    /// <summary>In real time.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly FixedWindowCounter wrong = new(time, pace, Window);

    /// <returns>Whether a key from there may be looked at now.</returns>
    public bool Allows(HttpRequest request) => wrong.Of(request) is { Network: < FromOneAddress, All: < FromAll };

    public void CountWrong(HttpRequest request) => wrong.Count(request);
}
