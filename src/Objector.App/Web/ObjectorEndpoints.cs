using Objector.App.Cases;
using Objector.App.Evidence;

namespace Objector.App.Web;

/// <summary>Every route, the same in both hosts.</summary>
public static class ObjectorEndpoints
{
    public static IEndpointRouteBuilder MapObjector(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", FormEndpoints.Show);
        routes.MapPost("/cases", FormEndpoints.Submit);
        routes.MapGet("/sent/{token}", FormEndpoints.Sent);

        routes.MapGet("/cases/{token}", CaseEndpoints.Show);
        routes.MapGet("/cases/{token}/evidence/{name}", CaseEndpoints.Evidence);
        routes.MapGet("/cases/{token}/dossier.zip", CaseEndpoints.Dossier);
        routes.MapGet("/cases/{token}/deadline.ics", DeadlineEndpoints.CalendarOfCase);
        routes.MapGet("/cases/{token}/letters/{letter}", LetterEndpoints.Show);
        foreach (var action in CaseEndpoints.Actions)
        {
            routes.MapPost($"/cases/{{token}}/{action}", (string token, HttpRequest request, CaseTokenAccess door, CaseStore store, CaseService desk, CasePageModelFactory views, CaseFiles files, EvidenceIntake intake, TimeProvider time, CancellationToken cancel) =>
                CaseEndpoints.Act(token, action, request, door, store, desk, views, files, intake, time, cancel));
        }

        routes.MapGet("/erase/{token}", LinkEndpoints.ShowErase);
        routes.MapPost("/erase/{token}", LinkEndpoints.Erase);
        routes.MapGet("/unsubscribe/{token}", LinkEndpoints.ShowUnsubscribe);
        routes.MapPost("/unsubscribe/{token}", LinkEndpoints.Unsubscribe);

        routes.MapPost("/inbound/mime", InboundEndpoints.Mime);
        routes.MapPost("/inbound/sendgrid", InboundEndpoints.SendGrid);
        routes.MapPost("/events/sendgrid", SendGridEndpoints.Events);

        routes.MapGet("/operator", OperatorEndpoints.Show);
        routes.MapPost("/operator/sign-in", OperatorEndpoints.SignIn);
        routes.MapPost("/operator/sign-out", OperatorEndpoints.SignOut);
        routes.MapGet("/operator/mails/{sha}", OperatorMailEndpoints.Show);
        routes.MapPost("/operator/mails/{sha}/deliver", OperatorMailEndpoints.Deliver);
        routes.MapPost("/operator/mails/{sha}/discard", OperatorMailEndpoints.Discard);

        routes.MapPost("/draft", DraftEndpoints.Draft);
        routes.MapGet("/deadline", DeadlineEndpoints.Show);
        routes.MapGet("/deadline.ics", DeadlineEndpoints.Calendar);
        routes.MapGet("/facts", FactsEndpoints.Show);
        routes.MapGet("/scoreboard", ScoreboardEndpoints.Show);
        routes.MapGet("/scoreboard.csv", ScoreboardEndpoints.Table);
        routes.MapGet("/about", SiteEndpoints.About);
        routes.MapGet("/privacy", SiteEndpoints.Privacy);
        routes.MapGet("/accessibility", SiteEndpoints.Accessibility);
        routes.MapGet("/assets/{name}", Assets.Serve);
        routes.MapGet("/health", Health.Check);
        return routes;
    }
}
