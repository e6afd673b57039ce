namespace Objector.App.Telemetry;

/// <summary>
/// Below a warning, frameworks write down what was asked for: paths, which hold tokens, and queries, which hold a key. So whatever
/// Logging__LogLevel says, only we ourselves may be that talkative.
/// </summary>
internal static class LogRedactionFilter
{
    private const string Ours = "Objector.";
    private const string Lifetime = "Microsoft.Hosting.Lifetime";

    // It also sets the request's path beside each line that is logged meanwhile, by anybody, where scopes are written.
    private const string Requests = "Microsoft.AspNetCore.Hosting.Diagnostics";

    /// <summary>One more condition on each rule, so that it does not matter which of them is chosen.</summary>
    public static void Add(LoggerFilterOptions options)
    {
        // For what no rule is about.
        options.Rules.Insert(0, new LoggerFilterRule(null, null, options.MinLevel, null));
        for (var at = 0; at < options.Rules.Count; at++)
        {
            var rule = options.Rules[at];
            options.Rules[at] = new LoggerFilterRule(
                rule.ProviderName, rule.CategoryName, rule.LogLevel, (provider, category, level) => MayLog(category, level) && (rule.Filter?.Invoke(provider, category, level) ?? true));
        }
    }

    private static bool MayLog(string? category, LogLevel level) => category switch
    {
        null or Requests => false,
        Lifetime => true,
        _ => category.StartsWith(Ours, StringComparison.Ordinal) || level >= LogLevel.Warning,
    };
}
