using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Data.Tables;

namespace Objector.Rig.InMemory;

/// <summary>An OData filter as the program writes them: comparisons of texts and instants with <c>and</c> between.</summary>
internal sealed partial class RowFilter
{
    private readonly List<Comparison> comparisons = [];

    /// <exception cref="NotSupportedException">It says something else.</exception>
    public static RowFilter Parse(string? filter)
    {
        var parsed = new RowFilter();
        var rest = filter ?? "";
        while (rest.Length > 0)
        {
            if (Next().Match(rest) is not { Success: true } match)
                throw new NotSupportedException($"The program writes no filter like: {filter}");
            parsed.comparisons.Add(new(match.Groups["name"].Value, match.Groups["how"].Value, Value(match)));
            rest = rest[match.Length..];
        }

        return parsed;
    }

    /// <summary>A row without the property does not fit.</summary>
    public bool Fits(TableEntity row) => comparisons.TrueForAll(one => row.TryGetValue(one.Name, out var value) && one.Holds(value));

    private static IComparable Value(Match match) => match.Groups["text"] is { Success: true, Value: var text }
        ? text.Replace("''", "'", StringComparison.Ordinal)
        : DateTimeOffset.Parse(match.Groups["at"].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    [GeneratedRegex(@"^(?<name>\w+) (?<how>eq|lt|le|gt|ge) (?:'(?<text>(?:[^']|'')*)'|datetime'(?<at>[^']+)')(?: and (?=\w)|$)")]
    private static partial Regex Next();

    private sealed record Comparison(string Name, string How, IComparable Value)
    {
        public bool Holds(object value)
        {
            int? order = (value, Value) switch
            {
                (string one, string other) => string.CompareOrdinal(one, other),
                (DateTimeOffset one, DateTimeOffset other) => one.CompareTo(other),
                _ => null,
            };
            return How switch
            {
                "eq" => order == 0,
                "lt" => order < 0,
                "le" => order <= 0,
                "gt" => order > 0,
                _ => order >= 0,
            };
        }
    }
}
