using Objector.Bench.Measured;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using static Objector.Core.Cases.CaseCommand;
using static Objector.Core.Cases.Phase;

namespace Objector.Bench.Simulation;

/// <summary>One case from its opening to its deletion: the program's own rules and agenda, a person of chance, and a clock that jumps from one to the next.</summary>
internal sealed class Life(int number, Chance chance, Steps steps, Counts counts)
{
    // None comes near; one that did would be a fault of the rules.
    private const int MostSteps = 2_000;
    private const int MostRounds = 5;

    private readonly PriorityQueue<CaseCommand, DateTimeOffset> plans = new();
    private Case? c;
    private DateTimeOffset now;
    private double rows;
    private double blobs;

    /// <exception cref="InvalidOperationException">It does not end.</exception>
    public void Run()
    {
        var (home, kind) = (chance.Of(Population.Homes), chance.Of(Population.Kinds));
        now = Arrival(home.Zone);
        var id = new byte[CaseId.Bytes];
        chance.Fill(id);
        var submission = new Submission(kind, home.Country, "A", $"{number}@example.org", home.Language, home.Zone, "a", "", [], null, chance.Is(Population.Counted) ? true : null);
        var files = chance.Is(Population.WithScreenshots) ? 1 + chance.Below(Population.MostScreenshots) : 0;
        Give(new Open(CaseId.From(id), submission, [.. Enumerable.Repeat(new Exhibit("", "a.png", "image/png", Population.ScreenshotBytes, "", ""), files)]));
        blobs += files * Population.ScreenshotBytes;

        for (var step = 0; c is not null; step++)
        {
            if (step > MostSteps)
                throw new InvalidOperationException($"Case {number} does not end; it is {c.Status}.");
            var wake = Agenda.For(c, now, Cadence.Default).NextWake;
            if (plans.TryPeek(out var plan, out var at) && at < wake)
            {
                Sleep(at);
                plans.Dequeue();
                Give(plan);
            }
            else
            {
                Sleep(wake);
                counts.Wake(now);
                Attend();
            }
        }
    }

    private DateTimeOffset Arrival(string zone)
    {
        var day = chance.Is(Population.SpikeShare) ? Population.SpikeDay : chance.Below(Population.Days);
        var local = LocalTime.StartOf(DateOnly.FromDateTime(Population.Year.AddDays(day).DateTime), zone);
        return local.AddHours(chance.Of(Population.Hours) + chance.Share());
    }

    private void Sleep(DateTimeOffset until)
    {
        if (until <= now)
            return;
        var days = (until - now).TotalDays;
        counts.RowByteDays += rows * days;
        counts.BlobByteDays += blobs * days;
        counts.StoredDays += days;
        counts.LongWaits += (long)days / Counts.DaysOfTimer;
        counts.CaseDays += c!.IsOpen ? days : 0;
        now = until;
    }

    private void Attend()
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var due = Agenda.For(c!, now, Cadence.Default).Due;
            if (due.IsEmpty)
                break;
            counts.Did(Steps.LookDue);
            foreach (var chore in due)
                Do(chore);
            if (c is null)
            {
                counts.Did(Steps.LookGone);
                return;
            }
        }

        counts.Did(Steps.Look);
    }

    private void Do(DueStep chore)
    {
        counts.Did(Steps.KeyOf(chore));
        Grow(Steps.KeyOf(chore));
        switch (chore)
        {
            case DueStep.SendMail(var mail):
                counts.Mail(now);
                Happen(new RecordMailSent(mail, "id"));
                break;
            case DueStep.RecordElapsed(var command):
                Happen(command);
                break;
            default:
                c = null;
                break;
        }
    }

    private void Give(CaseCommand command)
    {
        if (!Happen(command))
            return;
        counts.Command(command, now);
        Grow(Steps.KeyOf(command));
    }

    /// <returns>False where the rules refuse it, or nothing comes of it: the person came too late.</returns>
    private bool Happen(CaseCommand command)
    {
        if (CaseDecider.Decide(c, command, now) is not Decision.Accepted { Events: { IsEmpty: false } events })
            return false;
        foreach (var happened in events)
        {
            c = CaseHistory.Evolve(c, happened);
            React(happened);
        }

        return true;
    }

    private void Grow(string step)
    {
        var taken = steps.All[step];
        (rows, blobs) = (rows + taken.Rows, blobs + taken.Blobs);
    }

    /// <summary>What the person will do because of it, if anything.</summary>
    private void React(CaseEvent happened)
    {
        switch (happened)
        {
            case CaseOpened when chance.Is(Population.Confirms):
                Plan(new Confirm(), Population.ConfirmsAfter);
                break;
            case AddressConfirmed:
                if (chance.Is(Population.Files))
                    Plan(new FileRequest(null, null, Origin.Page), Population.FilesAfter);
                if (chance.Is(Population.Erases))
                    Plan(new RequestErasure(Origin.Page), Population.ErasesAfter);
                break;
            case RequestFiled or IdentityAnswered or ReplyLogged { Kind: ReplyKind.Acknowledgement or ReplyKind.Extension }:
                if (chance.Is(Population.Answered(c!.Submission.Kind)))
                    Plan(new LogReply(chance.Of(Population.Answers(c.Submission.Kind)), null, "", [], chance.Is(Population.LogsByMail) ? Origin.Mail : Origin.Page), Population.AnsweredAfter(c.Submission.Kind));
                if (happened is RequestFiled && chance.Is(Population.Ticks))
                    Plan(new TickSettings([.. Checklist.Left(c).Take(1).Select(setting => setting.Id)]), Population.ActsAfter);
                break;
            case ReplyLogged when c!.Phase is NeedsAction && chance.Is(Population.FilesAgain):
                Plan(new FileRequest(null, null, Origin.Page), Population.ActsAfter);
                break;
            case DeadlinePassed or ReplyLogged { Kind: ReplyKind.Refused } when chance.Is(Population.WritesLetter):
                Plan(new SendLetter(c!.Phase is Overdue ? EscalationStep.Reminder : EscalationStep.Complaint, null), Population.ActsAfter);
                break;
            case LetterSent { Rung: not EscalationStep.Complaint } when chance.Is(Population.WritesLetter):
                Plan(new SendLetter(EscalationStep.Complaint, null), (TimeSpan.FromDays(20), 0.5));
                break;
            case MailSent sent:
                Read(sent.Mail);
                break;
        }
    }

    private void Read(EmailId mail)
    {
        if (chance.Is(Population.Looks))
            counts.Did(Steps.View);
        if (mail.Kind == MailKind.EraseLink)
            Plan(new Erase(), Population.ReactsAfter);
        if (mail.IsNudge && chance.Is(Population.Stops))
            Plan(new Stop(chance.Is(0.5) ? Origin.Unsubscribe : Origin.Page), Population.ReactsAfter);
        else if (mail.IsNudge && chance.Is(Population.Snoozes))
            Plan(new Snooze(14, Origin.Page), Population.ReactsAfter);
    }

    private void Plan(CaseCommand command, (TimeSpan Median, double Sigma) after) => plans.Enqueue(command, now + chance.About(after.Median, after.Sigma));
}
