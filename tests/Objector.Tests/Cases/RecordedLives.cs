using System.Collections.Immutable;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Tests.Cases;

/// <summary>What was recorded under Recorded: the commands that brought the events. They are asked only when a history is recorded.</summary>
internal static class RecordedLives
{
    private const string HeldId = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";

    private static readonly Exhibit Shot = Some.Exhibit("aa");

    private static readonly Submission Full = Some.Submission with
    {
        Particulars = new RequestDetails(
            [.. Enum.GetValues<Circumstance>()], "My union membership", "I am no doctor.", "Meta AI in WhatsApp", "2 March 2026", [.. Enum.GetValues<Platform>()], true),
        Statistics = true,
    };

    private static readonly HeldMail Held = new(HeldId, "no-reply@support.facebook.com", "Re: your request", "It is not from the owner.", Some.Now.AddDays(4), "It says so.", ["It says \"download\"."]);

    private static readonly (int, CaseCommand)[] Confirmed =
    [
        (0, Some.Open), (0, new RecordMailSent(new EmailId(MailKind.Confirmation, 1), "confirmation-1.x@localhost")), (1, new Confirm()),
        (1, new RecordMailSent(new EmailId(MailKind.Request, 3), "request-3.x@localhost")),
    ];

    private static readonly (int, CaseCommand)[] Filed = [.. Confirmed, (2, new FileRequest(null, "123", Origin.Page))];

    public static readonly ImmutableDictionary<string, (int Day, CaseCommand Command)[]> All = new Dictionary<string, (int, CaseCommand)[]>
    {
        ["awaiting-confirmation"] =
        [
            (0, Some.Open), (0, new RecordMailFailed(new EmailId(MailKind.Confirmation, 1), "451 try again later", false)),
            (1, new RecordMailSent(new EmailId(MailKind.Confirmation, 1), "confirmation-1.x@localhost")),
        ],
        ["ready-to-file"] =
        [
            (0, new Open(Some.Id, Full, [Shot])), (1, new Confirm()), (1, new AddEvidence([Some.Exhibit("bb") with { MediaType = "image/jpeg" }])),
            (2, new Snooze(10, Origin.Mail)), (2, new RequestErasure(Origin.Mail)), (3, new ChooseStatistics(false)),
            (3, new RecordDeliveryStatus("request-3", DeliveryStatus.Blocked, "452 mailbox full")),
        ],
        ["awaiting-reply"] =
        [
            .. Filed, (3, new TickSettings(["audience"])), (4, new HoldMail(Held, "Use our download tool.")),
            (5, new LogReply(ReplyKind.Extension, null, "We need more time.", [Some.Exhibit("cc")], Origin.Page)),
            (6, new LogReply(ReplyKind.IdentityCheck, null, "Who are you?", [], Origin.Mail, null, ["It says \"who\"."], "It says so.", "in-0123456789abcdef")),
            (9, new FileRequest(null, null, Origin.Page)), (10, new DiscardHeldMail(HeldId)), (11, new RecordMailSent(new EmailId(MailKind.ReplyNudge, 1), "nudge-1.x@localhost")),
        ],
        ["overdue"] =
        [
            .. Filed, (40, new PassDeadline()), (40, new RecordMailSent(new EmailId(MailKind.DeadlinePassed, 1), "nudge-1.x@localhost")),
            (41, new SendLetter(EscalationStep.Reminder, null)), (42, new SendLetter(EscalationStep.Admonition, null)), (43, new SendLetter(EscalationStep.Complaint, null)),
        ],
        ["needs-action"] =
        [
            .. Filed, (4, new HoldMail(Held, "Use our download tool.")), (5, new LogReply(ReplyKind.SelfService, null, "Use our download tool.", [], Origin.Page, HeldId)),
            (5, new RecordMailFailed(new EmailId(MailKind.ReplyLogged, 4), "550 no such user", true)),
        ],
        ["undone"] =
        [
            .. Filed, (5, new LogReply(ReplyKind.Approved, null, "Done.", [], Origin.Mail, Mail: "in-0123456789abcdef")), (6, new Undo(Origin.Mail)),
            (7, new EraseMail("in-0123456789abcdef")),
        ],
        ["granted"] = [.. Filed, (5, new LogReply(ReplyKind.ApprovedInPart, null, "Some of it.", [], Origin.Page))],
        ["refused"] = [.. Filed, (5, Some.Reply(ReplyKind.Refused)), (6, new RecordDeliveryStatus("replylogged-4", DeliveryStatus.Delivered, ""))],
        ["complaint-lapsed"] =
        [
            (0, Some.Open with { Submission = Some.Submission with { Country = "TR", TimeZone = "Europe/Istanbul" } }), (1, new Confirm()),
            (2, new FileRequest(null, null, Origin.Page)), (60, new PassDeadline()), (200, new CloseComplaintWindow()),
        ],
        ["closed"] = [.. Filed, (5, Some.Reply(ReplyKind.MoreEvidence)), (6, new Stop(Origin.Page))],
        ["stopped"] = [.. Confirmed, (2, new Stop(Origin.Unsubscribe))],
        ["dormant"] = [.. Confirmed, (60, new FallDormant()), (60, new RecordMailSent(new EmailId(MailKind.Dormant, 4), "dormant-4.x@localhost"))],
        ["reopened"] =
        [
            .. Filed, (5, Some.Reply(ReplyKind.Refused)), (6, new RecordDeliveryStatus("replylogged-4", DeliveryStatus.SpamReport, "spam")), (7, new Reopen()),
            (8, new RecordDeliveryStatus("replylogged-4", DeliveryStatus.Bounced, "550 no such user")),
        ],
        ["expired"] = [(0, Some.Open), (7, new Expire())],
        ["erased"] = [.. Confirmed, (2, new RequestErasure(Origin.Page)), (2, new Erase())],
        ["outlived"] = [.. Confirmed, (2, new Stop(Origin.Page)), (400, new EndRetention())],
    }.ToImmutableDictionary();

    /// <returns>What the decider makes of these commands today.</returns>
    public static IReadOnlyList<CaseEvent> Live(string life)
    {
        var (c, events) = ((Case?)null, new List<CaseEvent>());
        foreach (var (day, command) in All[life])
        {
            var happened = Assert.IsType<Decision.Accepted>(CaseDecider.Decide(c, command, Some.Now.AddDays(day))).Events;
            Assert.NotEmpty(happened);
            events.AddRange(happened);
            c = happened.Aggregate(c, CaseHistory.Evolve);
        }

        return events;
    }
}
