using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Objector.App.Cases;
using Objector.App.Evidence;
using Objector.App.Web;
using Objector.Functions.Durable;

namespace Objector.Functions.Http;

public sealed class FormFunctions(SubmissionGuard front, CaseTokenAccess door, CaseService desk, EvidenceIntake intake, Tokens tokens, TimeProvider time, DurableCaseScheduler doorbell)
{
    [Function("Form")]
    public IResult Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{ignored:maxlength(0)?}")] HttpRequest request) => FormEndpoints.Show(front, time);

    [Function("Submit")]
    public Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        doorbell.UseClient(client);
        return FormEndpoints.Submit(request, front, desk, intake, tokens, time, cancel);
    }

    [Function("Sent")]
    public Task<IResult> Sent(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sent/{token}")] HttpRequest request, string token, CancellationToken cancel) =>
        FormEndpoints.Sent(token, request, door, cancel);
}
