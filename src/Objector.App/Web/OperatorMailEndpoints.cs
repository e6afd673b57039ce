using Objector.App.InboundEmail;
using Objector.Core.Cases;

namespace Objector.App.Web;

/// <summary>One mail of the holding pen, and the operator's two decisions on it.</summary>
public static class OperatorMailEndpoints
{
    private const int ShaCharacters = 64;
    private const int MaxReason = 300;
    private const int MaxCase = 500;

    public static async Task<IResult> Show(string sha, HttpRequest request, OperatorAuthentication door, HoldingPen pen, CaseSuggestions guesses, CancellationToken cancel) =>
        door.Refusal(request) ?? await Page(sha, request, [], StatusCodes.Status200OK, door, pen, guesses, cancel);

    public static async Task<IResult> Deliver(string sha, HttpRequest request, OperatorAuthentication door, HoldingPen pen, CaseSuggestions guesses, HoldingPenActions desk, CancellationToken cancel)
    {
        var (form, refusal) = await door.ReadForm(request, cancel);
        if (form is null)
            return refusal!;
        if (!IsSha(sha))
            return NoMail(request);

        var named = SubmissionForm.Line(form["case"]);
        var id = named.Length <= MaxCase ? guesses.Named(named) : null;
        IReadOnlyList<FormError> errors =
        [
            .. id is null ? [new FormError("case", "Give a case's id, a reply address, or a link of a case.")] : (FormError[])[],
            .. ReasonErrors(form, "deliver-reason", required: false),
        ];
        return errors.Count > 0
            ? await Page(sha, request, errors, StatusCodes.Status400BadRequest, door, pen, guesses, cancel)
            : await Answer(sha, request, await desk.Deliver(sha, id!.Value, Reason(form), cancel), door, pen, guesses, cancel);
    }

    public static async Task<IResult> Discard(string sha, HttpRequest request, OperatorAuthentication door, HoldingPen pen, CaseSuggestions guesses, HoldingPenActions desk, CancellationToken cancel)
    {
        var (form, refusal) = await door.ReadForm(request, cancel);
        if (form is null)
            return refusal!;
        if (!IsSha(sha))
            return NoMail(request);

        IReadOnlyList<FormError> errors = [.. ReasonErrors(form, "discard-reason", required: true)];
        return errors.Count > 0
            ? await Page(sha, request, errors, StatusCodes.Status400BadRequest, door, pen, guesses, cancel)
            : await Answer(sha, request, await desk.Discard(sha, Reason(form), cancel), door, pen, guesses, cancel);
    }

    // A name of a row and of a blob: nothing but what we made ourselves may become one.
    private static bool IsSha(string text) => text.Length == ShaCharacters && text.All(char.IsAsciiHexDigitLower);

    private static string Reason(IFormCollection form) => Redaction.TokensAndAddresses(SubmissionForm.Line(form["reason"]));

    private static IEnumerable<FormError> ReasonErrors(IFormCollection form, string field, bool required)
    {
        var reason = SubmissionForm.Line(form["reason"]);
        if (required && reason.Length == 0)
            yield return new FormError(field, "Say why, for whoever asks later what became of it.");
        if (reason.Length > MaxReason)
            yield return new FormError(field, $"A reason may be at most {MaxReason} characters long; yours has {reason.Length:N0}.");
    }

    private static async Task<IResult> Answer(
        string sha, HttpRequest request, HoldingPenResult result, OperatorAuthentication door, HoldingPen pen, CaseSuggestions guesses, CancellationToken cancel) => result switch
        {
            HoldingPenResult.Done(var mail) => request.WantsJson() ? Results.Json(Json(mail), CaseJson.Options) : request.HttpContext.Response.SeeOther("/operator"),
            HoldingPenResult.Overruled(var mail) => request.Message(StatusCodes.Status409Conflict, "It is decided on already", Sentence(mail)),
            HoldingPenResult.Refused(var why) => await Page(sha, request, [new FormError("case", why)], StatusCodes.Status409Conflict, door, pen, guesses, cancel),
            _ => NoMail(request),
        };

    private static async Task<IResult> Page(
        string sha, HttpRequest request, IReadOnlyList<FormError> errors, int status, OperatorAuthentication door, HoldingPen pen, CaseSuggestions guesses, CancellationToken cancel)
    {
        if (!IsSha(sha) || await Model(sha, errors, door.Csrf(request), pen, guesses, cancel) is not { } model)
            return NoMail(request);
        if (!request.WantsJson())
            return Responses.Page<OperatorMailPage>(model, status);
        // The page tells its two reasons apart; what is sent is called the same.
        return errors.Count > 0
            ? Responses.Problems(status, [.. errors.Select(error => error with { Field = error.Field.Split('-')[^1] })])
            : Results.Json(Json(model), CaseJson.Options);
    }

    private static async Task<OperatorMailModel?> Model(string sha, IReadOnlyList<FormError> errors, string csrf, HoldingPen pen, CaseSuggestions guesses, CancellationToken cancel)
    {
        if (await pen.Settled(sha, cancel) is { } settled)
            return new(csrf, sha, null, [], null, [], settled, errors);
        if (await pen.Find(sha, cancel) is not { } waiting)
            return null;
        if (await pen.Raw(sha, cancel) is not { } raw)
            return new(csrf, sha, OperatorModel.Shown(waiting), [], null, [], null, errors);

        var mail = HeldMailText.Read(raw);
        return new(
            csrf, sha, OperatorModel.Shown(waiting), [.. mail.To.Select(Redaction.Tokens)], Redaction.Tokens(InboundMailProcessor.Cut(mail.Whole)), await guesses.For(mail, cancel), null, errors);
    }

    internal static string Sentence(SettledMail mail) =>
        $"It was {(mail.Decision == HoldingPenDecision.Delivered ? "delivered to a case" : "discarded")} on {mail.At:yyyy-MM-dd}{(mail.Reason.Length == 0 ? "." : $": {mail.Reason}")}";

    private static object Json(SettledMail mail) => new { Id = mail.Sha, mail.Decision, mail.Reason, mail.At };

    private static object Json(OperatorMailModel model) => model.Settled is { } settled
        ? Json(settled)
        : new { Id = model.Sha, model.Mail!.From, model.To, model.Mail.Subject, model.Mail.Why, model.Mail.At, model.Text, model.Guesses };

    private static IResult NoMail(HttpRequest request) => request.Message(StatusCodes.Status404NotFound, "There is no such mail", "Open it again from the operator's page.");
}
