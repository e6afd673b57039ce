using Objector.App.InboundEmail;
using Objector.App.Scheduling;
using Objector.Core.Cases;

namespace Objector.App.Web;

/// <summary>The operator's overview, and the door to it.</summary>
public static class OperatorEndpoints
{
    // As the watchdog has it: what rings is given this long, in real time, before it counts as overdue.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    public static async Task<IResult> Show(HttpRequest request, OperatorAuthentication door, ScheduleStore agenda, HoldingPen pen, TimeProvider time, ClockRate pace, CancellationToken cancel)
    {
        if (door.Refusal(request) is { } refusal)
            return refusal;

        var (items, standing) = (new List<ScheduledItem>(), new StandingsTally());
        await foreach (var (item, stands) in agenda.Overview(cancel))
        {
            items.Add(item);
            standing.Add(stands);
        }

        var now = time.GetUtcNow();
        var model = OperatorModel.Of(door.Csrf(request), items, now - pace.ToProgramTime(Grace), await pen.All(cancel), standing.Sum(), FactsModel.On(DateOnly.FromDateTime(now.UtcDateTime)));
        return request.WantsJson() ? Results.Json(Json(model), CaseJson.Options) : Responses.Page<OperatorPage>(model);
    }

    public static Task<IResult> SignIn(HttpRequest request, OperatorAuthentication door, CancellationToken cancel) => door.SignIn(request, cancel);

    public static Task<IResult> SignOut(HttpRequest request, OperatorAuthentication door, CancellationToken cancel) => door.SignOut(request, cancel);

    private static object Json(OperatorModel model) => new
    {
        Waiting = new { model.Cases, model.Mails, Overdue = model.OverdueCount, Pen = model.PenCount },
        Overdue = model.Overdue.Select(item => new { item.Kind, item.Id, item.Wake, item.Tries }),
        Pen = model.Pen.Select(mail => new { Id = mail.Sha, mail.From, mail.Subject, mail.Why, mail.At }),
        model.Standing.Statuses,
        Failing = new { Count = model.Standing.FailingCount, Cases = model.Standing.Failing.Select(one => new { Id = one.Id.ToString(), Mail = one.FailingMail, one.Trouble }) },
        Undeliverable = new { Count = model.Standing.UndeliverableCount, Cases = model.Standing.Undeliverable.Select(one => new { Id = one.Id.ToString(), Why = one.Undeliverable, one.Trouble }) },
        StaleFacts = model.StaleFacts.Select(fact => new { fact.Code, fact.Name, fact.Newest }),
    };
}
