using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Objector.App.Cases;
using Objector.App.Web;
using Objector.Functions.Durable;

namespace Objector.Functions.Http;

public sealed class LinkFunctions(CaseService desk, CaseTokenAccess door, DurableCaseScheduler doorbell)
{
    [Function("ShowEraseLink")]
    public Task<IResult> ShowErase(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "erase/{token}")] HttpRequest request, string token, CancellationToken cancel) =>
        LinkEndpoints.ShowErase(token, request, door, cancel);

    [Function("EraseLink")]
    public Task<IResult> Erase(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "erase/{token}")] HttpRequest request, string token, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        doorbell.UseClient(client);
        return LinkEndpoints.Erase(token, request, door, desk, cancel);
    }

    [Function("ShowUnsubscribeLink")]
    public Task<IResult> ShowUnsubscribe(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "unsubscribe/{token}")] HttpRequest request, string token, CancellationToken cancel) =>
        LinkEndpoints.ShowUnsubscribe(token, request, door, cancel);

    [Function("UnsubscribeLink")]
    public Task<IResult> Unsubscribe(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "unsubscribe/{token}")] HttpRequest request, string token, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        doorbell.UseClient(client);
        return LinkEndpoints.Unsubscribe(token, request, door, desk, cancel);
    }
}
