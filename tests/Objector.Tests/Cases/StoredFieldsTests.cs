using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Objector.Core.Cases;
using Objector.Core.Statistics;

namespace Objector.Tests.Cases;

/// <summary>
/// Every field that JSON in storage may have, and every word that one of a few may hold, beside this test in a file of their own: there
/// no change of a C# name reaches them. OBJECTOR_APPROVE=1 writes it anew: a line more is a new field, a line less breaks what is stored.
/// </summary>
public class StoredFieldsTests
{
    private static readonly JsonSerializerOptions Options = CaseJson.Options;

    [Fact]
    public void The_fields_of_what_is_stored_are_those_of_the_file()
    {
        var fields = new StringBuilder();
        foreach (var (name, type) in Roots())
            Write(fields, name, type);

        var path = Fields();
        if (Environment.GetEnvironmentVariable("OBJECTOR_APPROVE") == "1")
            File.WriteAllText(path, fields.ToString());
        Assert.Equal(File.ReadAllText(path), fields.ToString());
    }

    private static IEnumerable<(string Name, Type Type)> Roots() =>
    [
        .. Kinds(typeof(CaseEvent)), ("snapshot", typeof(Case)), ("finding", typeof(SettledCase)), ("batch", typeof(Cohort)), ("publication", typeof(PublishedStatistics)),
    ];

    private static ImmutableArray<(string Name, Type Type)> Kinds(Type type) =>
        [.. Options.GetTypeInfo(type).PolymorphismOptions!.DerivedTypes.Select(kind => ((string)kind.TypeDiscriminator!, kind.DerivedType)).OrderBy(kind => kind.Item1, StringComparer.Ordinal)];

    /// <summary>A line a field; with what it may hold, where that is one of a few words.</summary>
    private static void Write(StringBuilder fields, string path, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var info = Options.GetTypeInfo(type);
        if (info is { Kind: JsonTypeInfoKind.Object, PolymorphismOptions: { } kinds })
        {
            foreach (var (name, kind) in Kinds(type))
                Write(fields, $"{path}({kinds.TypeDiscriminatorPropertyName}={name})", kind);
        }
        else if (info.Kind == JsonTypeInfoKind.Object)
        {
            foreach (var property in info.Properties.Where(property => property.Get is not null))
                Write(fields, $"{path}.{property.Name}", property.PropertyType);
        }
        else if (info.Kind == JsonTypeInfoKind.Enumerable)
        {
            Write(fields, path + "[]", info.ElementType!);
        }
        else
        {
            fields.Append(path);
            if (type.IsEnum)
                fields.Append(": ").AppendJoin(' ', Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(value => Word(Enum.ToObject(type, value))));
            fields.Append('\n');
        }
    }

    private static string Word(object value) => JsonSerializer.Serialize(value, value.GetType(), Options).Trim('"');

    private static string Fields([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Recorded", "fields.txt");
}
