using Objector.App.Scheduling;

namespace Objector.App.Web;

/// <summary>How often something came from one network, and from all, since the window began. In memory: each instance counts its own, and forgets at its end.</summary>
/// <param name="window">In real time.</param>
public sealed class FixedWindowCounter(TimeProvider time, ClockRate pace, TimeSpan window)
{
    // Whoever comes from more than these is no household; only the sum still grows.
    private const int MaxNetworks = 50_000;

    private readonly Lock door = new();
    private readonly Dictionary<string, int> counts = [];
    private DateTimeOffset begun = DateTimeOffset.MinValue;
    private int all;

    /// <returns>So far.</returns>
    public (int Network, int All) Of(HttpRequest request)
    {
        lock (door)
        {
            Begin();
            return (counts.GetValueOrDefault(request.Network()), all);
        }
    }

    /// <returns>How often it has come from this network, with this time.</returns>
    public int Count(HttpRequest request)
    {
        lock (door)
        {
            Begin();
            all++;
            var network = request.Network();
            var count = counts.GetValueOrDefault(network) + 1;
            if (count > 1 || counts.Count < MaxNetworks)
                counts[network] = count;
            return count;
        }
    }

    private void Begin()
    {
        var now = time.GetUtcNow();
        if (now < begun + pace.ToProgramTime(window))
            return;
        begun = now;
        all = 0;
        counts.Clear();
    }
}
