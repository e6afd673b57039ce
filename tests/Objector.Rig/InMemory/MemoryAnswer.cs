using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace Objector.Rig.InMemory;

/// <summary>An answer with a status, and the ETag of what was written where something was.</summary>
internal sealed class MemoryAnswer(int status, ETag? etag = null) : Response
{
    private readonly HttpHeader[] headers = etag is { } tag ? [new HttpHeader(HttpHeader.Names.ETag, tag.ToString("H"))] : [];

    public override int Status => status;

    public override string ReasonPhrase => "";

    public override Stream? ContentStream { get; set; }

    public override string ClientRequestId { get; set; } = "";

    public static RequestFailedException Failure(int status, string code) => new(status, $"{code}.", code, null);

    public override void Dispose()
    {
    }

    protected override bool ContainsHeader(string name) => headers.Any(header => Is(header, name));

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers;

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) =>
        (value = headers.Where(header => Is(header, name)).Select(header => header.Value).FirstOrDefault()) is not null;

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values) =>
        (values = TryGetHeader(name, out var value) ? [value] : null) is not null;

    private static bool Is(HttpHeader header, string name) => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase);
}
