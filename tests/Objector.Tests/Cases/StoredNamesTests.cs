using System.Reflection;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Objector.App;
using Objector.App.Cases;
using Objector.App.InboundEmail;
using Objector.App.Scheduling;
using Objector.Core.Cases;
using Objector.Core.Statistics;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Tests.Cases;

/// <summary>
/// The names that storage holds, word for word: a contract with every row that was ever written. Where one of these tests fails, change the
/// program back, not the test. The fields of JSON and the words of enums in it are pinned by <see cref="StoredFieldsTests"/>.
/// </summary>
public class StoredNamesTests
{
    private const string Local = "UseDevelopmentStorage=true";

    [Fact]
    public void Tables_and_containers_are_called_as_ever()
    {
        var storage = new Storage(new TableServiceClient(Local), new BlobServiceClient(Local));

        Assert.Equal(
            ["cases", "agenda", "holdingpen", "statistics", "turns", "budgets", "settings"],
            new[] { storage.Cases, storage.Agenda, storage.HoldingPen, storage.Statistics, storage.Turns, storage.Budgets, storage.Settings }.Select(table => table.Name));
        Assert.Equal(["cases", "inbound"], new[] { storage.CaseFiles, storage.Inbound }.Select(container => container.Name));
    }

    [Fact]
    public void Events_are_called_as_ever() => Assert.Equal(
        """
        AddressConfirmed CaseClosed CaseErased CaseFellDormant CaseOpened CaseReopened CaseStopped ComplaintWindowClosed DeadlinePassed
        ErasureRequested EvidenceAdded HeldMailDiscarded IdentityAnswered LetterSent MailErased MailFailed MailFateKnown MailHeld MailSent
        NudgesSnoozed ReplyLogged RequestFiled RetentionEnded SettingTicked StatisticsChosen StepUndone SubmissionExpired
        """.Split([' ', '\n']),
        typeof(CaseEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => (string)kind.TypeDiscriminator!).Order(StringComparer.Ordinal));

