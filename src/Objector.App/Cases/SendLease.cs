using Azure.Data.Tables;
using Objector.App.Email;
using Objector.App.Scheduling;
using Objector.Core.Cases;

namespace Objector.App.Cases;

/// <summary>Names the host among those that might be at work on one storage account; the same after a restart.</summary>
public sealed record HostInstance(string Name);

/// <summary>
/// Who is sending a mail of a case, in the row of its snapshot. Two hosts on one storage account, by mistake or while one takes over
/// from the other, both see what is due; only one of them sends it. A host that was cut off may go on at once where it is started
/// again, and any other after <see cref="ScheduleStore.LeaseDuration"/>.
/// </summary>
/// <param name="Slug">The mail's.</param>
public sealed record SendLease(string Worker, string Slug, DateTimeOffset Until)
{
    /// <summary>How long a claim lasts, in real time: the mail is made ready, leaves, and is recorded in it.</summary>
    internal static readonly TimeSpan Lasts = ScheduleStore.LeaseDuration;

    /// <summary>Of it, what is left for the record, in real time, however long the mail took.</summary>
    internal static readonly TimeSpan ToRecord = TimeSpan.FromSeconds(30);

    /// <returns>When the mail has to be handed over at the latest, so that it is recorded before another host may send it.</returns>
    internal DateTimeOffset Latest(ClockRate pace) => Until - pace.ToProgramTime(SmtpLimits.Default.InAll + ToRecord);

    /// <returns>Whether this worker has to leave it to another.</returns>
    public bool IsHeldByOther(HostInstance worker, DateTimeOffset now) => Worker != worker.Name && Until > now;

    public bool IsReportedBy(CaseEvent happened) => happened is MailSent { Mail: var sent } && sent.Key == Slug || happened is MailFailed { Mail: var failed } && failed.Key == Slug;

    internal void Write(TableEntity row)
    {
        row["SendingBy"] = Worker;
        row["SendingMail"] = Slug;
        row["SendingUntil"] = Until;
    }

    internal static SendLease? Read(TableEntity row) =>
        row.GetString("SendingBy") is { } worker ? new(worker, row.GetString("SendingMail"), row.GetDateTimeOffset("SendingUntil")!.Value) : null;
}
