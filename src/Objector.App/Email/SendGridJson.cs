using System.Text.Json;

namespace Objector.App.Email;

/// <summary>Reading JSON that may be anything: what is not there, or is of another kind, is nothing.</summary>
internal static class SendGridJson
{
    public static JsonElement Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public static JsonElement Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    public static IEnumerable<JsonElement> Items(this JsonElement element) => element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    public static string? Text(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a character: JSON can say it, and no text can hold it.
            return null;
        }
    }

    /// <summary>An instant in Unix seconds.</summary>
    public static DateTimeOffset? Instant(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var seconds) ? Instant(seconds) : null;

    public static DateTimeOffset? Instant(long seconds) =>
        seconds >= 0 && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
