using System.Text.RegularExpressions;
using Objector.SelfHost.Local;

namespace Objector.Tests;

/// <summary>A file that moves takes the links to it along.</summary>
public partial class LinksInDocsTests
{
    private static readonly string Root = RepositoryRoot.Find();

    public static TheoryData<string> Documents =>
    [
        .. Directory.EnumerateFiles(Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_to_a_file_leads_to_one(string document)
    {
        var file = Path.Combine(Root, document);
        var dead = Link().Matches(File.ReadAllText(file)).Select(link => link.Groups["path"].Value)
            .Where(path => !Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, path)));

        Assert.Empty(dead);
    }

    // [text](path) or [text](path#anchor); addresses of sites have a scheme.
    [GeneratedRegex(@"\]\((?![a-z]+:|#)(?<path>[^)#\s]+)")]
    private static partial Regex Link();
}
