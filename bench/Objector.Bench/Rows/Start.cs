using System.Diagnostics;
using System.Net;

namespace Objector.Bench.Rows;

/// <summary>From the start of a self-host to the first page of a case that it serves. It goes on reading the agenda meanwhile; when it has is said beside.</summary>
internal static class Start
{
    private const double Most = 1.5;

    public static async Task<Row> Measure(Ground ground)
    {
        var waiting = await ground.Waiting;
        var wound = new List<double>();
        await Floor(waiting);
        var (floor, measured) = await Rounds.Alternate(() => Floor(waiting), async () => await ToFirstPage(waiting, wound));
        wound.Sort();
        var row = Row.OfTime("start", floor, measured, "s", Most);
        return row with { Measured = Row.Say($"{row.Measured} with {waiting.Count:N0} cases; all in its alarm clock after {wound[wound.Count / 2]:N2} s") };
    }

    private static async Task<double> Floor(Waiting waiting)
    {
        var since = Stopwatch.GetTimestamp();
        if (await waiting.ReadAgenda() is var read && read != waiting.Count)
            throw new InvalidOperationException($"The agenda has {read} rows, not {waiting.Count}.");
        return Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    private static async Task<double> ToFirstPage(Waiting waiting, List<double> wound)
    {
        var since = Stopwatch.GetTimestamp();
        var host = waiting.Launch();
        while (!await Serves(waiting))
            await Task.Delay(10);
        var first = Stopwatch.GetElapsedTime(since).TotalSeconds;
        await waiting.Wound(host);
        wound.Add(Stopwatch.GetElapsedTime(since).TotalSeconds);
        await waiting.Site.StopHost();
        return first;
    }

    private static async Task<bool> Serves(Waiting waiting)
    {
        try
        {
            using var response = await waiting.Site.Http.GetAsync(waiting.Site.Page(waiting.One));
            return response.StatusCode == HttpStatusCode.OK ? true : throw new InvalidOperationException($"The first page was answered {response.StatusCode}.");
        }
        catch (HttpRequestException)
        {
            // Nobody listens yet.
            return false;
        }
    }
}
