using Objector.App.Cases;
using Objector.Core.Cases;

namespace Objector.App.Web;

/// <summary>The letters for a Meta that is silent or says no. Looking at one changes nothing; sending it is the person's, and is told by <c>POST letter</c>.</summary>
public static class LetterEndpoints
{
    public static Task<IResult> Show(string token, string letter, HttpRequest request, CaseTokenAccess door, TimeProvider time, CancellationToken cancel) =>
        door.OpenRecord(TokenScope.View, token, request, record => Task.FromResult(Show(record, token, letter, request, time)), cancel);

    private static IResult Show(CaseWithEvents record, string token, string letter, HttpRequest request, TimeProvider time)
    {
        var c = record.Case;
        if (SubmissionForm.OneOf<EscalationStep>(letter) is not { } rung)
            return request.Message(StatusCodes.Status404NotFound, Texts.Case["noLetter.title"], Texts.Case["noLetter.what"]);
        if (!EscalationLetterView.Possible(c).Contains(rung))
            return request.Message(StatusCodes.Status409Conflict, Texts.Case["letterNotNow.title"], Texts.Case[$"letterNotNow.{rung}"]);

        var chosen = request.Query["grievance"];
        if (chosen.FirstOrDefault(word => SubmissionForm.OneOf<Grievance>(word) is null) is { } unknown)
            return request.Message(StatusCodes.Status400BadRequest, Texts.Case["noGround.title"], Texts.Case["noGround.what", SubmissionForm.Line(unknown), string.Join(", ", Enum.GetNames<Grievance>())]);

        var happened = record.Events.Select(e => e.Event).ToList();
        var grievances = chosen.Count > 0 ? [.. chosen.Select(word => SubmissionForm.OneOf<Grievance>(word)!.Value)] : Grievances.Of(happened);
        var today = LocalTime.DateIn(c.Submission.TimeZone, time.GetUtcNow());
        if (EscalationLetterView.Of(c, rung, happened, grievances, today) is not { } view)
            return request.Message(StatusCodes.Status404NotFound, Texts.Case["noAuthority.title"], Texts.Case["noAuthority.what"]);

        return request.WantsJson()
            ? Results.Json(view with { Notes = [.. view.How, .. view.Notes] }, CaseJson.Options)
            : Responses.Page<LetterPage>(new LetterModel(token, Responses.NewNonce(), today, c.Filing!.On, view));
    }
}
