using System.Collections.Immutable;
using System.Text.Json;
using Objector.App.Cases;
using Objector.App.Evidence;
using Objector.Core.Cases;

namespace Objector.App.Web;

/// <summary>The form, and what becomes of it.</summary>
public static class FormEndpoints
{
    private const int MaxNonce = 100;

    public static IResult Show(SubmissionGuard door, TimeProvider time) => Form(FormInput.Empty, [], StatusCodes.Status200OK, Responses.NewNonce(), door.Stamp(), time);

    public static async Task<IResult> Submit(HttpRequest request, SubmissionGuard door, CaseService desk, EvidenceIntake intake, Tokens tokens, TimeProvider time, CancellationToken cancel)
    {
        switch (await FormReadResult.From(request, cancel))
        {
            case FormReadResult.Unreadable(var status, var why):
                return request.WantsJson() ? Responses.Problems(status, [new FormError("form", why)]) : Form(FormInput.Empty, [new FormError("form", why)], status, Responses.NewNonce(), door.Stamp(), time);
            case FormReadResult.Read(var form):
                return await Submit(request, form, door, desk, intake, tokens, time, cancel);
            default:
                throw new InvalidOperationException("A form is readable or not.");
        }
    }

    /// <summary>Says which mailbox to look in. Its token shows nothing else.</summary>
    public static Task<IResult> Sent(string token, HttpRequest request, CaseTokenAccess door, CancellationToken cancel) =>
        door.Open(TokenScope.Sent, token, request, c => Task.FromResult(Responses.Page<SentPage>(new SentModel(c.Submission.Email))), cancel);

    private static async Task<IResult> Submit(HttpRequest request, IFormCollection form, SubmissionGuard door, CaseService desk, EvidenceIntake intake, Tokens tokens, TimeProvider time, CancellationToken cancel)
    {
        var input = SubmissionForm.Input(form);
        var nonce = Nonce(form);
        if (door.Machine(form) is { } machine)
            return Wrong([machine], StatusCodes.Status400BadRequest);

        // What costs us something counts: a submission, and pictures to look at even beside words that are wrong.
        var wrong = SubmissionForm.Errors(input);
        if ((wrong.Count == 0 || form.Files.Count > 0) && await door.TooMany(request, wrong.Count == 0 ? input.Email : null, cancel) is { } again)
        {
            request.HttpContext.Response.RetryAfter(again);
            return Wrong([new FormError("form", Texts.Form["budget.spent", (int)Math.Ceiling(again.TotalMinutes)])], StatusCodes.Status429TooManyRequests);
        }

        var uploads = await ScreenshotUploads.Read(form.Files, "screenshots", intake, cancel);
        IReadOnlyList<FormError> errors = [.. wrong, .. uploads.Errors];
        if (errors.Count > 0)
            return Wrong(errors, uploads.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);

        var submission = SubmissionForm.Submission(input);
        var exhibits = uploads.Images.Select(image => image.Exhibit).ToImmutableArray();
        var content = JsonSerializer.SerializeToUtf8Bytes((submission, exhibits.Select(exhibit => exhibit.OriginalSha256)), SerializeFields);
        var id = tokens.IdFor(nonce, content);
        await desk.ExecuteAsync(id, CommandId.Open(nonce), new CaseCommand.Open(id, submission, exhibits), cancel, () => intake.Store(id, uploads.Images, cancel));

        return request.WantsJson()
            ? Results.Json(new { id = id.ToString() }, statusCode: StatusCodes.Status201Created)
            : request.HttpContext.Response.SeeOther($"/sent/{tokens.Issue(TokenScope.Sent, id)}");

        IResult Wrong(IReadOnlyList<FormError> errors, int status) =>
            request.WantsJson() ? Responses.Problems(status, errors) : Form(input, errors, status, nonce, door.Stamp(form), time);
    }

    /// <returns>What names this sending of the form; a new one where none came that could be one.</returns>
    internal static string Nonce(IFormCollection form) => form["nonce"].ToString() is { Length: > 0 and <= MaxNonce } given ? given : Responses.NewNonce();

    private static readonly JsonSerializerOptions SerializeFields = new() { IncludeFields = true };

    internal static IResult Form(FormInput input, IReadOnlyList<FormError> errors, int status, string nonce, string stamp, TimeProvider time) =>
        Responses.Page<FormPage>(new FormModel(nonce, stamp, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), input.Language.Length > 0 ? input : input with { Language = Language.Current.Code }, errors), status);
}
