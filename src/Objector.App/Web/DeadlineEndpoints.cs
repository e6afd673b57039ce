using System.Globalization;
using System.Text;
using Objector.App.Cases;
using Objector.Core.Cases;
using Objector.Core.Law;

namespace Objector.App.Web;

/// <summary>By when Meta has to answer, with the working shown, and as an entry for a calendar.</summary>
public static class DeadlineEndpoints
{
    /// <summary>The due date, and each step of its calculation with the rule it follows.</summary>
    public static IResult Show(HttpRequest request, TimeProvider time) => Read(request, time) switch
    {
        (var jurisdiction, var filed, null) when request.WantsJson() => Results.Json(View(jurisdiction!, filed), CaseJson.Options),
        (var jurisdiction, var filed, null) => Responses.Page<DeadlinePage>(new DeadlineModel(
            CountryOptions.NameOf(jurisdiction!.Code) ?? Countries.Find(request.Query["country"]) ?? jurisdiction.Name, Deadline.For(jurisdiction, filed), Complaint(jurisdiction), $"/deadline.ics{request.QueryString}")),
        (_, _, { } wrong) => request.Message(StatusCodes.Status400BadRequest, Texts.Site["deadline.wrong.title"], wrong),
    };

    public static IResult Calendar(HttpRequest request, TimeProvider time) => Read(request, time) switch
    {
        (var jurisdiction, var filed, null) => Entry(DeadlineCalendar.Write(jurisdiction!.Code, filed, Deadline.For(jurisdiction, filed).Due), request.HttpContext.Response),
        (_, _, { } wrong) => request.Message(StatusCodes.Status400BadRequest, Texts.Site["deadline.wrong.title"], wrong),
    };

    public static Task<IResult> CalendarOfCase(string token, HttpRequest request, CaseTokenAccess door, CancellationToken cancel) =>
        door.Open(
            TokenScope.View,
            token,
            request,
            c => Task.FromResult(c.Filing is { } filing
                ? Entry(DeadlineCalendar.Write(c.Submission.Country, filing.On, filing.Due), request.HttpContext.Response)
                : request.Message(StatusCodes.Status404NotFound, Texts.Case["noDeadline.title"], Texts.Case["noDeadline.what"])),
            cancel);

    private static (Jurisdiction? Jurisdiction, DateOnly Filed, string? Wrong) Read(HttpRequest request, TimeProvider time)
    {
        var (country, text) = (SubmissionForm.Line(request.Query["country"]).ToUpperInvariant(), SubmissionForm.Line(request.Query["filed"]));
        if (Jurisdictions.Find(country) is not { } jurisdiction)
            return (null, default, Texts.Site["deadline.wrong.country", country]);

        // Somewhere on earth it is tomorrow already.
        var latest = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime.AddHours(14));
        if (text.Length == 0)
            return (jurisdiction, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), null);
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var filed))
            return (jurisdiction, default, Texts.Site["deadline.wrong.day", text, CaseFormCommand.DayExample]);
        if (filed > latest)
            return (jurisdiction, default, Texts.Site["deadline.wrong.future", filed]);
        return filed < Holidays.FirstDay
            ? (jurisdiction, default, Texts.Site["deadline.wrong.longAgo", filed, Holidays.FirstDay])
            : (jurisdiction, filed, null);
    }

    private static object View(Jurisdiction jurisdiction, DateOnly filed)
    {
        var deadline = Deadline.For(jurisdiction, filed);
        return new
        {
            Country = jurisdiction.Code,
            jurisdiction.Law,
            Filed = filed,
            deadline.Due,
            deadline.Statutory,
            deadline.Acknowledge,
            deadline.Extendable,
            Steps = DeadlineText.Json(deadline.Steps),
            deadline.Sources,
            Complaint = Complaint(jurisdiction),
        };
    }

    private static IReadOnlyList<string> Complaint(Jurisdiction jurisdiction) => [.. ComplaintWindow.Describe(jurisdiction).Select(FactTranslations.Of)];

    private static IResult Entry(string calendar, HttpResponse response)
    {
        response.Headers.ContentDisposition = "attachment; filename=meta-deadline.ics";
        return Results.Text(calendar, "text/calendar", Encoding.UTF8);
    }
}
