using System.Net;
using Objector.App.Time;

namespace Objector.App.Web;

/// <summary>
/// How many wrong keys may be tried: a few from one address, and not many from all together, since an address is easily changed. Kept
/// in memory: each instance counts its own, and forgets at its end.
/// </summary>
public sealed class SignInBudget(TimeProvider time, Pace pace)
{
    public const int FromOneAddress = 10;
    public const int FromAll = 100;

    /// <summary>In real time.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly Lock door = new();
    private readonly Dictionary<string, int> wrong = [];
    private DateTimeOffset begun = DateTimeOffset.MinValue;

    /// <returns>Whether a key from there may be looked at now.</returns>
    public bool Allows(HttpRequest request)
    {
        lock (door)
        {
            Begin();
            return wrong.GetValueOrDefault(AddressOf(request)) < FromOneAddress && wrong.Values.Sum() < FromAll;
        }
    }

    public void CountWrong(HttpRequest request)
    {
        lock (door)
        {
            Begin();
            var address = AddressOf(request);
            wrong[address] = wrong.GetValueOrDefault(address) + 1;
        }
    }

    private void Begin()
    {
        var now = time.GetUtcNow();
        if (now < begun + pace.Of(Window))
            return;
        begun = now;
        wrong.Clear();
    }

    // Behind a proxy, what the proxy itself saw comes last; what stands before it, anybody may have written.
    private static string AddressOf(HttpRequest request)
    {
        var remote = request.HttpContext.Connection.RemoteIpAddress;
        var forwarded = request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        if (remote is not null && !IPAddress.IsLoopback(remote))
            return remote.ToString();

        // Azure adds the port, and each try has another.
        return IPEndPoint.TryParse(forwarded, out var seen) ? seen.Address.ToString() : forwarded;
    }
}
