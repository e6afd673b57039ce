using MimeKit;
using Objector.App.Cases;
using Objector.App.InboundEmail;
using Objector.App.Scheduling;
using Objector.Core;
using Objector.Core.Cases;
using Objector.Core.Letters;

namespace Objector.App.Email;

/// <summary>Writes a case's mail, archives it, hands it to the post office, and says what became of it.</summary>
public sealed class CaseMailer(IEmailSender post, CaseStore store, CaseFiles files, CaseLinks links, Tokens tokens, MailOptions options, Cadence cadence, ClockRate pace, TimeProvider time)
{
    private const int MaxReason = 500;

    /// <param name="latest">Handed over later than this, it might still be on its way when another host may send it.</param>
    /// <returns>The command that records it.</returns>
    /// <exception cref="TimeoutException">Storage was so slow that it is too late. Nothing has left.</exception>
    public async Task<CaseCommand> Send(Case c, EmailId mail, DateTimeOffset latest, CancellationToken cancel)
    {
        // No request has set it.
        Language.Of(c.Submission).Speak();
        var now = time.GetUtcNow();
        var message = await Write(c, mail, now, cancel);
        if (!await files.PutMail(c.Id, mail, await Bytes(message, cancel), anew: false, cancel))
        {
            message = await Before(c, mail, now, cancel) ?? message;
            await files.PutMail(c.Id, mail, await Bytes(message, cancel), anew: true, cancel);
        }

        if (time.GetUtcNow() > latest)
            throw new TimeoutException($"The mail {mail.Key} of case {c.Id} was not ready in time.");
        switch (await post.SendAsync(message, cancel))
        {
            case SendResult.Accepted:
                return new CaseCommand.RecordMailSent(mail, message.MessageId!);
            case SendResult.Failed failed:
                if (failed.NotTaken)
                    await files.DropMail(c.Id, mail, cancel);
                return new CaseCommand.RecordMailFailed(mail, failed.Reason.AtMost(MaxReason), failed.Permanent, failed.RetryAfter is { } real ? pace.ToProgramTime(real) : null);
            case var other:
                throw new InvalidOperationException($"The post office said {other.GetType().Name}.");
        }
    }

    /// <summary>The same mail again: one that was cut off, or whose server did not say what became of it, may have left already.</summary>
    private async Task<MimeMessage?> Before(Case c, EmailId mail, DateTimeOffset now, CancellationToken cancel)
    {
        if (await files.Mail(c.Id, mail, cancel) is not { } raw)
            return null;
        using var bytes = new MemoryStream(raw, writable: false);
        var message = await MimeMessage.LoadAsync(bytes, cancel);
        message.Date = now;
        return message;
    }

    private async Task<MimeMessage> Write(Case c, EmailId mail, DateTimeOffset now, CancellationToken cancel)
    {
        var ours = links.For(c.Id);
        var addressing = Address(c, mail, ours, now) with { Answers = await Answered(c, mail, cancel) };
        return MailComposer.Compose(await Content(c, mail, ours, now, cancel), addressing, await Attachments(c, mail, cancel));
    }

    private EmailHeaders Address(Case c, EmailId mail, MailLinks ours, DateTimeOffset now)
    {
        var from = options.Sender();
        return new EmailHeaders(from, $"{mail.Key}.{tokens.OpaqueId(c.Id)}@{from.Domain}", ours.ReplyAddress, ours.Unsubscribe, now);
    }

    /// <returns>The Message-ID of the mail that brought this one about; null where the person did that on a page.</returns>
    private async Task<string?> Answered(Case c, EmailId mail, CancellationToken cancel)
    {
        if (!c.Outbox.Any(due => due.Mail == mail && due.Answers))
            return null;
        Case? before = null;
        foreach (var recorded in await store.LoadEventsAsync(c.Id, cancel))
        {
            before = CaseHistory.Evolve(before, recorded.Event);
            if (before?.Queued >= mail.Number)
                return InboundMailProcessor.MessageIdOf(recorded.Command);
        }

        return null;
    }

    private async Task<MailContent> Content(Case c, EmailId mail, MailLinks ours, DateTimeOffset now, CancellationToken cancel)
    {
        var today = LocalTime.DateIn(c.Submission.TimeZone, now);
        var letter = await Letter(c, mail.Kind, today, cancel);
        return new MailContent(
            mail.Kind,
            mail.Number,
            c.Submission,
            ours,
            mail.Kind == MailKind.Request ? FactTranslations.Of(Drafting.Write(c.Submission, c.Evidence, today)) : null,
            c.Evidence,
            c.Filing?.On,
            c.Filing?.Reference,
            c.Filing?.Due,
            c.Filing is { } filing ? filing.Due.DayNumber - today.DayNumber : null,
            c.Filing?.ByLaw ?? false,
            letter,
            mail.Kind == MailKind.SettingsNudge ? [.. Checklist.Left(c).Select(FactTranslations.Of)] : [],
            Complaints.LapseOf(c),
            c.LastReply is { } reply ? new ReplySummary(reply.Kind, reply.Excerpt) : null,
            Math.Max(0, cadence.MaxNudges - c.Nudging.InRound - (mail.IsNudge ? 1 : 0)),
            CaseText.Headline(c),
            Retention.EndsAt(c, cadence) is { } deleted ? LocalTime.DateIn(c.Submission.TimeZone, deleted) : null);
    }

    /// <summary>The letter that comes next where Meta is late; the complaint where the time for it ends.</summary>
    private async Task<NextLetter?> Letter(Case c, MailKind mail, DateOnly today, CancellationToken cancel)
    {
        if (c.Filing is null || mail is not (MailKind.DeadlinePassed or MailKind.OverdueNudge or MailKind.ComplaintLapses))
            return null;
        var happened = (await store.LoadEventsAsync(c.Id, cancel)).Select(e => e.Event).ToList();
        if ((mail == MailKind.ComplaintLapses ? EscalationStep.Complaint : EscalationLetterView.NextOf(c)) is not { } rung)
            return null;
        return EscalationLetterView.Of(c, rung, happened, Grievances.Of(happened), today) is { } view
            ? new NextLetter(CaseText.Of(rung), view.Text, [.. view.How, .. view.Notes], view.Authority?.Name, view.Authority?.ComplaintUrl ?? view.Authority?.Web)
            : null;
    }

    private async Task<IReadOnlyList<Attachment>> Attachments(Case c, EmailId mail, CancellationToken cancel)
    {
        if (mail.Kind != MailKind.Request)
            return [];

        var attachments = new List<Attachment>();
        foreach (var exhibit in c.Evidence)
        {
            var bytes = await files.Evidence(c.Id, exhibit, cancel)
                ?? throw new InvalidOperationException($"{exhibit.Name} of case {c.Id} is not in storage.");
            attachments.Add(new Attachment(exhibit.Name, exhibit.MediaType, bytes));
        }

        return attachments;
    }

    private static async Task<byte[]> Bytes(MimeMessage message, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await message.WriteToAsync(bytes, cancel);
        return bytes.ToArray();
    }
}
