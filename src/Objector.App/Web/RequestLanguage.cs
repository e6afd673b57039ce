using Microsoft.AspNetCore.WebUtilities;
using Objector.Core.Cases;

namespace Objector.App.Web;

/// <summary>
/// The language of a request: the one that its address asks for (<c>?lang=de</c>), else the one kept with its case, else what the browser
/// prefers. No cookie: links and forms of our pages carry on what the address asked for (<see cref="To"/>).
/// </summary>
public static class RequestLanguage
{
    public const string Parameter = "lang";

    private static readonly object Kept = new();

    /// <summary>Speaks the request's language from here on, and says so in the answer's headers.</summary>
    public static void Speak(this HttpContext context)
    {
        var language = Of(context.Request);
        language.Speak();
        if (context.Response.HasStarted)
            return;
        context.Response.Headers.ContentLanguage = language.Code;
        context.Response.Headers.Vary = "Accept, Accept-Language";
    }

    /// <summary>From here on, and to the end of this request, the language kept with the case, unless the address asks for another.</summary>
    internal static void SpeakOf(this HttpRequest request, Case c)
    {
        request.HttpContext.Items[Kept] = c.Submission.Language;
        request.HttpContext.Speak();
    }

    /// <returns>The path of our site, in the language that this request's address asks for.</returns>
    internal static string To(this HttpRequest request, string path) => Asked(request) is { } language ? QueryHelpers.AddQueryString(path, Parameter, language.Code) : path;

    /// <returns>This very page in that language.</returns>
    internal static string PageIn(this HttpRequest request, Language language)
    {
        var rest = request.Query.Where(pair => pair.Key != Parameter);
        return request.PathBase + request.Path + QueryString.Create(rest).Add(Parameter, language.Code);
    }

    /// <returns>The language that the address asks for; null where it asks for none, or none of ours.</returns>
    internal static Language? Asked(this HttpRequest request) => Language.Find(request.Query[Parameter]);

    /// <summary>The operator's pages are in English alone.</summary>
    internal static bool HasLanguages(this HttpRequest request) => !request.Path.StartsWithSegments("/operator");

    private static Language Of(HttpRequest request) => request.HasLanguages()
        ? Asked(request) ?? Language.Find(request.HttpContext.Items[Kept] as string) ?? Language.Preferred(request.Headers.AcceptLanguage)
        : Language.English;
}

/// <summary>An answer in the language of its request. It runs after the handler, and by then the handler's language is forgotten.</summary>
internal sealed class LocalizedResult(IResult answer) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Speak();
        await answer.ExecuteAsync(httpContext);
    }
}
