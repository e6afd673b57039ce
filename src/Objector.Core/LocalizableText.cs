using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Objector.Core;

/// <summary>
/// A sentence for the person: of the facts, or one of <see cref="Messages"/>. In English; Objector.App says it in their language.
/// </summary>
/// <param name="Text">With what <paramref name="Values"/> are put into it by number, <c>{0}</c>; as it stands where there are none.</param>
[JsonConverter(typeof(AsText))]
public sealed record LocalizableText(string Text, params ImmutableArray<object> Values)
{
    public static implicit operator LocalizableText(string text) => new(text);

    public bool Equals(LocalizableText? other) => other is not null && Text == other.Text && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() =>
        Values.IsEmpty ? Text : string.Format(CultureInfo.InvariantCulture, Text, [.. Values.Select(value => value is DateOnly day ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : value)]);

    private sealed class AsText : JsonConverter<LocalizableText>
    {
        public override LocalizableText Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.GetString() ?? throw new JsonException("A remark is a text.");

        public override void Write(Utf8JsonWriter writer, LocalizableText remark, JsonSerializerOptions options) => writer.WriteStringValue(remark.ToString());
    }
}
