using System.Runtime.CompilerServices;

namespace Objector.Tests.Localization;

/// <summary>The sources of Objector.App, read from where they were built.</summary>
internal static class Sources
{
    private static readonly string Root = Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "src", "Objector.App");

    public static string Folder(string name) => Path.Combine(Root, name);

    public static IEnumerable<(string Name, string Text)> All() => In("", "*.cs").Concat(In("", "*.razor")).Concat(In("", "*.liquid"));

    public static IEnumerable<(string Name, string Text)> In(string folder, string pattern) =>
        Directory.EnumerateFiles(Folder(folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText(file)));

    private static string Here([CallerFilePath] string path = "") => path;
}
