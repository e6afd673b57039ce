using System.Text.Json;
using Objector.Core.InboundEmail;

namespace Objector.Bench;

/// <summary>What was read of one message.</summary>
/// <param name="Kind"><c>bounce</c>, <c>automatic</c>, <c>feedback</c>, <c>forward</c>, <c>answer</c> or <c>meta</c>; <c>none</c> for bytes that are no mail.</param>
/// <param name="Hard">Whether a bounce is for good; null for all else.</param>
/// <param name="Class">What Meta's answer is, by its words; null where nobody answered.</param>
internal sealed record Reading(string File, string Kind, bool? Hard, string NewText, string? Class, IReadOnlyList<string> Because);

internal static class ReadMails
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Print(IEnumerable<string> paths)
    {
        foreach (var path in paths.SelectMany(Files))
            Console.WriteLine(JsonSerializer.Serialize(Of(path), Format));
        return 0;
    }

    /// <summary>The file; or the files of a folder and of the folders in it.</summary>
    public static IEnumerable<string> Files(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [path];

    public static Reading Of(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var mail = path.EndsWith(".eml", StringComparison.OrdinalIgnoreCase) ? IncomingMail.Read(bytes) : IncomingMail.OfText(System.Text.Encoding.UTF8.GetString(bytes));
        if (mail is null)
            return new Reading(path, "none", null, "", null, []);

        var kind = mail.Sorting.Kind.ToString().ToLowerInvariant();
        var said = mail.Instruction is EmailCommand.Reply ? ReplyClassifier.Propose(mail.NewText) : (ReplyKind?)null;
        return new Reading(path, kind, mail.Sorting.Bounce?.Hard, mail.NewText, said?.ToString(), mail.Sorting.Because);
    }
}
