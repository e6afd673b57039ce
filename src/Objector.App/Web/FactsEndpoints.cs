using Objector.Core.Cases;

namespace Objector.App.Web;

/// <summary>"What we know, and how old it is."</summary>
public static class FactsEndpoints
{
    public static IResult Show(HttpRequest request, TimeProvider time)
    {
        var facts = FactsModel.On(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        return request.WantsJson() ? Results.Json(facts, CaseJson.Options) : Responses.Page<FactsPage>(facts);
    }
}
