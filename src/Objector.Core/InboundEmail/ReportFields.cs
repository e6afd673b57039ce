using System.Collections.Frozen;

namespace Objector.Core.InboundEmail;

/// <summary>
/// Reads the fields of a delivery report (RFC 3464, 2.1), wherever they stand: whole servers put them into plain text, without the
/// empty lines between recipients, or without those of their fields that must be there.
/// </summary>
internal static class ReportFields
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names =
        new[] { "final-recipient", "original-recipient", "action", "status", "diagnostic-code" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What is said of one recipient; null for what is not said.</summary>
    /// <param name="Action">In lower case.</param>
    /// <param name="Diagnostic">The words of the server that refused, without their type.</param>
    public sealed record Recipient(string? Address, string? Action, string? Status, string? Diagnostic);

    public static IReadOnlyList<Recipient> Recipients(string text)
    {
        var found = new List<Dictionary<string, string>> { new() };
        string? open = null;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            var current = found[^1];
            var colon = line.IndexOf(':');
            if (colon > 0 && Names.TryGetValue(line[..colon].Trim(), out var name))
            {
                open = name;
                // The same field again is of another recipient; so is what follows an empty line.
                if (current.ContainsKey(open))
                    found.Add(current = []);
                current[open] = line[(colon + 1)..].Trim().ToString();
            }
            else if (line is ['\t', ..] || (line is [' ', ..] && open is not null))
            {
                if (open is not null && current[open].Length < 1_000)
                    current[open] = $"{current[open]} {line.Trim()}".Trim();
            }
            else
            {
                open = null;
                if (line.IsWhiteSpace() && current.Count > 0)
                    found.Add([]);
            }
        }

        return [.. found.Where(fields => fields.ContainsKey("action") || fields.ContainsKey("status")).Select(Of)];
    }

    private static Recipient Of(Dictionary<string, string> fields) => new(
        BounceDiagnosis.Address(fields.GetValueOrDefault("final-recipient") ?? "") ?? BounceDiagnosis.Address(fields.GetValueOrDefault("original-recipient") ?? ""),
        fields.GetValueOrDefault("action")?.Split(' ', '(', ';')[0].ToLowerInvariant(),
        fields.GetValueOrDefault("status") is { } status && status.TrimStart().StartsWith('2') ? "2.0.0" : BounceDiagnosis.Status(fields.GetValueOrDefault("status") ?? ""),
        fields.GetValueOrDefault("diagnostic-code") is { } code && Untyped(code) is { Length: > 0 } words ? words : null);

    private static string Untyped(string code) => (code.IndexOf(';', StringComparison.Ordinal) is var at and >= 0 and < 20 ? code[(at + 1)..] : code).Trim();
}
