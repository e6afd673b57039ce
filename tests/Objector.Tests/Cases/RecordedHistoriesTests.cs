using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Objector.Core.Cases;

namespace Objector.Tests.Cases;

/// <summary>
/// Cases as storage holds them, kept as files: an event a line, and the snapshot. Whatever is changed, they must read as they did. With
/// OBJECTOR_APPROVE=1 a history that has no file yet is recorded, and snapshots are written anew; events that are recorded never are.
/// </summary>
public class RecordedHistoriesTests
{
    private const string EventsEnd = ".events.jsonl";

    public static TheoryData<string> Lives()
    {
        Record();
        return [.. Directory.GetFiles(Folder(), "*" + EventsEnd).Select(path => Path.GetFileName(path)[..^EventsEnd.Length]).Order(StringComparer.Ordinal)];
    }

    [Theory]
    [MemberData(nameof(Lives))]
    public void A_recorded_history_replays_to_its_recorded_snapshot(string life)
    {
        Assert.Equal(File.ReadAllText(SnapshotOf(life)), Snapshot(life) + "\n");
    }

    [Theory]
    [MemberData(nameof(Lives))]
    public void What_was_recorded_is_written_today_to_the_byte_as_it_was(string life)
    {
        Assert.All(Events(life), line => Assert.Equal(line, JsonSerializer.Serialize(Read(line), CaseJson.Options)));

        var snapshot = File.ReadAllText(SnapshotOf(life)).TrimEnd('\n');
        Assert.Equal(snapshot, JsonSerializer.Serialize(JsonSerializer.Deserialize<Case>(snapshot, CaseJson.Options), CaseJson.Options));
    }

    [Fact]
    public void Every_kind_of_event_is_in_a_recorded_history()
    {
        var recorded = Lives().SelectMany(life => Events(life.Data)).Select(line => (string)JsonNode.Parse(line)!["type"]!);

        Assert.Equal(Names<CaseEvent>().Order(StringComparer.Ordinal), recorded.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            typeof(CaseEvent).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(CaseEvent)) && !type.IsAbstract), Names<CaseEvent>().Count());
    }

    [Fact]
    public void A_recorded_history_ends_in_every_phase_and_in_each_for_every_reason()
    {
        var phases = Lives().Select(life => JsonNode.Parse(File.ReadAllText(SnapshotOf(life.Data)))!["phase"]!.AsObject()).ToList();
        IEnumerable<string> Recorded(string field) => phases.Select(phase => (string?)phase[field]).OfType<string>().Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(Names<Phase>().Order(StringComparer.Ordinal), Recorded("is"));
        Assert.Equal(typeof(Phase).GetNestedTypes().Count(type => type.IsSubclassOf(typeof(Phase))), Names<Phase>().Count());
        Assert.Equal(Enum.GetValues<ClosedReason>().Select(Json).Order(StringComparer.Ordinal), Recorded("how"));
        Assert.Equal(Enum.GetValues<DeletionReason>().Select(Json).Order(StringComparer.Ordinal), Recorded("why"));
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, CaseJson.Options).Trim('"');

    private static IEnumerable<string> Names<T>() => typeof(T).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false)
        .Select(attribute => (string)((JsonDerivedTypeAttribute)attribute).TypeDiscriminator!);

    private static CaseEvent Read(string line) => JsonSerializer.Deserialize<CaseEvent>(line, CaseJson.Options)!;

    private static string Snapshot(string life) => JsonSerializer.Serialize(CaseHistory.Replay(Events(life).Select(Read)), CaseJson.Options);

    private static string[] Events(string life) => File.ReadAllLines(EventsOf(life));

    private static void Record()
    {
        if (Environment.GetEnvironmentVariable("OBJECTOR_APPROVE") != "1")
            return;
        Directory.CreateDirectory(Folder());
        foreach (var life in RecordedLives.All.Keys.Where(life => !File.Exists(EventsOf(life))))
            File.WriteAllText(EventsOf(life), string.Concat(RecordedLives.Live(life).Select(happened => JsonSerializer.Serialize(happened, CaseJson.Options) + "\n")));
        foreach (var path in Directory.GetFiles(Folder(), "*" + EventsEnd))
        {
            var life = Path.GetFileName(path)[..^EventsEnd.Length];
            File.WriteAllText(SnapshotOf(life), Snapshot(life) + "\n");
        }
    }

    private static string EventsOf(string life) => Path.Combine(Folder(), life + EventsEnd);

    private static string SnapshotOf(string life) => Path.Combine(Folder(), life + ".snapshot.json");

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Recorded");
}
