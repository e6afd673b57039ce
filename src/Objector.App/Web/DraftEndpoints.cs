using Objector.App.Cases;
using Objector.Core.Cases;
using Objector.Core.Letters;

namespace Objector.App.Web;

/// <summary>The draft before anything is stored: for the form's preview, and for programs.</summary>
public static class DraftEndpoints
{
    public static async Task<IResult> Draft(HttpRequest request, SubmissionGuard door, TimeProvider time, CancellationToken cancel)
    {
        if (door.TooManyDrafts(request) is { } refusal)
            return refusal;
        var reading = await FormReadResult.From(request, cancel);
        if (reading is FormReadResult.Unreadable(var status, var why))
            return request.Message(status, Texts.Common["failed.title"], why);
        var form = ((FormReadResult.Read)reading).Form;

        var input = SubmissionForm.Input(form);
        var errors = SubmissionForm.DraftErrors(input);
        if (errors.Count > 0)
            return request.WantsJson()
                ? Responses.Problems(StatusCodes.Status400BadRequest, errors)
                : FormEndpoints.Form(input, errors, StatusCodes.Status400BadRequest, Responses.NewNonce(), door.Stamp(form), time);

        var submission = SubmissionForm.Submission(Named(input));
        var draft = FactTranslations.Of(Drafting.Write(submission, [], LocalTime.DateIn(submission.TimeZone, time.GetUtcNow())));
        return request.WantsJson()
            ? Results.Json(DraftText.Json(draft), CaseJson.Options)
            : Responses.Page<DraftPage>(draft);
    }

    /// <summary>A preview needs no name yet: it shows where it will stand.</summary>
    private static FormInput Named(FormInput input) => input with
    {
        Name = input.Name.Length > 0 ? input.Name : Texts.Form["draft.name"],
        Email = input.Email.Length > 0 ? input.Email : Texts.Form["draft.email"],
    };
}
