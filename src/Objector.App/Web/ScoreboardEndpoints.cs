using System.Globalization;
using System.Text;
using Objector.App.Statistics;
using Objector.Core.Cases;
using Objector.Core.Statistics;

namespace Objector.App.Web;

/// <summary>How Meta answers, as it was last published.</summary>
public static class ScoreboardEndpoints
{
    public static async Task<IResult> Show(HttpRequest request, Scoreboard scoreboard, CancellationToken cancel)
    {
        var publication = await scoreboard.Latest(cancel);
        return request.WantsJson() ? Results.Json(Json(publication), CaseJson.Options) : Responses.Page<ScoreboardPage>(ScoreboardModel.Of(publication));
    }

    public static async Task<IResult> Table(HttpRequest request, Scoreboard scoreboard, CancellationToken cancel)
    {
        request.HttpContext.Response.Headers.ContentDisposition = "attachment; filename=objector-scoreboard.csv";
        return Results.Text(Csv(await scoreboard.Latest(cancel)), "text/csv", Encoding.UTF8);
    }

    private static object Json(PublishedStatistics publication) => new
    {
        publication.On,
        SettledBefore = publication.Month,
        Cohort.Smallest,
        publication.All,
        publication.Kinds,
        publication.Countries,
    };

    internal static string Csv(PublishedStatistics publication)
    {
        var csv = new StringBuilder("by,key,cases,granted,grantedInPart,refused,otherAnswer,noAnswer,inTime,late,latePercent,daysLowerQuartile,daysMedian,daysUpperQuartile\r\n");
        foreach (var (by, row) in publication.Kinds.Select(row => ("kind", row)).Concat(publication.Countries.Select(row => ("country", row))).Prepend(("all", publication.All)))
        {
            csv.Append(CultureInfo.InvariantCulture, $"{by},{row.Key},{row.Cases},{row.Granted},{row.GrantedInPart},{row.Refused},{row.OtherAnswer},{row.NoAnswer},");
            csv.Append(CultureInfo.InvariantCulture, $"{row.InTime},{row.Late},{row.LatePercent},{row.Days?.Lower},{row.Days?.Median},{row.Days?.Upper}\r\n");
        }

        return csv.ToString();
    }
}