    [Fact]
    public void Phases_are_called_as_ever()
    {
        (Phase Phase, string Status)[] phases =
        [
            (new Phase.AwaitingConfirmation(Some.Now), "AwaitingConfirmation"), (new Phase.ReadyToFile(Some.Now), "ReadyToFile"),
            (new Phase.AwaitingReply(Some.Now), "AwaitingReply"), (new Phase.Overdue(Some.Now), "Overdue"), (new Phase.NeedsAction(Some.Now, default), "NeedsAction"),
            .. Enum.GetValues<ClosedReason>().Zip(["Granted", "Refused", "Closed", "Stopped", "Dormant"]).Select(end => ((Phase)new Phase.Ended(Some.Now, end.First), end.Second)),
            .. Enum.GetValues<DeletionReason>().Zip(["Expired", "Erased", "Outlived"]).Select(why => ((Phase)new Phase.Leaving(Some.Now, why.First), why.Second)),
        ];

        Assert.All(phases, phase => Assert.Equal(phase.Status, phase.Phase.Status));
        Assert.Equal(
            ["awaitingConfirmation", "awaitingReply", "ended", "leaving", "needsAction", "overdue", "readyToFile"],
            typeof(Phase).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => (string)kind.TypeDiscriminator!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_can_be_taken_back_is_called_as_the_event_that_brought_it()
    {
        Assert.Equal("RequestFiled", Given.Case(Some.Filed).Undo!.What);
        Assert.Equal("ReplyLogged", Given.Case(Some.Filed).Then(Some.Reply(default)).Undo!.What);
    }

    [Fact]
    public void Commands_have_their_ids_as_ever()
    {
        var mail = new EmailId(MailKind.Request, 3);

        Assert.Equal(
            [
                "open:n", "page:filed:n", "mail:1@example.org", "hold:sha", "report:sha", "sendgrid:e", "unsubscribe:n", "erase", "sent:request-3:7", "failed:request-3:7",
                "PassDeadline:7", "FallDormant:7", "Expire:7", "CloseComplaintWindow:7", "EndRetention:7",
            ],
            [
                CommandId.Open("n"), CommandId.Page("filed", "n"), CommandId.Mail("1@example.org"), CommandId.Hold("sha"), CommandId.Report("sha"), CommandId.SendGrid("e"),
                CommandId.Unsubscribe("n"), CommandId.Erase, CommandId.Sent(mail, 7), CommandId.Failed(mail, 7),
                .. OfClock.Select(command => CommandId.OfClock(command, 7)),
            ]);
    }

    [Fact]
    public void What_time_brings_is_known_by_its_name_again() =>
        Assert.All(OfClock, command => Assert.Equal(command, ClockCommands.Named(ClockCommands.NameOf(command))));

    [Fact]
    public void The_minute_of_a_night_s_work_is_worked_out_from_these_words() => Assert.All(
        OfClock, command => Assert.Equal(
            LocalTime.ByNight(Some.Now, "Europe/Berlin", DeterministicJitter.Of(Some.Id, CommandId.OfClock(command, 7).Split(':')[0])),
            DeterministicJitter.ByNight(Given.Case(Some.Filed), Some.Now, command)));

    [Fact]
    public void Mails_are_called_as_ever()
    {
        Assert.Equal(
            """
            confirmation-4 confirmationreminder-4 request-4 nudge-4-filenudge nudge-4-replynudge nudge-4-deadlinepassed nudge-4-overduenudge settingsnudge-4
            complaintlapses-4 replylogged-4 dormant-4 eraselink-4
            """.Split([' ', '\n']),
            Enum.GetValues<MailKind>().Select(kind => new EmailId(kind, 4).Key));
        Assert.Equal(("in-0123456789abcdef", "0123456789abcdef0.eml"), (CaseFiles.NameOf("0123456789abcdef0"), InboundMailProcessor.Name("0123456789abcdef0")));
    }

    [Fact]
    public void Columns_and_keys_have_their_words_as_ever()
    {
        var row = new TableEntity();
        new OperatorStatus(Some.Id, "AwaitingReply", MailKind.ComplaintLapses, DeliveryStatus.SpamReport, "spam").Write(row);
        new SendLease("host", "request-3", Some.Now).Write(row);

        Assert.Equal(
            ["FailingMail=ComplaintLapses", "SendingBy=host", "SendingMail=request-3", "Status=AwaitingReply", "Trouble=spam", "Undeliverable=SpamReport"],
            row.Where(column => column.Value is string).Select(column => $"{column.Key}={column.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(["Case-x", "Mail-x"], Enum.GetValues<ScheduledKind>().Select(kind => new ScheduledItem(kind, "x", Some.Now).Key));
        Assert.Equal("Delivered Discarded", Words<HoldingPenDecision>());
        Assert.Equal("View Inbound Erase Sent Unsubscribe", Words<TokenScope>());
        Assert.Equal("Object Access Correct Delete Concern", string.Join(' ', Enum.GetValues<Core.Law.RequestKind>().Select(KeyOf)));
    }

    [Fact]
    public void What_is_written_reads_as_what_it_was() => Assert.All(
        Enum.GetValues<MailKind>(), kind => Assert.Equal([kind, kind], [StoredName.Parse<MailKind>(StoredName.Word(kind)), StoredName.Parse<MailKind>(StoredName.Of(kind))]));

    private static readonly CaseCommand[] OfClock = [new PassDeadline(), new FallDormant(), new Expire(), new CloseComplaintWindow(), new EndRetention()];

    private static string Words<T>()
        where T : struct, Enum => string.Join(' ', Enum.GetValues<T>().Select(StoredName.Word));

    /// <summary>In the scoreboard.</summary>
    private static string? KeyOf(Core.Law.RequestKind kind) =>
        PublishedStatistics.Of(Some.Today, Some.Today, [new Cohort(new CohortKey(kind, null, Outcome.Granted, Timing.InTime), 5, [])]).Kinds[0].Key;
}
