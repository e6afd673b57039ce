using System.Text.Json;

namespace Objector.Bench;

/// <summary>
/// Counts what was read right. Expected values stand in <c>NAME.expected.json</c> beside NAME, with any of <c>kind</c>, <c>hard</c>,
/// <c>newText</c>, <c>class</c>; or, for the new text alone, in <c>NAME.expected</c>.
/// </summary>
internal static class Accuracy
{
    public static int Print(string directory)
    {
        var files = ReadMails.Files(directory).Where(path => !path.EndsWith(".expected", StringComparison.Ordinal) && !path.EndsWith(".expected.json", StringComparison.Ordinal));
        var pairs = files.Select(path => (Expected: ExpectedOf(path), Path: path)).Where(pair => pair.Expected is not null)
            .Select(pair => (Expected: pair.Expected!, Read: ReadMails.Of(pair.Path))).ToList();

        foreach (var kind in pairs.Select(pair => pair.Expected.Kind).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            var (right, meant, taken) = (
                pairs.Count(pair => pair.Expected.Kind == kind && pair.Read.Kind == kind), pairs.Count(pair => pair.Expected.Kind == kind), pairs.Count(pair => pair.Expected.Kind is not null && pair.Read.Kind == kind));
            Console.WriteLine($"{kind}: recall {right}/{meant}, precision {right}/{taken}");
        }

        Say("hard", pairs.Where(pair => pair.Expected.Hard is not null).Select(pair => pair.Expected.Hard == pair.Read.Hard));
        Say("new text", pairs.Where(pair => pair.Expected.NewText is not null).Select(pair => Plain(pair.Expected.NewText!) == Plain(pair.Read.NewText)));
        Say("class", pairs.Where(pair => pair.Expected.Class is not null).Select(pair => string.Equals(pair.Expected.Class, pair.Read.Class, StringComparison.OrdinalIgnoreCase)));
        return 0;
    }

    private static void Say(string what, IEnumerable<bool> right)
    {
        var all = right.ToList();
        if (all.Count > 0)
            Console.WriteLine($"{what}: {all.Count(one => one)}/{all.Count} right");
    }

    private static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();

    private static Expected? ExpectedOf(string path) => File.Exists($"{path}.expected.json")
        ? JsonSerializer.Deserialize<Expected>(File.ReadAllText($"{path}.expected.json"), JsonSerializerOptions.Web)
        : File.Exists($"{path}.expected") ? new Expected(null, null, File.ReadAllText($"{path}.expected"), null) : null;

    private sealed record Expected(string? Kind, bool? Hard, string? NewText, string? Class);
}
