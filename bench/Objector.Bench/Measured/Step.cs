using System.Text.Json;
using Objector.Core.Cases;

namespace Objector.Bench.Measured;

/// <summary>What one command, or one chore, asks of storage.</summary>
/// <param name="Tables">Operations by table; a transaction is one.</param>
/// <param name="Sent">Bytes of the bodies of requests.</param>
/// <param name="Received">Bytes of the bodies of answers.</param>
/// <param name="Rows">By how many bytes the case's rows grow.</param>
/// <param name="Blobs">By how many bytes the case's blobs grow.</param>
internal sealed record Step(
    IReadOnlyDictionary<string, double> Tables, double BlobWrites, double BlobReads, double BlobLists, double BlobDeletes, double Sent, double Received, double Rows, double Blobs)
{
    public double Operations => Tables.Values.Sum() + BlobWrites + BlobReads + BlobLists + BlobDeletes;
}

/// <summary>All steps, as they were measured last: <c>steps</c> measures them.</summary>
/// <param name="Measured">The day.</param>
internal sealed record Steps(DateOnly Measured, IReadOnlyDictionary<string, Step> All)
{
    public const string Purge = "purge";
    public const string View = "view";

    /// <summary>A look at a case: with chores due, without, and after it has gone.</summary>
    public const string LookDue = "look, due";
    public const string Look = "look";
    public const string LookGone = "look, gone";
    public const string ByMail = " by mail";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Steps Read()
    {
        using var stream = typeof(Steps).Assembly.GetManifestResourceStream("steps.json")!;
        return JsonSerializer.Deserialize<Steps>(stream, Json)!;
    }

    public static string KeyOf(DueStep chore) => chore switch
    {
        DueStep.SendMail(var mail) => $"mail {mail.Kind}",
        DueStep.RecordElapsed(var command) => $"note {command.GetType().Name}",
        _ => Purge,
    };

    public static string KeyOf(CaseCommand command) => command.GetType().Name + (command is CaseCommand.LogReply { Via: Origin.Mail } ? ByMail : "");
}
