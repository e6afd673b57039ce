using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Objector.App.Cases;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;

namespace Objector.App.Web;

/// <summary>What a form of the case's page asks for; or what is wrong with it.</summary>
internal sealed partial record CaseFormCommand(CaseCommand? Command, IReadOnlyList<FormError> Errors)
{
    /// <summary>A day as forms and programs write it.</summary>
    internal const string DayExample = "2026-05-31";

    private const int MaxReference = 200;
    private const int MaxReply = 20_000;

    public static CaseFormCommand Read(string action, IFormCollection form, Case c, ScreenshotUploads uploads)
    {
        var exhibits = uploads.Images.Select(image => image.Exhibit).ToImmutableArray();
        return action switch
        {
            "confirm" => new CaseCommand.Confirm(),
            "filed" => Filed(form, c),
            "reply" => Reply(form, c, exhibits),
            "evidence" => new CaseCommand.AddEvidence(exhibits),
            "letter" => Letter(form, c),
            "erase-mail" => Mail(form),
            "undo" => new CaseCommand.Undo(Origin.Page),
            "settings" => Ticks(form),
            "statistics" => Choice(form),
            "snooze" => int.TryParse(form["days"], CultureInfo.InvariantCulture, out var days)
                ? new CaseCommand.Snooze(days, Origin.Page)
                : Wrong("days", Texts.Case["refusal.SnoozeOutOfRange", CaseDecider.MinSnooze, CaseDecider.MaxSnooze]),
            "stop" => new CaseCommand.Stop(Origin.Page),
            "reopen" => new CaseCommand.Reopen(),
            "erase" => new CaseCommand.RequestErasure(Origin.Page),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "No such action."),
        };
    }

    public static implicit operator CaseFormCommand(CaseCommand command) => new(command, []);

    private static CaseFormCommand Mail(IFormCollection form)
    {
        var mail = form["mail"].ToString();
        return ArchivedMail().IsMatch(mail) ? new CaseCommand.EraseMail(mail) : Wrong("mail", Texts.Case["asked.mail"]);
    }

    private static CaseCommand.ChooseStatistics Choice(IFormCollection form) => new(SubmissionForm.Ticked(form["statistics"]));

    private static CaseCommand.TickSettings Ticks(IFormCollection form) => new([.. form["setting"].Select(SubmissionForm.Line).Distinct()]);

    private static CaseFormCommand Filed(IFormCollection form, Case c)
    {
        var reference = SubmissionForm.Line(form["reference"]);
        if (reference.Length > MaxReference)
            return Wrong("reference", Texts.Case["asked.reference", MaxReference]);
        return Day(form["at"], c, out var on)
            ? new CaseCommand.FileRequest(on, reference.Length == 0 ? null : reference, Origin.Page)
            : WrongDay;
    }

    private static CaseFormCommand Reply(IFormCollection form, Case c, ImmutableArray<Exhibit> exhibits)
    {
        var (kind, held, text) = (form["kind"].ToString(), form["held"].ToString(), SubmissionForm.Text(form["text"]));
        if (held.Length > 0 && c.Held.All(mail => mail.Id != held))
            return Wrong("held", Texts.Case["asked.heldGone"]);
        if (held.Length > 0 && kind == "discard")
            return new CaseCommand.DiscardHeldMail(held);
        if (SubmissionForm.OneOf<ReplyKind>(kind) is not { } known)
            return Wrong("kind", Texts.Case["asked.kind"]);
        if (text.Length > MaxReply)
            return Wrong("text", Texts.Case["asked.tooLong", MaxReply, text.Length]);
        return Day(form["at"], c, out var on)
            ? new CaseCommand.LogReply(known, on, text, exhibits, Origin.Page, held.Length == 0 ? null : held, Mail: held.Length == 0 ? null : CaseFiles.NameOf(held))
            : WrongDay;
    }

    private static CaseFormCommand Letter(IFormCollection form, Case c)
    {
        if (SubmissionForm.OneOf<EscalationStep>(form["letter"]) is not { } rung)
            return Wrong("letter", Texts.Case["asked.letter"]);
        return Day(form["at"], c, out var on) ? new CaseCommand.SendLetter(rung, on) : WrongDay;
    }

    [GeneratedRegex("^in-[0-9a-f]{16}$")]
    private static partial Regex ArchivedMail();

    private static CaseFormCommand WrongDay => Wrong("at", Texts.Case["asked.day", DayExample]);

    private static CaseFormCommand Wrong(string field, string message) => new(null, [new FormError(field, message)]);

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
