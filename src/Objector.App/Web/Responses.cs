using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Objector.App.Web;

/// <summary>The shapes in which we answer: a page for browsers, JSON for programs.</summary>
internal static class Responses
{
    public static bool WantsJson(this HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        return accept.Contains("application/json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether its body is packed. We unpack nothing: so nobody can send a little that becomes a lot.</summary>
    public static bool IsPacked(this HttpRequest request) =>
        request.Headers.ContentEncoding.Any(encoding => !string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase));

    public static IResult Page<TPage>(object model, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new LocalizedResult(new RazorComponentResult<TPage>(new { Model = model }) { StatusCode = status });

    /// <summary>A message, as a page or as problem+json.</summary>
    public static IResult Message(this HttpRequest request, int status, string title, params string[] paragraphs) => request.WantsJson()
        ? Results.Problem(string.Join(' ', paragraphs), statusCode: status, title: title)
        : Page<MessagePage>(new MessageModel(title, paragraphs), status);

    /// <summary>A message, and after how long it makes sense to come again, in real time.</summary>
    public static IResult TooOften(this HttpRequest request, TimeSpan again, string title, string paragraph)
    {
        request.HttpContext.Response.RetryAfter(again);
        return request.Message(StatusCodes.Status429TooManyRequests, title, paragraph);
    }

    public static void RetryAfter(this HttpResponse response, TimeSpan again) =>
        response.Headers.RetryAfter = Math.Ceiling(again.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    public static IResult NoCase(this HttpRequest request)
    {
        string[] paragraphs = [Texts.Common["noCase.link"], Texts.Common["noCase.gone"]];
        return request.WantsJson()
            ? request.Message(StatusCodes.Status404NotFound, Texts.Common["noCase.title"], paragraphs)
            : Page<MessagePage>(new MessageModel(Texts.Common["noCase.title"], paragraphs, Begin: true), StatusCodes.Status404NotFound);
    }

    public static IResult Problems(int status, IReadOnlyList<FormError> errors) => Results.Problem(
        string.Join(' ', errors.Select(error => error.Message)),
        statusCode: status,
        title: Texts.Common["problems.title"],
        extensions: new Dictionary<string, object?>
        {
            ["errors"] = errors.GroupBy(error => error.Field).ToDictionary(group => group.Key, group => group.Select(error => error.Message).ToArray()),
        });

    /// <param name="path">Of our site; it is shown in the language that this request's address asks for.</param>
    public static IResult SeeOther(this HttpResponse response, string path)
    {
        response.Headers.Location = response.HttpContext.Request.To(path);
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>128 bits: names one sending of one form.</summary>
    public static string NewNonce() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
}
