using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Objector.App;
using Objector.App.Email;
using Objector.App.Statistics;
using Objector.App.Web;

namespace Objector.Functions.Http;

public sealed class SiteFunctions(Storage storage, IEmailSender post, Scoreboard scoreboard, OperatorInfo installation, SubmissionGuard door, TimeProvider time)
{
    [Function("Asset")]
    public static IResult Asset([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{name}")] HttpRequest request, string name) =>
        Assets.Serve(name, request.HttpContext.Response);

    [Function("Draft")]
    public Task<IResult> Draft([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "draft")] HttpRequest request, CancellationToken cancel) =>
        DraftEndpoints.Draft(request, door, time, cancel);

    [Function("Deadline")]
    public IResult Deadline([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "deadline")] HttpRequest request) =>
        DeadlineEndpoints.Show(request, time);

    [Function("Calendar")]
    public IResult Calendar([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "deadline.ics")] HttpRequest request) =>
        DeadlineEndpoints.Calendar(request, time);

    [Function("Facts")]
    public IResult Facts([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "facts")] HttpRequest request) =>
        FactsEndpoints.Show(request, time);

    [Function("Scoreboard")]
    public Task<IResult> ShowScoreboard([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scoreboard")] HttpRequest request, CancellationToken cancel) =>
        ScoreboardEndpoints.Show(request, scoreboard, cancel);

    [Function("ScoreboardTable")]
    public Task<IResult> ScoreboardTable([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scoreboard.csv")] HttpRequest request, CancellationToken cancel) =>
        ScoreboardEndpoints.Table(request, scoreboard, cancel);

    [Function("About")]
    public IResult About([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "about")] HttpRequest request) => SiteEndpoints.About(installation);

    [Function("Privacy")]
    public IResult Privacy([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "privacy")] HttpRequest request) => SiteEndpoints.Privacy(installation);

    [Function("Accessibility")]
    public IResult Accessibility([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accessibility")] HttpRequest request) => SiteEndpoints.Accessibility(installation);

    [Function("Health")]
    public Task<IResult> Check([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, CancellationToken cancel) =>
        Health.Check(storage, post, cancel);
}
