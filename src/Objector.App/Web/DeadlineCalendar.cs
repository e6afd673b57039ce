using System.Globalization;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Objector.App.Web;

/// <summary>The deadline as an entry for a calendar. Calendars are synced and shared: it holds no name, no address, no link to a case.</summary>
public static class DeadlineCalendar
{
    /// <param name="country">The jurisdiction's code.</param>
    /// <param name="filed">The day on which Meta got the request; with the country it names the entry, so that a later date replaces an earlier one.</param>
    /// <param name="due">The last day for Meta's answer.</param>
    public static string Write(string country, DateOnly filed, DateOnly due)
    {
        var entry = new CalendarEvent
        {
            Uid = string.Create(CultureInfo.InvariantCulture, $"deadline-{country}-{filed:yyyyMMdd}@objector"),
            DtStamp = new CalDateTime(filed.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), "UTC"),
            Summary = Texts.Case["calendar.summary"],
            Description = Texts.Case["calendar.what"],
            Start = new CalDateTime(due),
            End = new CalDateTime(due.AddDays(1)),
            Transparency = TransparencyType.Transparent,
        };
        entry.Alarms.Add(new Alarm { Action = AlarmAction.Display, Description = entry.Summary, Trigger = new Trigger(Duration.FromHours(9)) });
        var calendar = new Ical.Net.Calendar { ProductId = "-//Objector//Deadline//EN" };
        calendar.Events.Add(entry);
        return new CalendarSerializer().SerializeToString(calendar) ?? throw new InvalidOperationException("The calendar came out empty.");
    }
}
