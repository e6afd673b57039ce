using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Objector.App;
using Objector.App.Mail;
using Objector.App.Web;

namespace Objector.Functions.Http;

public sealed class SiteFunctions(Storage storage, IPostOffice post)
{
    [Function("Asset")]
    public static IResult Asset([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{name}")] HttpRequest request, string name) =>
        Assets.Serve(name, request.HttpContext.Response);

    [Function("Health")]
    public Task<IResult> Check([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, CancellationToken cancel) =>
        Health.Check(storage, post, cancel);
}
