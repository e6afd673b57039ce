using System.Globalization;
using Objector.App.Email;
using Objector.App.Web;
using Objector.Core.Cases;
using Objector.Core.Law;
using Objector.Core.Letters;
using static Objector.Core.Cases.Phase;

namespace Objector.App.Cases;

/// <summary>A case as its page shows it and as its JSON tells it.</summary>
public sealed class CasePageModelFactory(Tokens tokens, CaseLinks links, Cadence cadence, TimeProvider time)
{
    public object Json(CaseWithEvents record)
    {
        var c = record.Case;
        var now = time.GetUtcNow();
        var events = Read(record);
        return new
        {
            Id = c.Id.ToString(),
            c.Status,
            c.Submission.Kind,
            c.Submission.Country,
            Headline = CaseText.Headline(c),
            Next = CaseText.Next(c),
            Filed = c.Filing?.On,
            Deadline = c.Filing?.Due,
            DaysLeft = DaysLeft(c, now),
            c.LastLetter,
            ComplaintUntil = Complaints.LapseOf(c),
            Settings = c.Ticked ?? [],
            Statistics = c.Submission.Statistics ?? false,
            NextWake = NextWake(c, now),
            Deleted = Retention.EndsAt(c, cadence),
            MailTrouble = MailTrouble(c),
            Timeline = events.Select(e => new { e.Recorded.Seq, e.Event.At, Type = StoredName.OfEvent(e.Event), Text = EventText.Of(e.Event, c.Submission.TimeZone), Files = EventText.Files(e.Event).Select(Exhibit), e.Recorded.Hash }),
            Evidence = c.Evidence.Select(Exhibit),
            Replies = events.Select(e => e.Event).OfType<ReplyLogged>().Select(e => new { e.At, e.ReceivedOn, e.Kind, e.Via, e.Text, Files = e.Files.Select(Exhibit) }),
            Held = c.Held.Select(mail => new { mail.Id, mail.From, mail.Subject, mail.Why, mail.At }),
        };
    }

    public CaseModel Model(CaseWithEvents record, IReadOnlyList<FormError> errors, Attempt? attempt)
    {
        var c = record.Case;
        var now = time.GetUtcNow();
        var zone = c.Submission.TimeZone;
        var today = LocalTime.DateIn(zone, now);
        var token = tokens.Issue(TokenScope.View, c.Id);
        var events = Read(record);
        var happened = events.Select(e => e.Event).ToList();
        var erased = happened.OfType<MailErased>().Select(e => e.Mail).ToHashSet<string?>();
        var jurisdiction = Jurisdictions.For(c.Submission.Country);
        var deadline = c.Filing is { } filed ? Deadline.For(jurisdiction, filed.On, filed.Extended, filed.PausedDays) : null;
        var confirmed = c.Phase is not AwaitingConfirmation;
        return new CaseModel(
            Token: token,
            Id: c.Id.ToString(),
            Nonce: Responses.NewNonce(),
            Status: c.Status,
            Headline: CaseText.Headline(c),
            Next: CaseText.Next(c),
            Main: CaseActions.Main(c),
            Kind: CaseText.Of(c.Submission.Kind),
            CountryName: CountryOptions.NameOf(c.Submission.Country) ?? c.Submission.Country,
            Deadline: c.Filing is { } filing ? Formatting.Day(filing.Due) : null,
            DaysLeft: DaysLeft(c, now),
            DeadlineByLaw: c.Filing?.ByLaw ?? false,
            Acknowledge: deadline?.Acknowledge is { } acknowledge ? Formatting.Day(acknowledge) : null,
            DeadlineSteps: deadline?.Steps ?? [],
            Milestones: Milestones.Of(c, today),
            NextWake: NextWake(c, now) is { } wake ? Formatting.Moment(wake, zone) : null,
            Deleted: Retention.EndsAt(c, cadence) is { } deleted ? LocalTime.DateIn(zone, deleted) : null,
            MailTrouble: MailTrouble(c),
            Draft: confirmed ? FactTranslations.Of(Drafting.Write(c.Submission, c.Evidence, today)) : null,
            Ladder: EscalationLetterView.Possible(c) is not { Count: > 0 } possible ? null : new LadderModel(
                possible,
                EscalationLetterView.NextOf(c),
                c.LastLetter is { } sent ? Texts.Case[$"event.letter.{sent.Rung}", sent.On] : null,
                Complaints.LapseOf(c) is { } lapse ? Formatting.Day(lapse) : null),
            Settings: confirmed ? [.. Setting.For(jurisdiction, c.Submission.HasAccount).Select(FactTranslations.Of)] : [],
            Ticked: c.Ticked ?? [],
            Authority: Authorities.View(jurisdiction, today) is { } authority ? FactTranslations.Of(authority) : null,
            Timeline: [.. events.Select(e => new TimelineEntry(e.Recorded.Seq, Formatting.Moment(e.Event.At, zone), EventText.Of(e.Event, zone), [.. EventText.Files(e.Event).Select(file => Item(file, token))], e.Recorded.Hash))],
            Evidence: [.. c.Evidence.Select(exhibit => Item(exhibit, token))],
            Replies: [.. happened.OfType<ReplyLogged>().Select(e => new ReplyItem(
                Formatting.Day(e.ReceivedOn), CaseText.Of(e.Kind), e.Via == Origin.Mail ? Texts.Case["replies.via.Mail"] : Texts.Case["replies.via.Page"], e.Text, e.Because ?? [], e.Sender, erased.Contains(e.Mail) ? null : e.Mail, [.. e.Files.Select(file => Item(file, token))]))],
            Held: [.. happened.OfType<MailHeld>().Where(e => c.Held.Any(mail => mail.Id == e.Mail.Id)).Select(e => new HeldItem(
                e.Mail.Id, e.Mail.From, e.Mail.Subject, Formatting.Moment(e.Mail.At, zone), e.Mail.Why, e.Text, e.Mail.Sender, e.Mail.Because ?? []))],
            Actions: CaseActions.Possible(c),
            Today: today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Errors: errors,
            ReplyAddress: links.ReplyAddress(c.Id),
            Attempt: attempt,
            Statistics: c.Submission.Statistics ?? false);
    }

