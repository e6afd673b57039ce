using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Objector.App.InboundEmail;
using Objector.App.Scheduling;
using Objector.App.Web;
using Objector.Functions.Durable;

namespace Objector.Functions.Http;

public sealed class OperatorFunctions(OperatorAuthentication door, ScheduleStore agenda, HoldingPen pen, CaseSuggestions guesses, HoldingPenActions desk, TimeProvider time, ClockRate pace, DurableCaseScheduler doorbell)
{
    [Function("Operator")]
    public Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "operator")] HttpRequest request, CancellationToken cancel) =>
        OperatorEndpoints.Show(request, door, agenda, pen, time, pace, cancel);

    [Function("OperatorSignIn")]
    public Task<IResult> SignIn([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operator/sign-in")] HttpRequest request, CancellationToken cancel) =>
        OperatorEndpoints.SignIn(request, door, cancel);

    [Function("OperatorSignOut")]
    public Task<IResult> SignOut([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operator/sign-out")] HttpRequest request, CancellationToken cancel) =>
        OperatorEndpoints.SignOut(request, door, cancel);

    [Function("OperatorMail")]
    public Task<IResult> ShowMail([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "operator/mails/{sha}")] HttpRequest request, string sha, CancellationToken cancel) =>
        OperatorMailEndpoints.Show(sha, request, door, pen, guesses, cancel);

    [Function("OperatorDeliver")]
    public Task<IResult> Deliver(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operator/mails/{sha}/deliver")] HttpRequest request, string sha, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        doorbell.UseClient(client);
        return OperatorMailEndpoints.Deliver(sha, request, door, pen, guesses, desk, cancel);
    }

    [Function("OperatorDiscard")]
    public Task<IResult> Discard(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operator/mails/{sha}/discard")] HttpRequest request, string sha, CancellationToken cancel) =>
        OperatorMailEndpoints.Discard(sha, request, door, pen, guesses, desk, cancel);
}
