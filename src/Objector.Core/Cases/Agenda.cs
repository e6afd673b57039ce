using System.Collections.Immutable;
using static Objector.Core.Cases.Phase;

namespace Objector.Core.Cases;

/// <summary>Work that is due on a case. Each ends in an event, or in the case's leaving.</summary>
public abstract record DueStep
{
    private DueStep()
    {
    }

    public sealed record SendMail(EmailId Mail) : DueStep;

    /// <summary>Let the case record that an instant has come.</summary>
    public sealed record RecordElapsed(CaseCommand Command) : DueStep;

    /// <summary>Delete everything that storage holds of the case.</summary>
    public sealed record Purge : DueStep;
}

/// <summary>What to do on a case now, and when to look again.</summary>
public sealed record Agenda(ImmutableArray<DueStep> Due, DateTimeOffset NextWake)
{
    /// <param name="quietUntil">No mail of the outbox is due before; null where nothing stands against one.</param>
    public static Agenda For(Case c, DateTimeOffset now, Cadence cadence, DateTimeOffset? quietUntil = null)
    {
        var planned = Plan(c, now, cadence, quietUntil ?? DateTimeOffset.MinValue).ToImmutableArray();
        var due = planned.Where(item => item.At <= now).OrderBy(item => item.At).Select(item => item.Chore).ToImmutableArray();
        return new Agenda(due, planned.Min(item => item.At));
    }

    /// <summary>Never empty: an open case waits for something, an ended one for its deletion.</summary>
    private static IEnumerable<(DateTimeOffset At, DueStep Chore)> Plan(Case c, DateTimeOffset now, Cadence cadence, DateTimeOffset quietUntil)
    {
        if (c.Phase is Leaving leaving)
            return [(leaving.Since, new DueStep.Purge())];

        var mails = c.Outbox.Select(due => (due.NotBefore > quietUntil ? due.NotBefore : quietUntil, (DueStep)new DueStep.SendMail(due.Mail)));
        return [.. mails, .. OneTimeNotices.Of(c, now, cadence), .. Turn(c, now, cadence) is { } turn ? [turn] : Array.Empty<(DateTimeOffset, DueStep)>()];
    }

    /// <summary>The one thing that time itself will bring.</summary>
    private static (DateTimeOffset At, DueStep Chore)? Turn(Case c, DateTimeOffset now, Cadence cadence)
    {
        if (c.Phase is AwaitingConfirmation waiting)
            return (waiting.Since.AddDays(CaseDecider.DaysToConfirm), new DueStep.RecordElapsed(new CaseCommand.Expire()));

        if (c is { Phase: AwaitingReply, Filing: { } filing })
        {
            var passed = LocalTime.StartOf(filing.Due.AddDays(1), c.Submission.TimeZone);
            // Whoever slept through the deadline asks about the deadline, not about what came before.
            return passed > now && NudgeSchedule.Next(c, cadence) is { } early && early.At < passed
                ? (early.At, new DueStep.SendMail(early.Mail))
                : Noted(c, passed, new CaseCommand.PassDeadline());
        }

        if (Retention.EndsAt(c, cadence) is { } kept)
            return Noted(c, kept, new CaseCommand.EndRetention());
        if (NudgeSchedule.Next(c, cadence) is { } nudge)
            return (nudge.At, new DueStep.SendMail(nudge.Mail));
        return NudgeSchedule.DormantAt(c, cadence) is { } dormant ? (dormant, new DueStep.RecordElapsed(new CaseCommand.FallDormant())) : null;
    }

    /// <summary>Many cases see their day end at the same midnight, and nobody waits for the minute in which that is noted.</summary>
    internal static (DateTimeOffset At, DueStep Chore) Noted(Case c, DateTimeOffset at, CaseCommand command) => (DeterministicJitter.ByNight(c, at, command), new DueStep.RecordElapsed(command));
}
