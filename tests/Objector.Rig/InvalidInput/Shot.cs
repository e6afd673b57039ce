using System.Net.Http.Headers;
using System.Text;

namespace Objector.Rig.InvalidInput;

/// <summary>What should become of an input.</summary>
public enum Fate
{
    /// <summary>4xx, with a sentence.</summary>
    Refused,

    /// <summary>2xx or 3xx.</summary>
    Taken,

    /// <summary>One of the two: chance may have made it a good one.</summary>
    Either,
}

/// <summary>One input, ready to be sent.</summary>
/// <param name="What">In a line.</param>
/// <param name="Headers">Beside those of the content.</param>
public sealed record Shot(string What, HttpMethod Method, string Path, Fate Fate, byte[]? Body = null, string? ContentType = null, params (string Name, string Value)[] Headers)
{
    public static Shot Get(string what, string path, Fate fate = Fate.Refused) => new(what, HttpMethod.Get, path, fate);

    public static Shot Post(string what, string path, byte[] body, string? contentType, Fate fate = Fate.Refused, params (string, string)[] headers) =>
        new(what, HttpMethod.Post, path, fate, body, contentType, headers);

    public HttpRequestMessage Request()
    {
        // As it stands: .NET would mend an address before it is sent.
        var request = new HttpRequestMessage(Method, new Uri(Path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = Path.StartsWith("http", StringComparison.Ordinal) }));
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            if (ContentType is not null)
                request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        foreach (var (name, value) in Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        if (!request.Headers.Contains("Accept"))
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return request;
    }
}

/// <summary>One part of a form, with its headers as they are written.</summary>
public sealed record Part(string Headers, byte[] Content)
{
    public static Part Field(string name, string value) => Field(name, Encoding.UTF8.GetBytes(value));

    public static Part Field(string name, byte[] value) => new($"Content-Disposition: form-data; name=\"{name}\"", value);

    public static Part File(string name, byte[] content, string field = "screenshots", string type = "image/png") =>
        new($"Content-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: {type}", content);
}

public static class FormBody
{
    public const string Boundary = "----objector";
    public const string Multipart = $"multipart/form-data; boundary={Boundary}";
    public const string Url = "application/x-www-form-urlencoded";

    public static byte[] Of(IEnumerable<Part> parts)
    {
        using var body = new MemoryStream();
        foreach (var part in parts)
        {
            body.Write(Encoding.UTF8.GetBytes($"--{Boundary}\r\n{part.Headers}\r\n\r\n"));
            body.Write(part.Content);
            body.Write("\r\n"u8);
        }

        body.Write(Encoding.UTF8.GetBytes($"--{Boundary}--\r\n"));
        return body.ToArray();
    }

    /// <summary>A form that would be taken, but for what is changed in it.</summary>
    public static List<Part> Good(string email, params (string Name, string Value)[] changes)
    {
        var fields = new List<(string Name, string Value)>
        {
            ("kind", "object"), ("country", "DE"), ("name", "Ada Example"), ("email", email), ("language", "en"), ("timezone", "Europe/Berlin"), ("accounts", "facebook.com/ada"),
            ("details", "I am a nurse."), ("prompt", "Who is Ada?"), ("response", "A nurse."), ("consent", "on"), ("nonce", Guid.NewGuid().ToString("N")),
        };
        foreach (var change in changes)
        {
            fields.RemoveAll(field => field.Name == change.Name);
            fields.Add(change);
        }

        return fields.ConvertAll(field => Part.Field(field.Name, field.Value));
    }

    public static byte[] UrlEncoded(params IEnumerable<(string Name, string Value)> fields) =>
        Encoding.ASCII.GetBytes(string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}")));
}
