using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Objector.App.Inbound;

namespace Objector.App.Web;

/// <summary>What <c>?key=</c> must hold for mail to be taken in.</summary>
public sealed record InboundKey(string Value)
{
    public bool Fits(string given) => CryptographicOperations.FixedTimeEquals(Hash(Value), Hash(given));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

public static class InboundEndpoints
{
    public static async Task<IResult> Mime(HttpRequest request, InboundKey key, MailRoom mailRoom, CancellationToken cancel)
    {
        if (!key.Fits(request.Query["key"].ToString()))
            return Results.Problem("The key in ?key= is not Inbound__Key.", statusCode: StatusCodes.Status401Unauthorized);
        if (request.ContentLength > MailRoom.MaxBytes)
            return TooLarge;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MailRoom.MaxBytes;

        using var raw = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(raw, cancel);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge;
        }

        if (raw.Length == 0)
            return Results.Problem("Send one raw message (RFC 5322) as the body.", statusCode: StatusCodes.Status400BadRequest);
        return Results.Json(new { id = await mailRoom.Receive(raw.ToArray(), cancel) }, statusCode: StatusCodes.Status202Accepted);
    }

    private static IResult TooLarge => Results.Problem("A mail may have at most 30 MB.", statusCode: StatusCodes.Status413PayloadTooLarge);
}
