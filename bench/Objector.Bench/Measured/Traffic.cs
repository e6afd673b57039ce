using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Objector.Bench.Measured;

/// <summary>What went to storage and came back.</summary>
internal sealed record Traffic
{
    /// <summary>By table: a transaction of several rows is one.</summary>
    public SortedDictionary<string, int> Tables { get; init; } = [];

    public int BlobWrites { get; set; }

    public int BlobReads { get; set; }

    public int BlobLists { get; set; }

    public int BlobDeletes { get; set; }

    /// <summary>Bytes of the bodies.</summary>
    public long Sent { get; set; }

    public long Received { get; set; }

    public int Operations => Tables.Values.Sum() + BlobWrites + BlobReads + BlobLists + BlobDeletes;
}

/// <summary>Counts each request that leaves, retries too.</summary>
internal sealed class Counting
{
    private readonly Lock door = new();

    private Traffic now = new();

    public HttpPipelinePolicy OfTables => new Policy(this, CountTable);

    public HttpPipelinePolicy OfBlobs => new Policy(this, CountBlob);

    /// <returns>What came together since the last time.</returns>
    public Traffic Take()
    {
        lock (door)
        {
            var taken = now;
            now = new Traffic();
            return taken;
        }
    }

    private void CountTable(Request request, byte[] body) => now.Tables[Table(request, body)] = now.Tables.GetValueOrDefault(Table(request, body)) + 1;

    private void CountBlob(Request request, byte[] body)
    {
        if (request.Method == RequestMethod.Put)
            now.BlobWrites++;
        else if (request.Method == RequestMethod.Delete)
            now.BlobDeletes++;
        else if (request.Uri.Query.Contains("comp=list", StringComparison.Ordinal))
            now.BlobLists++;
        else
            now.BlobReads++;
    }

    private static byte[] Body(Request request)
    {
        if (request.Content is null)
            return [];
        using var copy = new MemoryStream();
        request.Content.WriteTo(copy, CancellationToken.None);
        return copy.ToArray();
    }

    /// <summary>The last part of the path; of a transaction, that of its first row.</summary>
    private static string Table(Request request, byte[] body)
    {
        var path = request.Uri.Path.Split('/')[^1];
        if (path == "$batch")
            path = Encoding.UTF8.GetString(body).Split('\n').First(line => line.Contains("http", StringComparison.Ordinal) && line.Contains("HTTP/1.1", StringComparison.Ordinal)).Split(' ')[1].Split('/')[^1];
        return new string([.. Uri.UnescapeDataString(path).TakeWhile(char.IsAsciiLetter)]);
    }

    private sealed class Policy(Counting counting, Action<Request, byte[]> count) : HttpPipelineSynchronousPolicy
    {
        public override void OnReceivedResponse(HttpMessage message)
        {
            var body = Body(message.Request);
            lock (counting.door)
            {
                counting.now.Sent += body.Length;
                counting.now.Received += message.Response.ContentStream is { CanSeek: true } stream ? stream.Length : 0;
                count(message.Request, body);
            }
        }
    }
}
