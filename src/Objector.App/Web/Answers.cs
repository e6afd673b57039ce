using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Objector.App.Web;

/// <summary>The shapes in which we answer: a page for browsers, JSON for programs.</summary>
internal static class Answers
{
    public static bool WantsJson(this HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        return accept.Contains("application/json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }

    public static IResult Page<TPage>(object model, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new RazorComponentResult<TPage>(new { Model = model }) { StatusCode = status };

    /// <summary>A message, as a page or as problem+json.</summary>
    public static IResult Message(this HttpRequest request, int status, string title, params string[] paragraphs) => request.WantsJson()
        ? Results.Problem(string.Join(' ', paragraphs), statusCode: status, title: title)
        : Page<MessagePage>(new MessageModel(title, paragraphs), status);

    public static IResult NoCase(this HttpRequest request) => request.Message(
        StatusCodes.Status404NotFound,
        "There is no such case",
        "The link may be incomplete: open it again from the mail.",
        "Or the case was erased, or never confirmed and so deleted.");

    public static IResult Problems(int status, IReadOnlyList<FormError> errors) => Results.Problem(
        string.Join(' ', errors.Select(error => error.Message)),
        statusCode: status,
        title: "Please mend what is marked",
        extensions: new Dictionary<string, object?>
        {
            ["errors"] = errors.GroupBy(error => error.Field).ToDictionary(group => group.Key, group => group.Select(error => error.Message).ToArray()),
        });

    public static IResult SeeOther(this HttpResponse response, string location)
    {
        response.Headers.Location = location;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>128 bits: names one sending of one form.</summary>
    public static string NewNonce() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
}
