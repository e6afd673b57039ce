using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Objector.App.Cases;
using Objector.App.Evidence;
using Objector.App.Web;
using Objector.Functions.Durable;

namespace Objector.Functions.Http;

public sealed class CaseFunctions(CaseService desk, CaseStore store, CasePageModelFactory views, CaseFiles files, Dossier dossier, EvidenceIntake intake, CaseTokenAccess door, TimeProvider time, DurableCaseScheduler doorbell)
{
    [Function("Case")]
    public Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{token}")] HttpRequest request, string token, CancellationToken cancel) =>
        CaseEndpoints.Show(token, request, door, views, cancel);

    [Function("Screenshot")]
    public Task<IResult> Screenshot(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{token}/evidence/{name}")] HttpRequest request, string token, string name, CancellationToken cancel) =>
        CaseEndpoints.Evidence(token, name, request, door, store, files, cancel);

    [Function("Dossier")]
    public Task<IResult> Download(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{token}/dossier.zip")] HttpRequest request, string token, CancellationToken cancel) =>
        CaseEndpoints.Dossier(token, request, door, dossier, cancel);

    [Function("CalendarOfCase")]
    public Task<IResult> Calendar(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{token}/deadline.ics")] HttpRequest request, string token, CancellationToken cancel) =>
        DeadlineEndpoints.CalendarOfCase(token, request, door, cancel);

    [Function("LetterOfCase")]
    public Task<IResult> ShowLetter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{token}/letters/{letter}")] HttpRequest request, string token, string letter, CancellationToken cancel) =>
        LetterEndpoints.Show(token, letter, request, door, time, cancel);

    [Function("Confirm")]
    public Task<IResult> Confirm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/confirm")] HttpRequest request, string token, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Act(token, "confirm", request, client, cancel);

    [Function("Filed")]
    public Task<IResult> Filed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/filed")] HttpRequest request, string token, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Act(token, "filed", request, client, cancel);

    [Function("Reply")]
    public Task<IResult> Reply(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/reply")] HttpRequest request, string token, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Act(token, "reply", request, client, cancel);

    [Function("Evidence")]
    public Task<IResult> Evidence(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/evidence")] HttpRequest request, string token, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Act(token, "evidence", request, client, cancel);

    [Function("Letter")]
    public Task<IResult> Letter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/letter")] HttpRequest request, string token, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Act(token, "letter", request, client, cancel);

    [Function("Settings")]
    public Task<IResult> Settings(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/settings")] HttpRequest request, string token, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Act(token, "settings", request, client, cancel);

    [Function("EraseMail")]
    public Task<IResult> EraseMail(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/erase-mail")] HttpRequest request, string token, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Act(token, "erase-mail", request, client, cancel);

    [Function("Statistics")]
    public Task<IResult> Statistics(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/statistics")] HttpRequest request, string token, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Act(token, "statistics", request, client, cancel);

    [Function("Undo")]
    public Task<IResult> Undo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/undo")] HttpRequest request, string token, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Act(token, "undo", request, client, cancel);

    [Function("Snooze")]
    public Task<IResult> Snooze(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/snooze")] HttpRequest request, string token, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Act(token, "snooze", request, client, cancel);

    [Function("Stop")]
    public Task<IResult> Stop(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/stop")] HttpRequest request, string token, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Act(token, "stop", request, client, cancel);

    [Function("Reopen")]
    public Task<IResult> Reopen(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/reopen")] HttpRequest request, string token, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Act(token, "reopen", request, client, cancel);

    [Function("Erase")]
    public Task<IResult> Erase(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/erase")] HttpRequest request, string token, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Act(token, "erase", request, client, cancel);

    private Task<IResult> Act(string token, string action, HttpRequest request, DurableTaskClient client, CancellationToken cancel)
    {
        doorbell.UseClient(client);
        return CaseEndpoints.Act(token, action, request, door, store, desk, views, files, intake, time, cancel);
    }
}
