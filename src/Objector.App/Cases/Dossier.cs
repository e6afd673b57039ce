using System.IO.Compression;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Objector.Core.Cases;
using Objector.Core.Letters;

namespace Objector.App.Cases;

/// <summary>Everything we hold of a case, as one zip whose manifest <c>sha256sum -c manifest.sha256</c> verifies.</summary>
public sealed class Dossier(CaseFiles files, TimeProvider time)
{
    private const string ReadMe =
        """
        This is everything Objector holds of your case.

        case.json        where the case stands, with what you typed
        timeline.json    everything that happened, in order
        letter.txt       the letter as it was drafted
        evidence/        your screenshots, and those that came with replies
        mail/            every mail we sent (by its name) and received (in-...), as raw messages
        manifest.sha256  the SHA-256 of each file

        Nothing was changed if
          sha256sum -c manifest.sha256
        says OK for each file. The timeline is a chain: the hash of each event is the SHA-256, in lower-case hex, of
          the hash before it (empty for the first), its seq, its command, and its data,
        each followed by a line feed, in UTF-8. So no event can be changed, dropped or moved without breaking the chain.
        """;

    private static readonly JsonSerializerOptions Readable = new(CaseJson.Options) { WriteIndented = true };

    // Data stands in the timeline to the letter as it was hashed: as a string, so that no tool reformats it.
    private static readonly JsonSerializerOptions ReadableText = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="output">A pipe, for zip entries end with a synchronous write, which a response's stream does not take.</param>
    public async Task Write(CaseWithEvents record, PipeWriter output, CancellationToken cancel)
    {
        var (c, events) = record;
        var now = time.GetUtcNow();
        var manifest = new StringBuilder();

        await using var zip = await ZipArchive.CreateAsync(output.AsStream(leaveOpen: true), ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel);
        async Task Add(string name, byte[] bytes)
        {
            manifest.Append(Convert.ToHexStringLower(SHA256.HashData(bytes))).Append("  ").Append(name).Append('\n');
            await AddEntry(zip, name, bytes, now, cancel);
            await output.FlushAsync(cancel);
        }

        await Add("README.txt", Encoding.UTF8.GetBytes(ReadMe));
        await Add("case.json", JsonSerializer.SerializeToUtf8Bytes(c, Readable));
        await Add("timeline.json", JsonSerializer.SerializeToUtf8Bytes(events.Select(e => new { e.Seq, e.Command, e.Data, e.Hash }), ReadableText));
        await Add("letter.txt", Encoding.UTF8.GetBytes(Drafting.Write(c.Submission, c.Evidence, LocalTime.DateIn(c.Submission.TimeZone, now)).Letter));

        var replies = events.Select(e => e.Event).OfType<ReplyLogged>().SelectMany(e => e.Files);
        foreach (var exhibit in c.Evidence.Concat(replies))
        {
            if (await files.Evidence(c.Id, exhibit, cancel) is { } bytes)
                await Add($"evidence/{exhibit.Name}", bytes);
        }

        await foreach (var (name, bytes) in files.Mails(c.Id, cancel))
            await Add(name, bytes);

        await AddEntry(zip, "manifest.sha256", Encoding.UTF8.GetBytes(manifest.ToString()), now, cancel);
    }

    private static async Task AddEntry(ZipArchive zip, string name, byte[] bytes, DateTimeOffset now, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = now;
        await using var content = await entry.OpenAsync(cancel);
        await content.WriteAsync(bytes, cancel);
    }
}
