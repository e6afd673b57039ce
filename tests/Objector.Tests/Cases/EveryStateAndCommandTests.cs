using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Tests.Cases;

/// <summary>The whole table, pinned: what each command comes to in each state. A change of rule shows here, and is meant.</summary>
public class EveryStateAndCommandTests
{
    private const string Table =
        """
        command           AwaitingConfirmation  ReadyToFile  AwaitingReply  Overdue  NeedsAction  Granted  Refused  Closed  Stopped  Dormant  Expired  Erased  Outlived
        Open              -                     -            -              -        -            -        -        -       -        -        -        - -
        Confirm           AddressConfirmed      -            -              -        -            -        -        -       -        -        no       no no
        FileRequest       no                    RequestFiled RequestFiled   RequestFiled RequestFiled no   no       no      no       no       no       no no
        LogReply          no                    RequestFiled+ReplyLogged ReplyLogged ReplyLogged ReplyLogged no no  no      no       no       no       no no
        SendLetter        no                    no           LetterSent   LetterSent LetterSent  no       LetterSent no     no      no       no       no no
        TickSettings      no                    SettingTicked SettingTicked SettingTicked SettingTicked SettingTicked SettingTicked SettingTicked SettingTicked SettingTicked no no no
        ChooseStatistics  StatisticsChosen      StatisticsChosen StatisticsChosen StatisticsChosen StatisticsChosen StatisticsChosen StatisticsChosen StatisticsChosen StatisticsChosen StatisticsChosen no no no
        CloseComplaintWindow -                  -            -              -        -            -        -        -       -        -        -        - -
        EraseMail         MailErased            MailErased   MailErased     MailErased MailErased MailErased MailErased MailErased MailErased MailErased no     no no
        Undo              no                    no           StepUndone     no         StepUndone StepUndone  StepUndone no     no      no       no       no no
        AddEvidence       no                    EvidenceAdded EvidenceAdded EvidenceAdded EvidenceAdded no no       no      no       no       no       no no
        Snooze            no                    NudgesSnoozed NudgesSnoozed NudgesSnoozed NudgesSnoozed no no       no      no       no       no       no no
        Stop              CaseErased            CaseStopped  CaseStopped    CaseStopped CaseClosed -       -        -       -        -        -        - -
        Reopen            -                     -            -              -        -            CaseReopened CaseReopened CaseReopened CaseReopened CaseReopened no no no
        RequestErasure    no                    ErasureRequested ErasureRequested ErasureRequested ErasureRequested ErasureRequested ErasureRequested ErasureRequested ErasureRequested ErasureRequested no no no
        Erase             CaseErased            CaseErased   CaseErased     CaseErased CaseErased CaseErased CaseErased CaseErased CaseErased CaseErased - - -
        HoldMail          MailHeld              MailHeld     MailHeld       MailHeld MailHeld     MailHeld MailHeld MailHeld MailHeld MailHeld no      no no
        DiscardHeldMail   -                     -            -              -        -            -        -        -       -        -        no       no no
        RecordMailSent    -                     MailSent     MailSent       MailSent MailSent     -        -        -       -        -        -        - -
        RecordMailFailed  -                     MailFailed   MailFailed     MailFailed MailFailed -        -        -       -        -        -        - -
        RecordDeliveryStatus MailFateKnown         MailFateKnown MailFateKnown MailFateKnown MailFateKnown MailFateKnown MailFateKnown MailFateKnown MailFateKnown MailFateKnown - - -
        PassDeadline      -                     -            -              -        -            -        -        -       -        -        -        - -
        FallDormant       -                     CaseFellDormant CaseFellDormant CaseFellDormant CaseFellDormant - - -       -        -        -        - -
        Expire            -                     -            -              -        -            -        -        -       -        -        -        - -
        EndRetention      -                     -            -              -        -            -        -        -       -        -        -        - -
        """;

    private static readonly Case Confirmed = Given.Case(Some.Open, new Confirm());
    private static readonly Case Filed = Given.Case(Some.Filed);

