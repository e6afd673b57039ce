using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Objector.App.Inbound;

namespace Objector.App.Web;

/// <summary>What <c>?key=</c> must hold for mail to be taken in.</summary>
public sealed record InboundKey(string Value)
{
    public bool Fits(string given) => ConstantTime.Same(Value, given);
}

public static class InboundEndpoints
{
    // Around the mail itself: the other fields of a form.
    private const long MaxAround = 1024 * 1024;

    /// <summary>One raw message as the body.</summary>
    public static Task<IResult> Mime(HttpRequest request, InboundKey key, MailRoom mailRoom, CancellationToken cancel) =>
        Take(request, key, MailRoom.MaxBytes, Whole, mailRoom, "Send one raw message (RFC 5322) as the body.", cancel);

    /// <summary>SendGrid's Inbound Parse with "POST the raw, full MIME message": a form whose field <c>email</c> is the message.</summary>
    public static Task<IResult> SendGrid(HttpRequest request, InboundKey key, MailRoom mailRoom, CancellationToken cancel) =>
        Take(request, key, MailRoom.MaxBytes + MaxAround, EmailField, mailRoom, "Turn on \"POST the raw, full MIME message\": the form has no field email.", cancel);

    private static async Task<IResult> Take(
        HttpRequest request, InboundKey key, long most, Func<HttpRequest, CancellationToken, Task<byte[]>> read, MailRoom mailRoom, string advice, CancellationToken cancel)
    {
        if (!key.Fits(request.Query["key"].ToString()))
            return Results.Problem("The key in ?key= is not Inbound__Key.", statusCode: StatusCodes.Status401Unauthorized);
        if (request.ContentLength > most)
            return TooLarge;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most;

        try
        {
            return await read(request, cancel) is { Length: > 0 } raw
                ? Results.Json(new { id = await mailRoom.Receive(raw, cancel) }, statusCode: StatusCodes.Status202Accepted)
                : Results.Problem(advice, statusCode: StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge;
        }
        catch (IOException)
        {
            return Results.Problem("The mail arrived incomplete. Send it again.", statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<byte[]> Whole(HttpRequest request, CancellationToken cancel)
    {
        using var raw = new MemoryStream();
        await request.Body.CopyToAsync(raw, cancel);
        return raw.ToArray();
    }

    /// <summary>Byte for byte: read as text, a message in an old charset would lose its letters.</summary>
    private static async Task<byte[]> EmailField(HttpRequest request, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
            return [];

        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } disposition || HeaderUtilities.RemoveQuotes(disposition.Name) != "email")
                continue;
            using var raw = new MemoryStream();
            await section.Body.CopyToAsync(raw, cancel);
            return raw.ToArray();
        }

        return [];
    }

    private static IResult TooLarge => Results.Problem("A mail may have at most 30 MB.", statusCode: StatusCodes.Status413PayloadTooLarge);
}
