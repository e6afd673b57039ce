using System.Net;
using System.Text.Json;
using Objector.Core.Cases;
using Objector.Rig;

namespace Objector.Bench.Rows;

/// <summary>
/// <c>POST /cases</c> with a phone's screenshot, from sending to the answer. The confirmations of those that were answered leave meanwhile,
/// by the same process and machine; those that have not left at the end are waited for, and not counted.
/// </summary>
internal static class Submit
{
    private const double Least = 0.7;
    private const int AtOnce = 8;
    private const int EachRound = 48;

    public static async Task<Row> Measure()
    {
        await using var site = await Site.Start();
        await site.StartHost();
        var picture = Screenshot.Png();
        Console.Error.WriteLine($"  a screenshot of {picture.Length:N0} bytes");

        var model = await Post(site, picture);
        await Rounds.Rate(2 * AtOnce, AtOnce, _ => Post(site, picture));
        await site.Quiet();
        var floor = await Floor.Open(site, model);
        await Rounds.Rate(2 * AtOnce, AtOnce, _ => Take(floor, picture));

        return Row.OfRate("submit", await Rounds.Alternate(() => Rounds.Rate(EachRound, AtOnce, _ => Take(floor, picture)), Measured), Least);

        async Task<double> Measured()
        {
            var rate = await Rounds.Rate(EachRound, AtOnce, _ => Post(site, picture));
            await site.Quiet();
            return rate;
        }
    }

    private static async Task Take(Floor floor, byte[] picture)
    {
        await floor.Put(Screenshot.Again(picture));
        await floor.Add();
        await floor.Upsert();
        await floor.Upsert();
    }

    public static async Task<CaseId> Post(Site site, byte[] picture)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cases") { Content = Forms.Submission("object", $"{Guid.NewGuid():N}@example.org", screenshots: ("shot.png", picture)) };
        request.Headers.Accept.ParseAdd("application/json");
        using var response = await site.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.StatusCode == HttpStatusCode.Created
            ? CaseId.Parse(JsonDocument.Parse(text).RootElement.GetProperty("id").GetString())!.Value
            : throw new InvalidOperationException($"{response.StatusCode}: {text}");
    }
}
