using System.Text.Json;
using System.Text.Json.Serialization;

namespace Objector.Core.Cases;

/// <summary>Names a case: 128 bits as 26 characters of <see cref="Base32"/>. It opens nothing; a token does.</summary>
[JsonConverter(typeof(CaseIdJson))]
public readonly record struct CaseId
{
    public const int Bytes = 16;

    private readonly string? text;

    private CaseId(string text) => this.text = text;

    /// <exception cref="ArgumentException">Not 16 bytes.</exception>
    public static CaseId From(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Bytes
            ? new CaseId(Base32.Encode(bytes))
            : throw new ArgumentException($"A case id has {Bytes} bytes, not {bytes.Length}.", nameof(bytes));

    /// <returns>Null where the text is no case id.</returns>
    public static CaseId? Parse(string? text) =>
        Base32.Decode(text) is { Length: Bytes } bytes ? From(bytes) : null;

    public byte[] ToBytes() => Base32.Decode(ToString())!;

    public override string ToString() => text ?? throw new InvalidOperationException("An empty case id was used.");
}

internal sealed class CaseIdJson : JsonConverter<CaseId>
{
    public override CaseId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CaseId.Parse(reader.GetString()) ?? throw new JsonException("Not a case id.");

    public override void Write(Utf8JsonWriter writer, CaseId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
