using Azure;
using Objector.App.Email;

namespace Objector.App.Web;

/// <summary>200 when storage and mail answer; 503 says which does not.</summary>
public static class Health
{
    public static async Task<IResult> Check(Storage storage, IEmailSender post, CancellationToken cancel)
    {
        var trouble = await StorageTrouble(storage, cancel) ?? await post.CheckHealthAsync(cancel);
        return trouble is null
            ? Results.Json(new { status = "well" })
            : Results.Problem(trouble, statusCode: StatusCodes.Status503ServiceUnavailable, title: "Not well");
    }

    private static async Task<string?> StorageTrouble(Storage storage, CancellationToken cancel)
    {
        try
        {
            await storage.Ping(cancel);
            return null;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            return "Storage does not answer.";
        }
    }
}
