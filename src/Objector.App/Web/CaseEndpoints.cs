using Objector.App.Cases;
using Objector.App.Evidence;
using Objector.Core.Cases;

namespace Objector.App.Web;

/// <summary>The case's page and the person's commands.</summary>
public static class CaseEndpoints
{
    public static readonly IReadOnlyList<string> Actions = ["confirm", "filed", "reply", "evidence", "letter", "settings", "statistics", "undo", "erase-mail", "snooze", "stop", "reopen", "erase"];

    public static Task<IResult> Show(string token, HttpRequest request, CaseTokenAccess door, CasePageModelFactory views, CancellationToken cancel) =>
        door.OpenRecord(TokenScope.View, token, request, record => Task.FromResult(Case(request, record, [], StatusCodes.Status200OK, views, null)), cancel);

    public static Task<IResult> Act(
        string token, string action, HttpRequest request, CaseTokenAccess door, CaseStore store, CaseService desk, CasePageModelFactory views, CaseFiles files, EvidenceIntake intake, TimeProvider time, CancellationToken cancel) =>
        door.OpenToAct(TokenScope.View, token, request, stored => Act(stored, token, action, request, store, desk, views, files, intake, time, cancel), cancel);

    private static async Task<IResult> Act(
        VersionedCase stored, string token, string action, HttpRequest request, CaseStore store, CaseService desk, CasePageModelFactory views, CaseFiles files, EvidenceIntake intake, TimeProvider time, CancellationToken cancel)
    {
        var c = stored.Case;
        if (await FormReadResult.From(request, cancel) is not FormReadResult.Read(var form))
            return await Wrong(request, c, [new FormError("form", Texts.Case["asked.incomplete"])], StatusCodes.Status400BadRequest, store, views, new Attempt(action, new Dictionary<string, string>()), cancel);

        var attempt = new Attempt(action, form.ToDictionary(field => field.Key, field => field.Value.ToString()));
        var uploads = await ScreenshotUploads.Read(form.Files, action == "reply" ? "files" : "screenshots", intake, cancel);
        var asked = CaseFormCommand.Read(action, form, c, uploads);
        IReadOnlyList<FormError> errors = [.. uploads.Errors, .. asked.Errors];
        if (errors.Count > 0)
            return await Wrong(request, c, errors, uploads.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest, store, views, attempt, cancel);

        return await desk.ExecuteAsync(c.Id, CommandId.Page(action, FormEndpoints.Nonce(form)), asked.Command!, cancel, () => Prepare(c, asked.Command!, uploads, files, intake, time, cancel), stored) switch
        {
            CommandResult.Rejected(var why) =>
                await Wrong(request, c, [new FormError("form", RejectionText.Of(why))], why.NotNow ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest, store, views, attempt, cancel),
            CommandResult.Accepted done when request.WantsJson() => await Case(request, done.Case, [], StatusCodes.Status200OK, store, views, null, cancel),
            _ => request.HttpContext.Response.SeeOther($"/cases/{token}"),
        };
    }

    public static Task<IResult> Evidence(string token, string name, HttpRequest request, CaseTokenAccess door, CaseStore store, CaseFiles files, CancellationToken cancel) =>
        door.Open(
            TokenScope.View,
            token,
            request,
            async c =>
            {
                var exhibit = c.Evidence.FirstOrDefault(known => known.Name == name) ?? await OfReply(c, name, store, cancel);
                if (exhibit is null || await files.Evidence(c.Id, exhibit, cancel) is not { } bytes)
                    return request.Message(StatusCodes.Status404NotFound, Texts.Case["noScreenshot.title"], Texts.Case["noScreenshot.what"]);
                SecurityHeaders.OfFile(request.HttpContext.Response, exhibit.Name);
                // A picture, whatever is written there: nothing else is ever opened.
                return Results.Bytes(bytes, exhibit.MediaType == "image/jpeg" ? exhibit.MediaType : "image/png");
            },
            cancel);

    public static Task<IResult> Dossier(string token, HttpRequest request, CaseTokenAccess door, Dossier dossier, CancellationToken cancel) =>
        door.OpenRecord(
            TokenScope.View,
            token,
            request,
            async record =>
            {
                var response = request.HttpContext.Response;
                response.ContentType = "application/zip";
                response.Headers.ContentDisposition = "attachment; filename=objector-dossier.zip";
                await dossier.Write(record, response.BodyWriter, cancel);
                return Results.Empty;
            },
            cancel);

    /// <summary>What has to be so before the events say it.</summary>
    private static Task Prepare(Case c, CaseCommand command, ScreenshotUploads uploads, CaseFiles files, EvidenceIntake intake, TimeProvider time, CancellationToken cancel) =>
        command is CaseCommand.EraseMail(var mail)
            ? files.EraseMail(c.Id, mail, LocalTime.DateIn(c.Submission.TimeZone, time.GetUtcNow()), Language.Of(c.Submission), cancel)
            : intake.Store(c.Id, uploads.Images, cancel);

    private static async Task<Exhibit?> OfReply(Case c, string name, CaseStore store, CancellationToken cancel) =>
        (await store.LoadEventsAsync(c.Id, cancel)).Select(e => e.Event).OfType<ReplyLogged>().SelectMany(e => e.Files).FirstOrDefault(known => known.Name == name);

    private static Task<IResult> Wrong(HttpRequest request, Case c, IReadOnlyList<FormError> errors, int status, CaseStore store, CasePageModelFactory views, Attempt attempt, CancellationToken cancel) =>
        request.WantsJson() ? Task.FromResult(Responses.Problems(status, errors)) : Case(request, c, [.. errors.Select(error => OnPage(error, attempt))], status, store, views, attempt, cancel);

    // The page holds two days: that of the reply has the plain name.
    private static FormError OnPage(FormError error, Attempt attempt) => attempt.Action == "filed" && error.Field == "at" ? error with { Field = "filed-at" } : error;

    // Where it was deleted meanwhile, as it was.
    private static async Task<IResult> Case(HttpRequest request, Case c, IReadOnlyList<FormError> errors, int status, CaseStore store, CasePageModelFactory views, Attempt? attempt, CancellationToken cancel) =>
        Case(request, await store.LoadWithEventsAsync(c.Id, cancel) ?? new CaseWithEvents(c, []), errors, status, views, attempt);

    private static IResult Case(HttpRequest request, CaseWithEvents record, IReadOnlyList<FormError> errors, int status, CasePageModelFactory views, Attempt? attempt)
    {
        request.SpeakOf(record.Case);
        return request.WantsJson()
            ? Results.Json(views.Json(record), CaseJson.Options, statusCode: status)
            : Responses.Page<CasePage>(views.Model(record, errors, attempt), status);
    }
}
