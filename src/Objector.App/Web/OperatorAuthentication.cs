using Objector.App.Email;
using Objector.App.Scheduling;

namespace Objector.App.Web;

/// <summary>What opens the operator's pages. Empty: there are none.</summary>
public sealed record OperatorKey(string Value)
{
    public bool IsSet => Value.Length > 0;

    public bool Fits(string given) => IsSet && ConstantTime.Same(Value, given);
}

/// <summary>
/// Who may see the operator's pages: a program with the key in <see cref="Header"/>, or a browser with the cookie of the sign-in.
/// </summary>
public sealed class OperatorAuthentication(OperatorKey key, OperatorSessions sessions, SignInLimiter budget, PublicUrl site, TimeProvider time, ClockRate pace)
{
    public const string Header = "X-Operator-Key";
    public const string Cookie = "objector-operator";
    public const string CsrfField = "csrf";

    private const string Path = "/operator";
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    /// <returns>Null where the key or the cookie came; else the answer.</returns>
    public IResult? Refusal(HttpRequest request)
    {
        if (!key.IsSet)
            return Results.NotFound();
        if (request.Headers.TryGetValue(Header, out var given))
            return Try(request, given.ToString());
        return Session(request) is null ? Unknown(request, null) : null;
    }

    /// <returns>The form where it may be followed; else the answer.</returns>
    public async Task<(IFormCollection? Form, IResult? Refusal)> ReadForm(HttpRequest request, CancellationToken cancel)
    {
        if (Refusal(request) is { } refusal)
            return (null, refusal);
        if (await FormReadResult.From(request, cancel) is not FormReadResult.Read(var form))
            return (null, request.Message(StatusCodes.Status400BadRequest, "That did not work", "The form arrived incomplete. Please send it again."));

        // A header of our own cannot come from another site's form; a cookie can.
        var safe = request.Headers.ContainsKey(Header) || (Session(request) is { } cookie && sessions.CsrfFits(cookie, form[CsrfField]));
        return safe
            ? (form, null)
            : (null, request.Message(StatusCodes.Status403Forbidden, "That did not work", "The form is not of this sign-in, so nothing was changed. Open the page again, and send it from there."));
    }

    /// <summary>What the forms of this request's page must send along; empty where no cookie came.</summary>
    public string Csrf(HttpRequest request) => Session(request) is { } cookie ? sessions.Csrf(cookie) : "";

    public async Task<IResult> SignIn(HttpRequest request, CancellationToken cancel)
    {
        if (!key.IsSet)
            return Results.NotFound();
        if (await FormReadResult.From(request, cancel) is not FormReadResult.Read(var form))
            return Unknown(request, WrongKey);
        if (Try(request, form["key"].ToString()) is { } refusal)
            return refusal;

        // Twelve hours in the world, however fast the days of a demo pass.
        var cookie = sessions.Cookie(time.GetUtcNow() + pace.ToProgramTime(Lasts), Responses.NewNonce());
        request.HttpContext.Response.Cookies.Append(Cookie, cookie, Attributes(request, Lasts));
        return Back(request);
    }

    public async Task<IResult> SignOut(HttpRequest request, CancellationToken cancel)
    {
        if ((await ReadForm(request, cancel)).Refusal is { } refusal)
            return refusal;
        request.HttpContext.Response.Cookies.Delete(Cookie, Attributes(request, null));
        return Back(request);
    }

    /// <returns>Null where the key fits; else the answer.</returns>
    private IResult? Try(HttpRequest request, string given)
    {
        if (!budget.Allows(request))
            return TooOften(request);
        if (key.Fits(given))
            return null;
        budget.CountWrong(request);
        return Unknown(request, WrongKey);
    }

    private static IResult TooOften(HttpRequest request) =>
        request.TooOften(SignInLimiter.Window, "Too many wrong keys", $"No key is looked at any more. Try again in {SignInLimiter.Window.TotalMinutes} minutes.");

    private const string WrongKey = "This is not the key that Operator__Key holds.";

    private string? Session(HttpRequest request) => request.Cookies[Cookie] is { } cookie && sessions.Holds(cookie, time.GetUtcNow()) ? cookie : null;

    private CookieOptions Attributes(HttpRequest request, TimeSpan? lasts) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Path = Path,
        Secure = SecurityHeaders.IsByHttps(request, site),
        MaxAge = lasts,
    };

    private static IResult Back(HttpRequest request) => request.WantsJson() ? Results.NoContent() : request.HttpContext.Response.SeeOther(Path);

    private static IResult Unknown(HttpRequest request, string? wrong) => request.WantsJson()
        ? Results.Problem(wrong ?? $"Send the operator's key in the header {Header}.", statusCode: StatusCodes.Status401Unauthorized)
        : Responses.Page<OperatorSignInPage>(new OperatorSignInModel(wrong), StatusCodes.Status401Unauthorized);
}
