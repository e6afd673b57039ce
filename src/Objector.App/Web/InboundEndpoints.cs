using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Objector.App.InboundEmail;

namespace Objector.App.Web;

/// <summary>What <see cref="Header"/> or <c>?key=</c> must hold for mail to be taken in.</summary>
public sealed record InboundKey(string Value)
{
    /// <summary>Where a sender can set one: logs of what lies between know addresses, and no headers.</summary>
    public const string Header = "X-Inbound-Key";

    public bool Fits(HttpRequest request) =>
        ConstantTime.Same(Value, (request.Headers.TryGetValue(Header, out var given) ? given : request.Query["key"]).ToString());
}

public static class InboundEndpoints
{
    // Around the mail itself: the other fields of a form.
    private const long MaxAround = 1024 * 1024;

    // More waits on disk: a sender that is slow, or many at once, cannot fill the memory.
    private const int MaxInMemory = 256 * 1024;

    // Three of them are kept as a blob's metadata, which takes 8 KiB.
    private const int MaxField = 2048;

    /// <summary>One raw message as the body.</summary>
    public static Task<IResult> Mime(HttpRequest request, InboundKey key, FailedTokenLimiter guesses, InboundMailProcessor mailRoom, CancellationToken cancel) =>
        Take(request, key, guesses, InboundMailProcessor.MaxBytes, Whole, mailRoom, "Send one raw message (RFC 5322) as the body.", cancel);

    /// <summary>SendGrid's Inbound Parse with "POST the raw, full MIME message": a form whose field <c>email</c> is the message.</summary>
    public static Task<IResult> SendGrid(HttpRequest request, InboundKey key, FailedTokenLimiter guesses, InboundMailProcessor mailRoom, CancellationToken cancel) =>
        Take(request, key, guesses, InboundMailProcessor.MaxBytes + MaxAround, EmailField, mailRoom, "Turn on \"POST the raw, full MIME message\": the form has no field email.", cancel);

    private static async Task<IResult> Take(
        HttpRequest request, InboundKey key, FailedTokenLimiter guesses, long most, Func<HttpRequest, CancellationToken, Task<Arrival?>> read, InboundMailProcessor mailRoom, string advice, CancellationToken cancel)
    {
        if (!key.Fits(request))
            return guesses.CountWrong(request, nameof(InboundKey)) ?? Results.Problem($"The key in {InboundKey.Header} or ?key= is not Inbound__Key.", statusCode: StatusCodes.Status401Unauthorized);
        if (request.IsPacked())
            return Results.Problem("Send the mail as it is, without Content-Encoding.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        if (request.ContentLength > most)
            return TooLarge;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most;

        try
        {
            await using var arrival = await read(request, cancel);
            if (arrival?.Raw.Length > InboundMailProcessor.MaxBytes)
                return TooLarge;
            return arrival is { Raw.Length: > 0 }
                ? Results.Json(new { id = await mailRoom.ReceiveAsync(arrival.Raw, arrival.Verdicts, cancel) }, statusCode: StatusCodes.Status202Accepted)
                : Results.Problem(advice, statusCode: StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return Results.Problem("The mail arrived incomplete. Send it again.", statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<Arrival?> Whole(HttpRequest request, CancellationToken cancel) => new(await Buffered(request.Body, cancel), ProviderAuthResults.None);

    /// <summary>Byte for byte: read as text, a message in an old charset would lose its letters.</summary>
    private static async Task<Arrival?> EmailField(HttpRequest request, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
            return null;

        Stream? raw = null;
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            var name = section.GetContentDispositionHeader() is { } disposition ? HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "" : "";
            if (name == "email" && raw is null)
                raw = await Buffered(section.Body, cancel);
            else if (ProviderAuthResults.Fields.Contains(name))
                fields[name] = await Text(section.Body, cancel);
        }

        return raw is null ? null : new Arrival(raw, ProviderAuthResults.From(fields));
    }

    private static async Task<Stream> Buffered(Stream body, CancellationToken cancel)
    {
        var buffer = new FileBufferingReadStream(body, MaxInMemory);
        await buffer.DrainAsync(cancel);
        buffer.Position = 0;
        return buffer;
    }

    private static async Task<string> Text(Stream body, CancellationToken cancel)
    {
        var text = new char[MaxField];
        using var reader = new StreamReader(body, Encoding.UTF8);
        return new string(text, 0, await reader.ReadBlockAsync(text, cancel));
    }

    private static IResult TooLarge => Results.Problem("A mail may have at most 30 MB.", statusCode: StatusCodes.Status413PayloadTooLarge);

    private sealed record Arrival(Stream Raw, ProviderAuthResults Verdicts) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Raw.DisposeAsync();
    }
}
