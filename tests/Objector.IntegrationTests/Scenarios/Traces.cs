using System.IO.Compression;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using MimeKit;

namespace Objector.IntegrationTests.Scenarios;

/// <summary>Looks through all that storage holds, row by row and blob by blob, with what is encoded in it decoded.</summary>
internal static class Traces
{
    /// <summary>Where one of these words stands: <c>table cases</c>, <c>container inbound</c>.</summary>
    public static async Task<IReadOnlyCollection<string>> Of(RunningHost host, params IReadOnlyCollection<string> words)
    {
        var places = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var (place, text) in All(host))
        {
            if (words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
                places.Add(place);
        }

        return places;
    }

    private static async IAsyncEnumerable<(string Place, string Text)> All(RunningHost host)
    {
        var tables = new TableServiceClient(host.ConnectionString);
        await foreach (var table in tables.QueryAsync())
        {
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
                yield return ($"table {table.Name}", Text(row));
        }

        var blobs = new BlobServiceClient(host.ConnectionString);
        await foreach (var container in blobs.GetBlobContainersAsync())
        {
            var client = blobs.GetBlobContainerClient(container.Name);
            await foreach (var blob in client.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.All, States = BlobStates.Snapshots | BlobStates.Uncommitted }))
            {
                var content = (await client.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray();
                yield return ($"container {container.Name}", string.Join('\n', [blob.Name, .. blob.Metadata.Select(pair => $"{pair.Key} {pair.Value}"), .. Texts(blob.Name, content)]));
            }
        }
    }

    /// <summary>A long text is cut into several properties, wherever the cut falls.</summary>
    private static string Text(TableEntity row) => string.Join('\n', row.Select(property => $"{property.Key} {property.Value}"))
        + Encoding.UTF8.GetString([.. row.OrderBy(property => property.Key.Length).ThenBy(property => property.Key, StringComparer.Ordinal).Select(property => property.Value).OfType<byte[]>().SelectMany(bytes => bytes)]);

    private static IEnumerable<string> Texts(string name, byte[] content)
    {
        yield return Encoding.UTF8.GetString(content);
        yield return Encoding.Latin1.GetString(content);
        if (name.EndsWith(".eml", StringComparison.Ordinal))
        {
            foreach (var text in Mail(MimeMessage.Load(new MemoryStream(content))))
                yield return text;
        }
        else if (name.EndsWith(".zip", StringComparison.Ordinal))
        {
            using var zip = new ZipArchive(new MemoryStream(content));
            foreach (var entry in zip.Entries)
            {
                using var inside = new MemoryStream();
                entry.Open().CopyTo(inside);
                foreach (var text in Texts(entry.FullName, inside.ToArray()))
                    yield return text;
            }
        }
    }

    private static IEnumerable<string> Mail(MimeMessage mail)
    {
        yield return string.Join('\n', mail.Headers.Select(header => header.Value));
        var parts = new MimeIterator(mail);
        while (parts.MoveNext())
        {
            yield return string.Join('\n', parts.Current.Headers.Select(header => header.Value));
            switch (parts.Current)
            {
                case TextPart text:
                    yield return text.Text;
                    break;
                case MimePart { Content: { } encoded } part:
                    using (var decoded = new MemoryStream())
                    {
                        encoded.DecodeTo(decoded);
                        foreach (var text in Texts(part.FileName ?? "", decoded.ToArray()))
                            yield return text;
                    }

                    break;
            }
        }
    }
}
