using System.Diagnostics.Metrics;
using Objector.Core.Cases;

namespace Objector.App.Telemetry;

/// <summary>What an operator watches. No measurement names a person or a case.</summary>
public sealed class ObjectorMetrics
{
    public const string Meter = "Objector";

    private readonly Counter<long> opened;
    private readonly Counter<long> sent;
    private readonly Counter<long> failed;
    private readonly Counter<long> replies;
    private readonly Histogram<int> daysToReply;
    private readonly Counter<long> overdueWakes;
    private readonly Counter<long> guesses;
    private readonly Counter<long> turnedAway;

    public ObjectorMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        opened = meter.CreateCounter<long>("objector.cases.opened", "{case}");
        sent = meter.CreateCounter<long>("objector.mails.sent", "{mail}");
        failed = meter.CreateCounter<long>("objector.mails.failed", "{mail}");
        replies = meter.CreateCounter<long>("objector.replies.logged", "{reply}");
        daysToReply = meter.CreateHistogram<int>("objector.reply.days", "d", "From filing to the first decisive reply");
        overdueWakes = meter.CreateCounter<long>("objector.overdue.wakes", "{wake}", "Found by the watchdog");
        guesses = meter.CreateCounter<long>("objector.guesses", "{guess}", "Tokens and keys that opened nothing");
        turnedAway = meter.CreateCounter<long>("objector.submissions.turned.away", "{submission}", "By the form's door");
    }

    /// <param name="c">The case after it.</param>
    public void Count(CaseEvent happened, Case c)
    {
        switch (happened)
        {
            case CaseOpened e:
                opened.Add(1, new KeyValuePair<string, object?>("kind", e.Submission.Kind.ToString()));
                break;
            case MailSent e:
                sent.Add(1, new KeyValuePair<string, object?>("mail", e.Mail.Kind.ToString()));
                break;
            case MailFailed e:
                failed.Add(1, new KeyValuePair<string, object?>("mail", e.Mail.Kind.ToString()), new KeyValuePair<string, object?>("permanent", e.Permanent));
                break;
            case ReplyLogged e:
                replies.Add(1, new KeyValuePair<string, object?>("kind", e.Kind.ToString()));
                if (Core.InboundEmail.ReplyKinds.IsDecisive(e.Kind) && c.Filing is { } filing)
                    daysToReply.Record(e.ReceivedOn.DayNumber - filing.On.DayNumber);
                break;
        }
    }

    /// <param name="what">What it would have opened.</param>
    public void CountGuess(string what) => guesses.Add(1, new KeyValuePair<string, object?>("power", what));

    public void CountTurnedAway(string why) => turnedAway.Add(1, new KeyValuePair<string, object?>("why", why));

    public void CountOverdue(int wakes) => overdueWakes.Add(wakes);
}
