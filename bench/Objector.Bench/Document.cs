using Objector.SelfHost.Local;

namespace Objector.Bench;

/// <summary>A document of this repository that holds what was measured last, between marks: <c>&lt;!-- mark --&gt;</c> and <c>&lt;!-- /mark --&gt;</c>.</summary>
internal static class Document
{
    /// <param name="name">In <c>docs</c>.</param>
    /// <param name="text">Takes the place of what stands between the marks.</param>
    public static void Put(string name, string mark, string text)
    {
        var path = Path.Combine(RepositoryRoot.Find(), "docs", name);
        var (before, begin, end) = (File.ReadAllText(path), $"<!-- {mark} -->", $"<!-- /{mark} -->");
        var (from, to) = (before.IndexOf(begin, StringComparison.Ordinal) + begin.Length, before.IndexOf(end, StringComparison.Ordinal));
        File.WriteAllText(path, $"{before[..from]}\n{text}\n{before[to..]}");
    }
}