    /// <summary>Each event once: it is JSON until it is asked for.</summary>
    private static List<(StoredEvent Recorded, CaseEvent Event)> Read(CaseWithEvents record) => [.. record.Events.Select(recorded => (recorded, recorded.Event))];

    private static int? DaysLeft(Case c, DateTimeOffset now) =>
        c is { Phase: AwaitingReply or Overdue, Filing: { } filing } ? filing.Due.DayNumber - LocalTime.DateIn(c.Submission.TimeZone, now).DayNumber : null;

    /// <summary>Null where nothing comes any more but the end of retention.</summary>
    private DateTimeOffset? NextWake(Case c, DateTimeOffset now) => Agenda.For(c, now, cadence).NextWake is var wake && wake >= Retention.EndsAt(c, cadence) ? null : wake;

    private static string? MailTrouble(Case c) => c.Silence is { } silence ? CaseText.Of(silence) : c.Outbox.FirstOrDefault(mail => mail.LastError is not null) is { } failed
        ? $"{Texts.Case["trouble.mail", EventText.Of(failed.Mail.Kind), Formatting.Moment(failed.NotBefore, c.Submission.TimeZone)]} {Texts.Case["trouble.reason", failed.LastError!]}"
        : null;

    private static object Exhibit(Exhibit e) => new { e.Name, e.OriginalName, e.MediaType, e.Size, e.Sha256, e.OriginalSha256 };

    private static EvidenceItem Item(Exhibit e, string token) =>
        new(e.Name, Texts.Case["evidence.exhibit", NumberOf(e)], e.OriginalName, $"/cases/{token}/evidence/{e.Name}", Texts.Case["evidence.size", Math.Max(1, e.Size / 1024)], e.Sha256, e.OriginalSha256);

    /// <returns>Of <c>exhibit-07.png</c> 7.</returns>
    private static int NumberOf(Exhibit e) => int.Parse(Path.GetFileNameWithoutExtension(e.Name).Split('-')[^1], CultureInfo.InvariantCulture);
}
