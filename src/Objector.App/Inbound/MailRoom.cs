using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using Objector.App.Cases;
using Objector.App.Evidence;
using Objector.App.Mail;
using Objector.App.Time;
using Objector.Core.Cases;
using Objector.Core.Replies;

namespace Objector.App.Inbound;

/// <summary>
/// Mail that comes in: stored as it is and put on the agenda before it is answered for; read, matched and decided when its alarm
/// rings. What matches no case, and what cannot be read after some tries, goes to the holding pen: nothing is dropped.
/// </summary>
public sealed partial class MailRoom(
    Storage storage, CaseStore store, CaseDesk desk, CaseFiles files, EvidenceIntake intake, AgendaStore agenda, IAlarmClock alarm, Links links, HoldingPen pen, TimeProvider time, ILogger<MailRoom> logger)
{
    public const long MaxBytes = 30 * 1024 * 1024;
    private const int MaxTries = 5;
    private const int MaxText = 20_000;

    /// <summary>Once this returns, the mail is safe.</summary>
    /// <returns>Its SHA-256: the same mail twice is one mail.</returns>
    public async Task<string> Receive(byte[] raw, CancellationToken cancel)
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(raw));
        await storage.Inbound.GetBlobClient(Name(sha)).UploadAsync(BinaryData.FromBytes(raw), overwrite: true, cancel);
        await alarm.Ring(await agenda.Add(AgendaKind.Mail, sha, cancel), cancel);
        return sha;
    }

    /// <returns>When to try again; null where it is delivered or held.</returns>
    public async Task<AgendaItem?> Attend(AgendaItem item, CancellationToken cancel)
    {
        var armed = await agenda.Arm(AgendaKind.Mail, item.Id, cancel, item.Tries + 1);
        if (await Load(item.Id, cancel) is not { } raw)
            return (await agenda.Settle(armed, null, cancel)).Item;

        try
        {
            await Deliver(item.Id, raw, cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Failed(logger, e, item.Id, item.Tries + 1);
            if (item.Tries + 1 < MaxTries)
                return (await agenda.Settle(armed, time.GetUtcNow() + TimeSpan.FromMinutes(Math.Pow(3, item.Tries)), cancel, item.Tries + 1)).Item;

            await pen.Put(item.Id, null, $"It could not be read: {e.Message}", cancel);
        }

        return (await agenda.Settle(armed, null, cancel)).Item;
    }

    private async Task Deliver(string sha, byte[] raw, CancellationToken cancel)
    {
        if (IncomingMail.Read(raw) is not { } mail)
        {
            await pen.Put(sha, null, "It is not a mail.", cancel);
            return;
        }

        var owners = mail.Recipients.Select(links.ReadReplyAddress).OfType<CaseId>().Distinct().ToList();
        var stored = owners.Count == 1 ? await store.Load(owners[0], cancel) : null;
        if (stored is null)
        {
            await pen.Put(sha, mail, owners.Count > 1 ? "It names several cases." : "It matches no case.", cancel);
            return;
        }

        await files.PutMail(stored.Case.Id, $"in-{sha[..16]}", raw, cancel);
        if (await Deliver(stored.Case, sha, mail, cancel) is { } why && !await Hold(stored.Case, sha, mail, why, cancel))
            await pen.Put(sha, mail, why, cancel);
        else
            await storage.Inbound.DeleteBlobIfExistsAsync(Name(sha), DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancel);
    }

    /// <returns>Null where it is logged; else why it is not.</returns>
    private async Task<string?> Deliver(Case c, string sha, IncomingMail mail, CancellationToken cancel)
    {
        if (mail.Sorting.IsOfAMachine)
            return "A machine wrote it.";
        if (!string.Equals(mail.From, c.Submission.Email, StringComparison.OrdinalIgnoreCase))
            return $"It came from {mail.From ?? "nobody"}, not from your address.";
        if (mail.Instruction is Instruction.No)
            return null;
        if (mail.Instruction is Instruction.Undo or Instruction.Erase)
            return "A mail alone does not undo or erase: do it on the page of the case.";

        var images = await intake.FromMail(mail, cancel);
        var command = Command(mail, [.. images.Select(image => image.Exhibit)]);
        var handled = await desk.Handle(c.Id, $"mail:{mail.MessageId ?? sha}", command, cancel, () => intake.Store(c.Id, images, cancel));
        return handled is Handled.Refused(var why, _) ? why : null;
    }

    private static CaseCommand Command(IncomingMail mail, System.Collections.Immutable.ImmutableArray<Exhibit> files) => mail.Instruction switch
    {
        Instruction.Sent => new CaseCommand.FileRequest(null, null, Via.Mail),
        Instruction.Stop => new CaseCommand.Stop(Via.Mail),
        Instruction.Snooze(var days) => new CaseCommand.Snooze(days, Via.Mail),
        Instruction.Replied(var text) => new CaseCommand.LogReply(ReplyWords.Propose(text), null, Cut(text), files, Via.Mail),
        Instruction.Reply(var text) => new CaseCommand.LogReply(ReplyWords.Propose(text), null, Cut(text), files, Via.Mail),
        var other => throw new InvalidOperationException($"No command for {other.GetType().Name}."),
    };

    private async Task<bool> Hold(Case c, string sha, IncomingMail mail, string why, CancellationToken cancel)
    {
        var held = new HeldMail(sha, mail.From ?? "nobody", mail.Subject, why, time.GetUtcNow());
        return await desk.Handle(c.Id, $"hold:{sha}", new CaseCommand.HoldMail(held, Cut(mail.NewText)), cancel) is Handled.Done;
    }

    private async Task<byte[]?> Load(string sha, CancellationToken cancel)
    {
        try
        {
            return (await storage.Inbound.GetBlobClient(Name(sha)).DownloadContentAsync(cancel)).Value.Content.ToArray();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private static string Name(string sha) => $"{sha}.eml";

    private static string Cut(string text) => text.Length <= MaxText ? text : text[..MaxText];

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Mail {Sha} could not be delivered, try {Try}")]
        public static partial void Failed(ILogger logger, Exception e, string sha, int @try);
    }
}
