using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Objector.App.Cases;
using Objector.App.Email;
using Objector.App.InboundEmail;
using Objector.App.Web;
using Objector.Functions.Durable;

namespace Objector.Functions.Http;

public sealed class InboundFunctions(InboundKey key, FailedTokenLimiter guesses, InboundMailProcessor mailRoom, SendGridOptions sendGrid, CaseLinks links, CaseService desk, DurableCaseScheduler doorbell)
{
    [Function("InboundMime")]
    public Task<IResult> Mime(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "inbound/mime")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        doorbell.UseClient(client);
        return InboundEndpoints.Mime(request, key, guesses, mailRoom, cancel);
    }

    [Function("InboundSendGrid")]
    public Task<IResult> SendGrid(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "inbound/sendgrid")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        doorbell.UseClient(client);
        return InboundEndpoints.SendGrid(request, key, guesses, mailRoom, cancel);
    }

    [Function("SendGridEvents")]
    public Task<IResult> Events(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "events/sendgrid")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        doorbell.UseClient(client);
        return SendGridEndpoints.Events(request, sendGrid, links, desk, cancel);
    }
}
