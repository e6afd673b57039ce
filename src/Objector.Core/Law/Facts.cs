using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Objector.Core.Law;

/// <summary>Reads the data files of facts. They are part of the program: one that cannot be read is a mistake of ours.</summary>
internal static class Facts
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static T Read<T>(string name)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Objector.Core.Law.{name}")
            ?? throw new InvalidOperationException($"The facts {name} are not in the program.");
        return JsonSerializer.Deserialize<T>(file, Options) ?? throw new InvalidOperationException($"The facts {name} are empty.");
    }
}
