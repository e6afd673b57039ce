using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Objector.Rig.InMemory;

/// <summary>A container of blobs in memory.</summary>
internal sealed class MemoryContainer(MemoryStorage storage, string name) : BlobContainerClient
{
    private readonly ConcurrentDictionary<string, Stored> blobs = new(StringComparer.Ordinal);

    private long writes;

    public override string Name => name;

    public override BlobClient GetBlobClient(string blobName) => new Blob(this, blobName);

    public override Task<Response<BlobContainerInfo>> CreateIfNotExistsAsync(
        PublicAccessType publicAccessType = PublicAccessType.None,
        IDictionary<string, string>? metadata = null,
        BlobContainerEncryptionScopeOptions? encryptionScopeOptions = null,
        CancellationToken cancellationToken = default) => Answer(() => (Response<BlobContainerInfo>)null!);

    public override Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default) => Answer(() => Said(true));

    public override Task<Response<bool>> DeleteBlobIfExistsAsync(
        string blobName,
        DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None,
        BlobRequestConditions? conditions = null,
        CancellationToken cancellationToken = default) =>
        Answer(() => conditions is null ? Said(blobs.TryRemove(blobName, out _)) : throw Unconditional());

    public override AsyncPageable<BlobItem> GetBlobsAsync(GetBlobsOptions? options = null, CancellationToken cancellationToken = default)
    {
        storage.Reach();
        var found = blobs.Keys.Where(key => key.StartsWith(options?.Prefix ?? "", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var page = Page<BlobItem>.FromValues([.. found.Select(key => BlobsModelFactory.BlobItem(key))], null, new MemoryAnswer(200));
        return AsyncPageable<BlobItem>.FromPages([page]);
    }

    private Response<BlobContentInfo> Put(string blobName, byte[] content, BlobUploadOptions options)
    {
        var stored = new Stored(
            content,
            options.HttpHeaders?.ContentType ?? "application/octet-stream",
            new Dictionary<string, string>(options.Metadata ?? new Dictionary<string, string>(), StringComparer.OrdinalIgnoreCase),
            new ETag($"\"{Interlocked.Increment(ref writes)}\""));
        if (options.Conditions is null)
            blobs[blobName] = stored;
        else if (options.Conditions.IfNoneMatch != ETag.All)
            throw Unconditional();
        else if (!blobs.TryAdd(blobName, stored))
            throw MemoryAnswer.Failure(409, "BlobAlreadyExists");
        var info = BlobsModelFactory.BlobContentInfo(stored.ETag, default, null, null, null, null, 0);
        return Response.FromValue(info, new MemoryAnswer(201, stored.ETag));
    }

    private Response<BlobDownloadResult> Get(string blobName)
    {
        if (!blobs.TryGetValue(blobName, out var stored))
            throw MemoryAnswer.Failure(404, "BlobNotFound");
        var details = BlobsModelFactory.BlobDownloadDetails(
            contentLength: stored.Content.Length, contentType: stored.MediaType, metadata: stored.Metadata, eTag: stored.ETag);
        var result = BlobsModelFactory.BlobDownloadResult(BinaryData.FromBytes(stored.Content.ToArray()), details);
        return Response.FromValue(result, new MemoryAnswer(200, stored.ETag));
    }

    private Task<T> Answer<T>(Func<T> answer)
    {
        try
        {
            storage.Reach();
            return Task.FromResult(answer());
        }
        catch (RequestFailedException e)
        {
            return Task.FromException<T>(e);
        }
    }

    private static Response<bool> Said(bool value) => Response.FromValue(value, new MemoryAnswer(200));

    private static NotSupportedException Unconditional() => new("The one condition that the program sets is that nothing is there.");

    private sealed record Stored(byte[] Content, string MediaType, Dictionary<string, string> Metadata, ETag ETag);

    private sealed class Blob(MemoryContainer container, string name) : BlobClient
    {
        public override string Name => name;

        public override Task<Response<BlobContentInfo>> UploadAsync(
            BinaryData content, BlobUploadOptions options, CancellationToken cancellationToken = default) =>
            container.Answer(() => container.Put(name, content.ToArray(), options));

        public override async Task<Response<BlobContentInfo>> UploadAsync(
            Stream content, BlobUploadOptions options, CancellationToken cancellationToken = default)
        {
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken);
            return await container.Answer(() => container.Put(name, bytes.ToArray(), options));
        }

        public override Task<Response<BlobDownloadResult>> DownloadContentAsync(CancellationToken cancellationToken) =>
            container.Answer(() => container.Get(name));

        public override Task<Response<BlobDownloadResult>> DownloadContentAsync() => DownloadContentAsync(CancellationToken.None);

        public override Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default) =>
            container.Answer(() => Said(container.blobs.ContainsKey(name)));

        public override Task<Response<bool>> DeleteIfExistsAsync(
            DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None,
            BlobRequestConditions? conditions = null,
            CancellationToken cancellationToken = default) =>
            container.DeleteBlobIfExistsAsync(name, snapshotsOption, conditions, cancellationToken);
    }
}
