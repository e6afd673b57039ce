using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Objector.App.Cases;
using Objector.Core.Cases;
using Objector.Core.Replies;

namespace Objector.App.Web;

/// <summary>What a form of the case's page asks for; or what is wrong with it.</summary>
internal sealed partial record Asked(CaseCommand? Command, IReadOnlyList<FormError> Errors)
{
    private const int MaxReference = 200;
    private const int MaxReply = 20_000;

    public static Asked Read(string action, IFormCollection form, Case c, Uploads uploads)
    {
        var exhibits = uploads.Images.Select(image => image.Exhibit).ToImmutableArray();
        return action switch
        {
            "confirm" => new CaseCommand.Confirm(),
            "filed" => Filed(form, c),
            "reply" => Reply(form, c, exhibits),
            "evidence" => new CaseCommand.AddEvidence(exhibits),
            "letter" => Letter(form, c),
            "erase-mail" => ArchivedMail().IsMatch(form["mail"].ToString()) ? new CaseCommand.EraseMail(form["mail"].ToString()) : Wrong("mail", "Name a mail that came in, as the case gives it."),
            "undo" => new CaseCommand.Undo(Via.Page),
            "settings" => new CaseCommand.TickSettings([.. form["setting"].Select(SubmissionForm.Line).Distinct()]),
            "statistics" => new CaseCommand.ChooseStatistics(SubmissionForm.Ticked(form["statistics"])),
            "snooze" => int.TryParse(form["days"], CultureInfo.InvariantCulture, out var days)
                ? new CaseCommand.Snooze(days, Via.Page)
                : Wrong("days", "Give a number of days from 1 to 365."),
            "stop" => new CaseCommand.Stop(Via.Page),
            "reopen" => new CaseCommand.Reopen(),
            "erase" => new CaseCommand.RequestErasure(Via.Page),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "No such action."),
        };
    }

    public static implicit operator Asked(CaseCommand command) => new(command, []);

    private static Asked Filed(IFormCollection form, Case c)
    {
        var reference = SubmissionForm.Line(form["reference"]);
        if (reference.Length > MaxReference)
            return Wrong("reference", $"A reference has at most {MaxReference} characters.");
        return Day(form["at"], c, out var on)
            ? new CaseCommand.FileRequest(on, reference.Length == 0 ? null : reference, Via.Page)
            : WrongDay;
    }

    private static Asked Reply(IFormCollection form, Case c, ImmutableArray<Exhibit> exhibits)
    {
        var (kind, held, text) = (form["kind"].ToString(), form["held"].ToString(), SubmissionForm.Text(form["text"]));
        if (held.Length > 0 && c.Held.All(mail => mail.Id != held))
            return Wrong("held", "That mail does not wait here any more.");
        if (held.Length > 0 && kind == "discard")
            return new CaseCommand.DiscardHeldMail(held);
        if (SubmissionForm.OneOf<ReplyKind>(kind) is not { } known)
            return Wrong("kind", "Choose what Meta answered.");
        if (text.Length > MaxReply)
            return Wrong("text", $"The text may be at most {MaxReply:N0} characters long; yours has {text.Length:N0}.");
        return Day(form["at"], c, out var on)
            ? new CaseCommand.LogReply(known, on, text, exhibits, Via.Page, held.Length == 0 ? null : held, Mail: held.Length == 0 ? null : CaseFiles.NameOf(held))
            : WrongDay;
    }

    private static Asked Letter(IFormCollection form, Case c)
    {
        if (SubmissionForm.OneOf<Rung>(form["letter"]) is not { } rung)
            return Wrong("letter", "Choose which letter you sent: reminder, admonition or complaint.");
        return Day(form["at"], c, out var on) ? new CaseCommand.SendLetter(rung, on) : WrongDay;
    }

    [GeneratedRegex("^in-[0-9a-f]{16}$")]
    private static partial Regex ArchivedMail();

    private static Asked WrongDay => Wrong("at", "Give the day as year-month-day, like 2026-05-31.");

    private static Asked Wrong(string field, string message) => new(null, [new FormError(field, message)]);

    /// <summary>A day, or an instant that falls on a day where the person lives; nothing at all is today.</summary>
    private static bool Day(string? text, Case c, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            day = date;
        else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            day = LocalTime.DateIn(c.Submission.TimeZone, instant);
        return day is not null;
    }
}
