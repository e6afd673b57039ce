using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Objector.App.Inbound;
using Objector.App.Web;
using Objector.Functions.Durable;

namespace Objector.Functions.Http;

public sealed class InboundFunctions(InboundKey key, MailRoom mailRoom, Doorbell doorbell)
{
    [Function("InboundMime")]
    public Task<IResult> Mime(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "inbound/mime")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        doorbell.Through(client);
        return InboundEndpoints.Mime(request, key, mailRoom, cancel);
    }
}
