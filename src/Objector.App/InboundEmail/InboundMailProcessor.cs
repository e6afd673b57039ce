using System.Collections.Immutable;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using Objector.App.Cases;
using Objector.App.Email;
using Objector.App.Evidence;
using Objector.App.Scheduling;
using Objector.Core;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;

namespace Objector.App.InboundEmail;

/// <summary>
/// Mail that comes in: stored as it is and put on the agenda before it is answered for; read, matched and decided when its alarm
/// rings. What matches no case, and what cannot be read after some tries, goes to the holding pen: nothing is dropped.
/// </summary>
public sealed partial class InboundMailProcessor(
    Storage storage, CaseStore store, CaseService desk, CaseFiles files, EvidenceIntake intake, ScheduleStore agenda, ICaseScheduler alarm, CaseLinks links, HoldingPen pen, InboundTrust trust, DkimKeys keys, Cadence cadence, TimeProvider time, ILogger<InboundMailProcessor> logger)
{
    public const long MaxBytes = 30 * 1024 * 1024;
    private const int MaxTries = 5;
    private const int MaxText = 20_000;
    private const int MaxReason = 300;
    private const int MaxSender = 2_000;
    private const int MaxOwners = 3;

    // A line of a mail has at most 998 characters.
    private const int MaxMessageId = 998;

    public async Task<string> ReceiveAsync(byte[] raw, CancellationToken cancel)
    {
        using var stream = new MemoryStream(raw, writable: false);
        return await ReceiveAsync(stream, ProviderAuthResults.None, cancel);
    }

    /// <summary>Once this returns, the mail is safe.</summary>
    /// <param name="raw">Can be read twice.</param>
    /// <returns>Its SHA-256: the same mail twice is one mail.</returns>
    public async Task<string> ReceiveAsync(Stream raw, ProviderAuthResults verdicts, CancellationToken cancel)
    {
        var sha = Convert.ToHexStringLower(await SHA256.HashDataAsync(raw, cancel));
        raw.Position = 0;
        // Its row first: cut off in between, it rings for a mail that is not there, and no mail is there that nothing rings for.
        var armed = await agenda.BeginWorkAsync(ScheduledKind.Mail, sha, cancel);
        await storage.Inbound.GetBlobClient(Name(sha)).UploadAsync(raw, new BlobUploadOptions { Metadata = verdicts.ToMetadata() }, cancel);
        await alarm.ScheduleAsync(armed.Item with { Wake = time.GetUtcNow(), IsLeased = false }, cancel);
        return sha;
    }

    /// <returns>When to try again; null where it is delivered or held.</returns>
    public async Task<ScheduledItem?> ProcessDueAsync(ScheduledItem item, CancellationToken cancel)
    {
        var armed = await agenda.BeginWorkAsync(ScheduledKind.Mail, item.Id, cancel, item.Tries + 1);
        if (await pen.Find(item.Id, cancel) is { } waiting)
            return await Wait(waiting, armed, cancel);
        // Who rings because its row is armed may find it on its way in: so only the second look takes it off the agenda.
        if (await Load(item.Id, cancel) is not { } loaded)
            return item is { IsLeased: true, Tries: 0 } ? armed.Item : (await agenda.CompleteAsync(armed, null, cancel)).Item;

        var held = true;
        try
        {
            held = !await Deliver(item.Id, loaded.Raw, loaded.Verdicts, cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Failed(logger, e, item.Id, item.Tries + 1);
            if (item.Tries + 1 < MaxTries)
                return (await agenda.CompleteAsync(armed, time.GetUtcNow() + TimeSpan.FromMinutes(Math.Pow(3, item.Tries)), cancel, item.Tries + 1)).Item;

            await pen.Put(item.Id, null, $"It could not be read: {e.Message}", [], cancel);
        }

        return held && await pen.Find(item.Id, cancel) is { } mail ? await Wait(mail, armed, cancel) : (await agenda.CompleteAsync(armed, null, cancel)).Item;
    }

    /// <summary>A mail in the pen waits for the operator, but not for ever.</summary>
    private async Task<ScheduledItem?> Wait(HeldMailSummary mail, WorkLease armed, CancellationToken cancel)
    {
        var until = mail.At.AddDays(cadence.KeepDays);
        if (time.GetUtcNow() < until)
            return (await agenda.CompleteAsync(armed, until, cancel)).Item;
        await pen.Settle(mail.Sha, HoldingPenDecision.Discarded, $"Nobody decided on it within {cadence.KeepDays} days.", cancel);
        return null;
    }

    /// <returns>False where it went to the pen.</returns>
    private async Task<bool> Deliver(string sha, byte[] raw, ProviderAuthResults verdicts, CancellationToken cancel)
    {
        if (IncomingMail.Read(raw) is not { } mail)
        {
            await pen.Put(sha, null, "It is not a mail.", [], cancel);
            return false;
        }

        var taken = mail.Sorting.Kind is MessageKind.Bounce or MessageKind.Feedback ? await Report(sha, raw, mail, cancel) : await Answer(sha, raw, verdicts, mail, cancel);
        if (taken is { } stray)
            await pen.Put(sha, mail, stray.Why, stray.Cases, cancel);
        else
            await storage.Inbound.DeleteBlobIfExistsAsync(Name(sha), DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancel);
        return taken is null;
    }

    /// <summary>What became of a mail of ours. A report is never answered, and changes no case's outcome.</summary>
    /// <returns>Null where a case took it; else why none did.</returns>
    private async Task<Stray?> Report(string sha, byte[] raw, IncomingMail mail, CancellationToken cancel)
    {
        var named = mail.Thread.Prepend(mail.Sorting.Bounce?.MessageId).OfType<string>().Select(links.ReadMessageId).FirstOrDefault(ours => ours is not null);
        if (named is not { } ours || await store.LoadAsync(ours.Case, cancel) is not { } stored)
            return new Stray("It reports on a mail that is none of ours.", []);

        await files.PutMail(ours.Case, CaseFiles.NameOf(sha), raw, cancel);
        var fate = mail.Sorting switch
        {
            { Kind: MessageKind.Feedback } => DeliveryStatus.SpamReport,
            { Bounce.Hard: true } => DeliveryStatus.Bounced,
            _ => DeliveryStatus.Blocked,
        };
        var reason = mail.Sorting.Bounce?.Reason.ReplaceLineEndings(" ") ?? "";
        await desk.ExecuteAsync(stored.Case.Id, CommandId.Report(sha), new CaseCommand.RecordDeliveryStatus(ours.Slug, fate, reason.AtMost(MaxReason)), cancel);
        return null;
    }

    /// <returns>Null where a case took it, logged or held; else why none did.</returns>
    private async Task<Stray?> Answer(string sha, byte[] raw, ProviderAuthResults verdicts, IncomingMail mail, CancellationToken cancel)
    {
        var reading = ReplyInterpretation.Of(raw, mail, verdicts.For(trust), keys);
        var whose = CaseMatch.Of(mail, links);
        var cases = new List<VersionedCase>();
        foreach (var id in whose.Cases.Take(MaxOwners))
        {
            if (await store.LoadAsync(id, cancel) is { Case.Phase: not Phase.Leaving } found)
                cases.Add(found);
        }

        var taken = 0;
        foreach (var stored in cases)
        {
            var c = stored.Case;
            await files.PutMail(c.Id, CaseFiles.NameOf(sha), raw, cancel);
            var why = cases.Count > 1 ? Texts.Case.In(Language.Of(c.Submission), "held.several") : await Deliver(stored, sha, mail, reading, cancel);
            if (why is null || await Hold(c, sha, mail, reading, why, cancel))
                taken++;
        }

        return taken > 0 ? null : new Stray(cases.Count > 0 ? "Its case takes no more mails." : "It matches no case.", [.. cases.Select(stored => stored.Case.Id)]);
    }

    /// <returns>Null where it is logged, or says that there is nothing to log; else why it is not.</returns>
    private async Task<string?> Deliver(VersionedCase stored, string sha, IncomingMail mail, ReplyInterpretation reading, CancellationToken cancel)
    {
        var c = stored.Case;
        if (mail.Sorting.IsOfAMachine)
            return Texts.Case.In(Language.Of(c.Submission), "held.machine");
        if (!string.Equals(mail.From, c.Submission.Email, StringComparison.OrdinalIgnoreCase))
            return mail.From is { } stranger ? Texts.Case.In(Language.Of(c.Submission), "held.stranger", stranger) : Texts.Case.In(Language.Of(c.Submission), "held.nobody");
        if (mail.Instruction is EmailCommand.No)
            return null;

        var images = await intake.FromMail(mail, cancel);
        var ours = mail.Thread.Select(links.ReadMessageId).OfType<(CaseId, string Slug)>().Select(named => named.Slug);
        var command = Command(Language.Of(c.Submission), mail, reading, [.. images.Select(image => image.Exhibit)], CaseFiles.NameOf(sha), [.. ours]);
        var handled = await desk.ExecuteAsync(c.Id, CommandOf(mail, sha), command, cancel, () => intake.Store(c.Id, images, cancel), stored);
        return handled is CommandResult.Rejected(var why) ? RejectionText.Of(why, Language.Of(c.Submission)) : null;
    }

    private static CaseCommand Command(Language language, IncomingMail mail, ReplyInterpretation reading, ImmutableArray<Exhibit> files, string archived, ImmutableArray<string> thread) => mail.Instruction switch
    {
        EmailCommand.Sent => new CaseCommand.FileRequest(null, null, Origin.Mail),
        EmailCommand.Stop => new CaseCommand.Stop(Origin.Mail),
        EmailCommand.Snooze(var days) => new CaseCommand.Snooze(days, Origin.Mail),
        EmailCommand.Undo => new CaseCommand.Undo(Origin.Mail),
        EmailCommand.Erase => new CaseCommand.RequestErasure(Origin.Mail, thread),
        EmailCommand.Replied(var text) => reading.Log(language, text, files, archived, thread),
        EmailCommand.Reply(var text) => reading.Log(language, text, files, archived, thread),
        var other => throw new InvalidOperationException($"No command for {other.GetType().Name}."),
    };

    private async Task<bool> Hold(Case c, string sha, IncomingMail mail, ReplyInterpretation reading, string why, CancellationToken cancel)
    {
        var held = HeldBy(sha, mail.From, mail.Subject, why, time.GetUtcNow()) with
        {
            Sender = reading.Sender(Language.Of(c.Submission))?.AtMost(MaxSender),
            Because = reading.Because(Language.Of(c.Submission)),
        };
        return await desk.ExecuteAsync(c.Id, CommandId.Hold(sha), new CaseCommand.HoldMail(held, Cut(mail.NewText)), cancel) is CommandResult.Accepted;
    }

    private async Task<(byte[] Raw, ProviderAuthResults Verdicts)?> Load(string sha, CancellationToken cancel)
    {
        try
        {
            var found = (await storage.Inbound.GetBlobClient(Name(sha)).DownloadContentAsync(cancel)).Value;
            return (found.Content.ToArray(), ProviderAuthResults.FromMetadata(found.Details.Metadata));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    internal static string Name(string sha) => $"{sha}.eml";

    /// <returns>The Message-ID of the mail that brought the command of this id; null where none did, or it had no such id.</returns>
    internal static string? MessageIdOf(string command) =>
        command.StartsWith(CommandId.MailPrefix, StringComparison.Ordinal) && command.Contains('@', StringComparison.Ordinal) ? command[CommandId.MailPrefix.Length..] : null;

    private static string CommandOf(IncomingMail mail, string sha) => CommandId.Mail(mail.MessageId is { Length: <= MaxMessageId } id ? id : sha);

    /// <summary>What a case keeps of a mail that waits. Anybody writes such mails, and with all of them the case still fits into its row.</summary>
    internal static HeldMail HeldBy(string sha, string? from, string subject, string why, DateTimeOffset at) =>
        new(sha, (from ?? "nobody").AtMost(MaxReason), subject.AtMost(MaxReason), why.AtMost(2 * MaxReason), at);

    /// <summary>As much of a mail as a case keeps; its raw form is archived whole.</summary>
    internal static string Cut(string text) => text.AtMost(MaxText);

    /// <summary>A mail that no case took.</summary>
    /// <param name="Cases">Those that it was for.</param>
    private sealed record Stray(string Why, ImmutableArray<CaseId> Cases);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Mail {Sha} could not be delivered, try {Try}")]
        public static partial void Failed(ILogger logger, Exception e, string sha, int @try);
    }
}
