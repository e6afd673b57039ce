using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Objector.Core.Cases;

namespace Objector.App.Cases;

/// <summary>The files of a case in Blob storage, all below its id: evidence named by its content, mails by their name.</summary>
public sealed class CaseFiles(Storage storage)
{
    private const string StubMark = "Subject: (erased)";
    private const string StubHeaders = $"{StubMark}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n";

    public Task PutEvidence(CaseId id, Exhibit exhibit, byte[] bytes, CancellationToken cancel) =>
        Put(EvidencePath(id, exhibit), bytes, exhibit.MediaType, cancel);

    public Task PutMail(CaseId id, string name, byte[] bytes, CancellationToken cancel) =>
        Put($"{id}/mail/{name}.eml", bytes, "message/rfc822", cancel);

    /// <summary>A mail of ours, kept before it leaves.</summary>
    /// <param name="anew">Whether it takes the place of one that is kept already.</param>
    /// <returns>False where one is, and stays.</returns>
    public async Task<bool> PutMail(CaseId id, EmailId mail, byte[] bytes, bool anew, CancellationToken cancel)
    {
        try
        {
            await Put(MailPath(id, mail), bytes, "message/rfc822", cancel, anew ? null : new BlobRequestConditions { IfNoneMatch = ETag.All });
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409 && !anew)
        {
            return false;
        }
    }

    /// <returns>The mail as it was tried before, and may have left; null where it was not.</returns>
    public Task<byte[]?> Mail(CaseId id, EmailId mail, CancellationToken cancel) => Get(MailPath(id, mail), cancel);

    /// <summary>Takes back a mail that has not left.</summary>
    public Task DropMail(CaseId id, EmailId mail, CancellationToken cancel) =>
        storage.CaseFiles.DeleteBlobIfExistsAsync(MailPath(id, mail), DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancel);

    /// <param name="sha">Of the raw mail.</param>
    /// <returns>The name of a mail that came in, beside its case.</returns>
    public static string NameOf(string sha) => $"in-{sha[..16]}";

    /// <summary>Puts a stub in the place of a mail that came in: that it was there is kept, what it said is not.</summary>
    /// <param name="on">The day, for the stub.</param>
    public async Task EraseMail(CaseId id, string name, DateOnly on, Language language, CancellationToken cancel)
    {
        var mail = await Get($"{id}/mail/{name}.eml", cancel);
        if (mail is not null && !Encoding.ASCII.GetString(mail.AsSpan(0, Math.Min(mail.Length, StubMark.Length))).Equals(StubMark, StringComparison.Ordinal))
            await PutMail(id, name, Encoding.UTF8.GetBytes($"{StubHeaders}{Texts.Case.In(language, "mail.erased", on, mail.Length, Convert.ToHexStringLower(SHA256.HashData(mail)))}\r\n"), cancel);
    }

    public Task<byte[]?> Evidence(CaseId id, Exhibit exhibit, CancellationToken cancel) => Get(EvidencePath(id, exhibit), cancel);

    /// <returns>The archived mails: the name (<c>mail/request-3.eml</c>) and the raw message.</returns>
    public async IAsyncEnumerable<(string Name, byte[] Bytes)> Mails(CaseId id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var blob in List($"{id}/mail/", cancel))
        {
            if (await Get(blob.Name, cancel) is { } bytes)
                yield return (blob.Name[(id.ToString().Length + 1)..], bytes);
        }
    }

    public async Task Purge(CaseId id, CancellationToken cancel)
    {
        await foreach (var blob in List($"{id}/", cancel))
            await storage.CaseFiles.DeleteBlobIfExistsAsync(blob.Name, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancel);
    }

    private AsyncPageable<BlobItem> List(string prefix, CancellationToken cancel) =>
        storage.CaseFiles.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancel);

    private async Task Put(string path, byte[] bytes, string mediaType, CancellationToken cancel, BlobRequestConditions? conditions = null) =>
        await storage.CaseFiles.GetBlobClient(path).UploadAsync(
            BinaryData.FromBytes(bytes), new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = mediaType }, Conditions = conditions }, cancel);

    private async Task<byte[]?> Get(string path, CancellationToken cancel)
    {
        try
        {
            return (await storage.CaseFiles.GetBlobClient(path).DownloadContentAsync(cancel)).Value.Content.ToArray();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private static string MailPath(CaseId id, EmailId mail) => $"{id}/mail/{mail.Key}.eml";

    private static string EvidencePath(CaseId id, Exhibit exhibit) => $"{id}/evidence/{exhibit.Sha256}{exhibit.Extension}";
}
