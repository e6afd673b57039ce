using System.Collections.Immutable;
using Objector.App.Cases;
using Objector.Core.Cases;
using Objector.Core.Evidence;
using Objector.Core.InboundEmail;

namespace Objector.App.Evidence;

/// <summary>A clean screenshot on its way into a case.</summary>
public sealed record CleanImage(Exhibit Exhibit, byte[] Bytes);

/// <summary>Where screenshots come in: cleaned one or two at a time, so that many at once cannot fill the memory.</summary>
public sealed class EvidenceIntake(CaseFiles files) : IDisposable
{
    /// <summary>Of one submission: all files together, in bytes.</summary>
    public const long MaxTotal = 25 * 1024 * 1024;

    private readonly SemaphoreSlim desks = new(2);

    public async Task<SanitizeResult> Clean(string name, byte[] bytes, CancellationToken cancel)
    {
        await desks.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Screenshots.Clean(name, bytes), cancel);
        }
        finally
        {
            desks.Release();
        }
    }

    public static CleanImage Image(string name, SanitizeResult.Clean clean) => new(
        new Exhibit("", name, clean.MediaType, clean.Bytes.Length, clean.Sha256, clean.OriginalSha256), clean.Bytes);

    /// <summary>The pictures of a mail that can be cleaned; the others stay in the archived mail.</summary>
    public async Task<ImmutableArray<CleanImage>> FromMail(IncomingMail mail, CancellationToken cancel)
    {
        var images = ImmutableArray.CreateBuilder<CleanImage>();
        foreach (var attachment in mail.Attachments)
        {
            if (await Clean(attachment.Name, attachment.Bytes, cancel) is SanitizeResult.Clean clean)
                images.Add(Image(attachment.Name, clean));
        }

        return images.ToImmutable();
    }

    public async Task Store(CaseId id, IReadOnlyList<CleanImage> images, CancellationToken cancel)
    {
        foreach (var image in images)
            await files.PutEvidence(id, image.Exhibit, image.Bytes, cancel);
    }

    public void Dispose() => desks.Dispose();
}
