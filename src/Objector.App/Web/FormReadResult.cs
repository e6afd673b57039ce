using Microsoft.AspNetCore.Http.Features;

namespace Objector.App.Web;

/// <summary>A form as it was sent, or the status and the sentence of what is wrong with it.</summary>
public abstract record FormReadResult
{
    // Both above what we accept, so that files too large get a sentence and not a broken connection.
    private const long MaxBody = 128 * 1024 * 1024;
    private const long MaxFile = 32 * 1024 * 1024;

    private FormReadResult()
    {
    }

    public sealed record Read(IFormCollection Form) : FormReadResult;

    public sealed record Unreadable(int Status, string Why) : FormReadResult;

    public static async Task<FormReadResult> From(HttpRequest request, CancellationToken cancel)
    {
        if (!request.HasFormContentType || request.IsPacked())
            return new Unreadable(StatusCodes.Status415UnsupportedMediaType, Texts.Common["reading.noForm"]);

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MaxBody;
        request.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions
        {
            MultipartBodyLengthLimit = MaxFile,
            ValueCountLimit = 200,
            ValueLengthLimit = 256 * 1024,
            KeyLengthLimit = 200,
        }));

        try
        {
            return new Read(await request.ReadFormAsync(cancel));
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge;
        }
        catch (InvalidDataException e)
        {
            // Both a broken form and one over a limit end here; only the words tell them apart.
            if (!e.Message.Contains("limit", StringComparison.OrdinalIgnoreCase))
                return Incomplete;
            await Drain(request, cancel);
            return TooLarge;
        }
        catch (IOException)
        {
            return Incomplete;
        }
        catch (NotSupportedException)
        {
            // A charset that .NET does not read any more, UTF-7.
            return new Unreadable(StatusCodes.Status415UnsupportedMediaType, Texts.Common["reading.noForm"]);
        }
    }

    /// <summary>Takes in the rest: a browser shows no answer before all is sent.</summary>
    private static async Task Drain(HttpRequest request, CancellationToken cancel)
    {
        try
        {
            await request.Body.CopyToAsync(Stream.Null, cancel);
        }
        catch (IOException)
        {
            // Whoever sent it is gone, or sends without end.
        }
    }

    private static Unreadable Incomplete => new(StatusCodes.Status400BadRequest, Texts.Common["reading.incomplete"]);

    private static Unreadable TooLarge => new(StatusCodes.Status413PayloadTooLarge, Texts.Common["reading.tooLarge"]);
}
