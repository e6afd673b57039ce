using System.Text.Json;
using Objector.SelfHost.Local;

namespace Objector.IntegrationTests.Browser;

/// <summary>axe-core, as package-lock.json pins it: https://github.com/dequelabs/axe-core</summary>
internal static class Axe
{
    private static readonly Lazy<string> Source = new(() => File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "node_modules", "axe-core", "axe.min.js")));

    /// <returns>What is against WCAG 2.2 AA on this page: rule, element, and why.</returns>
    public static async Task<IReadOnlyList<string>> Faults(Tab tab)
    {
        // Evaluated by the debugger, so that our rules for content hold for all that the page itself does.
        await tab.Page.EvaluateAsync($"() => {{ if (!window.axe) {{ {Source.Value} }} }}");
        var faults = await tab.Page.EvaluateAsync<JsonElement>("""
            async () => {
              const found = await axe.run({
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
                rules: { 'target-size': { enabled: true } },
                resultTypes: ['violations'],
              });
              return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html} (${node.failureSummary})`));
            }
            """);
        return [.. faults.EnumerateArray().Select(fault => fault.GetString()!)];
    }
}
