using Objector.App.Inbound;
using Objector.App.Time;
using Objector.Core.Cases;

namespace Objector.App.Web;

/// <summary>The operator's overview, and the door to it.</summary>
public static class OperatorEndpoints
{
    // As the watchdog has it: what rings is given this long, in real time, before it counts as overdue.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    public static async Task<IResult> Show(HttpRequest request, OperatorDoor door, AgendaStore agenda, HoldingPen pen, TimeProvider time, Pace pace, CancellationToken cancel)
    {
        if (door.Refusal(request) is { } refusal)
            return refusal;

        var items = new List<AgendaItem>();
        await foreach (var item in agenda.All(cancel))
            items.Add(item);
        var model = OperatorModel.Of(door.Csrf(request), items, time.GetUtcNow() - pace.Of(Grace), await pen.All(cancel));
        return request.WantsJson() ? Results.Json(Json(model), CaseJson.Options) : Answers.Page<OperatorPage>(model);
    }

    public static Task<IResult> SignIn(HttpRequest request, OperatorDoor door, CancellationToken cancel) => door.SignIn(request, cancel);

    public static Task<IResult> SignOut(HttpRequest request, OperatorDoor door, CancellationToken cancel) => door.SignOut(request, cancel);

    private static object Json(OperatorModel model) => new
    {
        Waiting = new { model.Cases, model.Mails, Overdue = model.OverdueCount, Pen = model.PenCount },
        Overdue = model.Overdue.Select(item => new { item.Kind, item.Id, item.Wake, item.Tries }),
        Pen = model.Pen.Select(mail => new { Id = mail.Sha, mail.From, mail.Subject, mail.Why, mail.At }),
    };
}