    private static readonly Dictionary<string, Case> States = new()
    {
        ["AwaitingConfirmation"] = Given.Case(Some.Open),
        ["ReadyToFile"] = Confirmed,
        ["AwaitingReply"] = Filed,
        ["Overdue"] = CaseHistory.Evolve(Filed, new DeadlinePassed(Some.Now))!,
        ["NeedsAction"] = Filed.Then(Some.Reply(ReplyKind.SelfService)),
        ["Granted"] = Filed.Then(Some.Reply(ReplyKind.Approved)),
        ["Refused"] = Filed.Then(Some.Reply(ReplyKind.Refused)),
        ["Closed"] = Filed.Then(Some.Reply(ReplyKind.Other)).Then(new Stop(Origin.Page)),
        ["Stopped"] = Confirmed.Then(new Stop(Origin.Page)),
        ["Dormant"] = Confirmed.Then(new FallDormant()),
        ["Expired"] = Given.Case(Some.Open).Then(new Stop(Origin.Unsubscribe)),
        ["Erased"] = Confirmed.Then(new Erase()),
        ["Outlived"] = Confirmed.Then(new Stop(Origin.Page)).Then(new EndRetention(), Some.Now.AddDays(90)),
    };

    private static readonly Dictionary<string, CaseCommand> Commands = new CaseCommand[]
    {
        Some.Open, new Confirm(), new FileRequest(null, "other", Origin.Page), Some.Reply(ReplyKind.Other), new SendLetter(EscalationStep.Reminder, null), new TickSettings(["audience"]), new ChooseStatistics(true), new CloseComplaintWindow(), new Undo(Origin.Page), new EraseMail("in-0123456789abcdef"), new AddEvidence([Some.Exhibit("bb")]),
        new Snooze(5, Origin.Page), new Stop(Origin.Page), new Reopen(), new RequestErasure(Origin.Page), new Erase(),
        new HoldMail(new HeldMail("sha", "x@example.net", "s", "w", Some.Now), "t"), new DiscardHeldMail("sha"),
        new RecordMailSent(new EmailId(MailKind.ReplyNudge, 1), "id"), new RecordMailFailed(new EmailId(MailKind.ReplyNudge, 1), "down", false),
        new RecordDeliveryStatus("request-3", DeliveryStatus.Bounced, "550 no such user"), new PassDeadline(), new FallDormant(), new Expire(), new EndRetention(),
    }.ToDictionary(Name);

    public static TheoryData<string, string, string> Cells()
    {
        var rows = Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var cells = new TheoryData<string, string, string>();
        foreach (var row in rows.Skip(1))
        {
            for (var column = 1; column < rows[0].Length; column++)
                cells.Add(rows[0][column], row[0], row[column]);
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Each_command_comes_to_what_the_table_says(string state, string command, string expected)
    {
        Assert.Equal(state, States[state].Status);
        Assert.Equal(expected, Word(CaseDecider.Decide(States[state], Commands[command], Some.Now)));
    }

    [Fact]
    public void The_table_has_every_command_and_every_status()
    {
        var commands = typeof(CaseCommand).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(CaseCommand)));
        var phases = typeof(Phase).GetNestedTypes().Except([typeof(Phase.Ended), typeof(Phase.Leaving)]);

        Assert.Equal(commands.OrderBy(type => type.Name), Commands.Values.Select(command => command.GetType()).OrderBy(type => type.Name));
        Assert.Equal(Commands.Keys.Order(), Cells().Select(cell => cell.Data.Item2).Distinct().Order());
        Assert.Equal(
            phases.Select(type => ((Phase)Activator.CreateInstance(type, [.. type.GetConstructors()[0].GetParameters().Select(one => Activator.CreateInstance(one.ParameterType))])!).Status)
                .Concat(Enum.GetValues<ClosedReason>().Select(StoredName.Word)).Concat(Enum.GetValues<DeletionReason>().Select(StoredName.Word)).Order(),
            Cells().Select(cell => cell.Data.Item1).Distinct().Order());
    }

    [Fact]
    public void Without_a_case_only_opening_one_is_possible() => Assert.All(
        Commands.Values, command => Assert.Equal(command is Open ? "CaseOpened" : "no", Word(CaseDecider.Decide(null, command, Some.Now))));

    [Fact]
    public void Every_event_type_is_stored_and_read_back()
    {
        var known = typeof(CaseEvent).GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), false)
            .Cast<System.Text.Json.Serialization.JsonDerivedTypeAttribute>().Select(attribute => attribute.DerivedType);

        Assert.Equal(typeof(CaseEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CaseEvent))).Select(type => type.Name).Order(), known.Select(type => type.Name).Order());
    }

    /// <summary>The stored name, where it has one.</summary>
    private static string Name(CaseCommand command) =>
        command is PassDeadline or FallDormant or Expire or CloseComplaintWindow or EndRetention ? ClockCommands.NameOf(command) : command.GetType().Name;

    private static string Word(Decision decision) => decision switch
    {
        Decision.Refused => "no",
        Decision.Accepted({ IsEmpty: true }) => "-",
        Decision.Accepted(var events) => string.Join('+', events.Select(StoredName.OfEvent)),
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };
}
