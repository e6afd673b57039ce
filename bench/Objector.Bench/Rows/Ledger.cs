using Azure.Data.Tables;
using Objector.Rig;

namespace Objector.Bench.Rows;

/// <summary>What was asked of storage, step by step, as Azurite logged it; without what the host asks whatever cases there are, and what the bench asks.</summary>
internal sealed class Ledger(Site site)
{
    private readonly List<(string Step, List<Logged> Asked)> steps = [];
    private int read;
    private int marks;

    public int Operations => steps.Sum(step => step.Asked.Count);

    /// <summary>What was asked since the last time is of no step.</summary>
    public Task Forget() => Since();

    /// <summary>All that was asked since the last time is of this step.</summary>
    public async Task Close(string step) => steps.Add((step, await Since()));

    public string Markdown() => string.Join('\n',
    [
        "| step | operations | of which |",
        "| --- | ---: | --- |",
        .. steps.Select(step => Line(step.Step, step.Asked)),
        Line("all", [.. steps.SelectMany(step => step.Asked)]),
    ]);

    private static string Line(string step, List<Logged> asked) =>
        $"| {step} | {asked.Count} | {string.Join(", ", asked.GroupBy(Label).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}"))} |";

    /// <summary>A request of our own, after all that was answered, shows up to where the log is theirs.</summary>
    private async Task<List<Logged>> Since()
    {
        var mark = $"settings(PartitionKey='mark',RowKey='{marks++}')";
        await site.Storage.Settings.GetEntityIfExistsAsync<TableEntity>("mark", $"{marks - 1}");
        IReadOnlyList<Logged> log = [];
        await Wait.Until(() => Task.FromResult((log = site.Azurite!.Log).Skip(read).Any(request => Path(request).StartsWith(mark, StringComparison.Ordinal))), "Azurite to log");
        var since = log.Skip(read).TakeWhile(request => !Path(request).StartsWith(mark, StringComparison.Ordinal)).ToList();
        read += since.Count + 1;
        return [.. since.Where(request => !IsOfNoCase(request))];
    }

    /// <summary>Without the account.</summary>
    private static string Path(Logged request) => Uri.UnescapeDataString(request.Url)["/devstoreaccount1/".Length..];

    private static bool IsOfNoCase(Logged request)
    {
        var path = Path(request);
        return path.StartsWith("Tables", StringComparison.Ordinal)
            || (path.Contains("restype=container", StringComparison.Ordinal) && !path.Contains("comp=list", StringComparison.Ordinal))
            // The clock; and the agenda as it is read at start, and by the bench.
            || path.StartsWith("settings", StringComparison.Ordinal) || path.StartsWith("agenda()", StringComparison.Ordinal)
            // What is swept every hour, and the scoreboard of the day.
            || path.StartsWith("budgets()", StringComparison.Ordinal) || (path.StartsWith("turns()", StringComparison.Ordinal) && path.Contains("Until lt", StringComparison.Ordinal))
            || path.StartsWith("statistics()", StringComparison.Ordinal) || path.StartsWith("statistics(PartitionKey='published'", StringComparison.Ordinal);
    }

    private static string Label(Logged request)
    {
        var path = Path(request).Split('?')[0];
        if (path == "$batch")
            return "transaction";
        var place = new string([.. path.TakeWhile(char.IsAsciiLetterLower)]);
        if (path == place && request.Url.Contains("comp=list", StringComparison.Ordinal))
            return $"blobs {place} LIST";
        return path.Length > place.Length && path[place.Length] == '/' ? $"blobs {place} {request.Verb}" : $"{place} {request.Verb}";
    }
}
