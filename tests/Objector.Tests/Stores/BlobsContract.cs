using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Objector.App;

namespace Objector.Tests.Stores;

/// <summary>What the stores rely on of a container of blobs, whatever it is kept in.</summary>
public abstract class BlobsContract
{
    private static readonly BlobUploadOptions IfNoneIsThere = new() { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };

    private readonly string folder = Guid.NewGuid().ToString("N");

    protected abstract Storage Storage { get; }

    private BlobContainerClient Container => Storage.CaseFiles;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private BlobClient Blob(string name) => Container.GetBlobClient($"{folder}/{name}");

    private Task Put(string name, string text, BlobUploadOptions? options = null) =>
        Blob(name).UploadAsync(BinaryData.FromString(text), options ?? new(), Cancel);

    private async Task<string> Text(string name) => (await Blob(name).DownloadContentAsync(Cancel)).Value.Content.ToString();

    private async Task<List<string>> Names(string prefix)
    {
        var names = new List<string>();
        await foreach (var blob in Container.GetBlobsAsync(new GetBlobsOptions { Prefix = $"{folder}/{prefix}" }, Cancel))
            names.Add(blob.Name[(folder.Length + 1)..]);
        return names;
    }

    [Fact]
    public async Task The_container_is_there() => Assert.True(await Container.ExistsAsync(Cancel));

    [Fact]
    public async Task A_blob_is_overwritten_unless_it_may_not()
    {
        await Put("a", "first", IfNoneIsThere);

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => Put("a", "second", IfNoneIsThere));
        Assert.Equal((409, "BlobAlreadyExists", "first"), (refused.Status, refused.ErrorCode, await Text("a")));

        await Put("a", "third");
        Assert.Equal("third", await Text("a"));
    }

    [Fact]
    public async Task A_blob_keeps_its_bytes_its_type_and_its_metadata()
    {
        using var content = new MemoryStream([0, 255, 13, 10]);
        await Blob("a").UploadAsync(
            content,
            new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders { ContentType = "message/rfc822" },
                Metadata = new Dictionary<string, string> { ["spf"] = "pass" },
            },
            Cancel);

        var found = (await Blob("a").DownloadContentAsync(Cancel)).Value;

        Assert.Equal([0, 255, 13, 10], found.Content.ToArray());
        Assert.Equal(("message/rfc822", "pass"), (found.Details.ContentType, found.Details.Metadata["spf"]));
    }

    [Fact]
    public async Task A_blob_without_metadata_has_none()
    {
        await Put("a", "");

        var found = (await Blob("a").DownloadContentAsync(Cancel)).Value;

        Assert.Empty(found.Content.ToArray());
        Assert.Empty(found.Details.Metadata);
    }

    [Fact]
    public async Task A_blob_that_is_not_there_is_not_found()
    {
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => Text("nowhere"));

        Assert.Equal((404, "BlobNotFound", false), (refused.Status, refused.ErrorCode, (await Blob("nowhere").ExistsAsync(Cancel)).Value));
    }

    [Fact]
    public async Task Deleting_says_whether_there_was_something()
    {
        await Put("a", "text");
        await Put("b", "text");

        Assert.True(await Blob("a").DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: Cancel));
        Assert.False(await Blob("a").DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: Cancel));
        var other = $"{folder}/b";
        Assert.True(await Container.DeleteBlobIfExistsAsync(other, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: Cancel));
        Assert.Empty(await Names(""));
    }

    [Fact]
    public async Task Blobs_are_listed_by_how_their_names_begin_in_order()
    {
        foreach (var name in new[] { "mail/request-1.eml", "mail/confirmation-1.eml", "evidence/aa.png", "mailing" })
            await Put(name, "");

        Assert.Equal(["mail/confirmation-1.eml", "mail/request-1.eml"], await Names("mail/"));
        Assert.Equal(["evidence/aa.png", "mail/confirmation-1.eml", "mail/request-1.eml", "mailing"], await Names(""));
    }
}
