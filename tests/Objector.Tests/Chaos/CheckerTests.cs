using Objector.App.Scheduling;
using Objector.Core.Cases;
using Objector.Core.Law;
using Objector.Rig.Chaos;

namespace Objector.Tests.Chaos;

/// <summary>The checker of the chaos suite finds what is broken. Without I/O: it is pure.</summary>
public class CheckerTests
{
    private const string Email = "ada@example.org";
    private const string Raw = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly CaseId Id = CaseId.From(new byte[16]);
    private static readonly Exhibit Shot = new("exhibit-01.png", "shot.png", "image/png", 4, "cc", "dd");

    private readonly Promises promises = Promised();

    [Fact]
    public void What_keeps_every_promise_is_well() => Assert.Empty(Checker.Violations(Well(), promises));

    [Fact]
    public void A_missing_case_is_found() => Finds("its case is not there", Without(Id));

    [Fact]
    public void An_erased_case_may_be_missing()
    {
        promises.Erase(Id);

        Assert.Empty(Checker.Violations(Without(Id), promises));
    }

    [Fact]
    public void A_confirmed_case_that_expired_is_found() => Finds("its case is not there", Without(Id) with { Now = Now.AddDays(60) });

    [Fact]
    public void A_case_that_was_erased_and_is_there_is_found()
    {
        promises.Add(new Promise.Erased(Id));

        Finds("was erased and is there still", Well());
    }

    [Fact]
    public void A_broken_chain_is_found() => Finds("chain of case", Change(rows => rows with { Events = [.. rows.Events.Select((e, n) => n == 1 ? e with { Hash = "00" } : e)] }));

    [Fact]
    public void A_lost_event_is_found() => Finds("chain of case", Change(rows => rows with { Events = [.. rows.Events.Where((_, n) => n != 1)] }));

    [Fact]
    public void A_snapshot_that_is_not_what_the_events_say_is_found() =>
        Finds("do not give its snapshot", Change(rows => rows with { Snapshot = rows.Snapshot! with { SoftBounces = 3 } }));

    [Fact]
    public void A_snapshot_alone_is_found() => Finds("is half there", Change(rows => rows with { Events = [] }));

    [Fact]
    public void A_command_that_nothing_remembers_is_found() => Finds("remembers", Change(rows => rows with { Commands = rows.Commands - 1 }));

    [Fact]
    public void A_promised_command_that_left_no_event_is_found()
    {
        promises.Add(new Promise.Done(Id, "page:snooze:9", nameof(NudgesSnoozed)));

        Finds("in its history 0 times", Well());
    }

    [Fact]
    public void A_confirmation_that_is_not_in_the_history_is_found()
    {
        var unconfirmed = Rows(Opening);

        Finds("is not in its history", Well() with { Cases = [unconfirmed], Standings = [(Id, unconfirmed.Snapshot!.Status)] });
    }

    [Fact]
    public void A_submission_that_became_two_cases_is_found()
    {
        promises.Add(new Promise.Opened(CaseId.From(Enumerable.Repeat((byte)1, 16).ToArray()), Email, Now.AddDays(-1)));

        Finds("answered as several cases", Well());
    }

    [Fact]
    public void An_open_case_without_a_row_in_the_agenda_is_found() => Finds("has no row in the agenda", Well() with { Agenda = [] });

    [Fact]
    public void A_row_in_the_agenda_without_a_case_is_found() => Finds("has a row for case", Well() with { Agenda = [.. Well().Agenda, Row(Other)] });

    [Fact]
    public void A_row_that_nobody_attends_to_is_found() => Finds("was never attended to", Well() with { Agenda = [Row(Id) with { Wake = Now }] });

    [Fact]
    public void A_row_that_stayed_armed_is_found() => Finds("was never attended to", Well() with { Agenda = [Row(Id) with { IsLeased = true }] });

    [Fact]
    public void A_file_without_a_case_is_found() => Finds("belongs to nothing", Well() with { CaseFiles = [.. Well().CaseFiles, $"{Other}/mail/request-3.eml"] });

    [Fact]
    public void A_screenshot_that_no_event_names_is_found() => Finds("belongs to nothing", Well() with { CaseFiles = [.. Well().CaseFiles, $"{Id}/evidence/ee.png"] });

    [Fact]
    public void A_missing_screenshot_is_found() => Finds("is missing", Well() with { CaseFiles = [.. Well().CaseFiles.Where(name => !name.Contains("evidence"))] });

    [Fact]
    public void A_raw_mail_that_waits_nowhere_is_found() => Finds("waits nowhere", Well() with { Inbound = new HashSet<string> { Raw } });

    [Fact]
    public void A_mail_that_was_taken_in_and_is_nowhere_is_found()
    {
        promises.Add(new Promise.MailTaken(Id, Raw, null));
        promises.Add(new Promise.StrayTaken(Id, Raw, Now));

        Finds("was taken in and is nowhere", Well());
    }

    [Fact]
    public void A_case_and_a_mail_that_are_older_than_anything_is_kept_may_be_gone()
    {
        promises.Add(new Promise.StrayTaken(Id, Raw, Now.AddDays(-1)));

        Assert.Empty(Checker.Violations(Without(Id) with { Now = Now.AddDays(Cadence.Default.KeepDays) }, promises));
        Finds("was taken in and is nowhere", Without(Id) with { Now = Now.AddDays(Cadence.Default.KeepDays - 2) });
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    public void A_reminder_that_comes_too_soon_after_its_confirmation_may_wait(int days, bool late)
    {
        CaseEvent[] events = [Opening[0], new MailSent(Now.AddDays(3), new EmailId(MailKind.Confirmation, 1), Name("confirmation-1"))];
        var unconfirmed = Rows(events);
        var seen = Well() with { Now = Now.AddDays(3 + days), Cases = [unconfirmed], Agenda = [Row(Id) with { Wake = Now.AddDays(9) }], Standings = [(Id, unconfirmed.Snapshot!.Status)] };

        Assert.Equal(late, Checker.Violations(seen, promises).Any(violation => violation.Contains("confirmationreminder-2")));
    }

    [Fact]
    public void A_mail_that_was_taken_in_and_not_logged_is_found()
    {
        promises.Add(new Promise.MailTaken(Id, Raw, "mail:1@example.org"));

        Finds("neither logged nor held", Well() with { CaseFiles = [.. Well().CaseFiles, $"{Id}/mail/in-{Raw[..16]}.eml"] });
    }

    [Fact]
    public void A_standing_that_is_out_of_date_is_found() => Finds("The operator is told", Well() with { Standings = [(Id, "Overdue")] });

    [Fact]
    public void A_row_of_the_statistics_without_a_case_is_found() => Finds("counted in the statistics and gone", Well() with { Counted = [Other] });

    [Fact]
    public void Two_mails_that_differ_under_one_name_are_found() => Finds("mails that differ", Well() with { Mails = [.. Well().Mails, Arrived("request-3", sha: "other")] });

    [Fact]
    public void A_mail_that_was_never_delivered_is_found() => Finds("never arrived", Well() with { Mails = [Arrived("confirmation-1")] });

    [Fact]
    public void A_mail_that_is_due_and_was_not_sent_is_found()
    {
        var unsent = Rows([.. Opening, new AddressConfirmed(Now)]);

        Finds("is due since", Well() with { Cases = [unsent] });
    }

    [Theory]
    [InlineData("confirmation-1", false)]
    [InlineData("confirmationreminder-2", false)]
    [InlineData("request-3", true)]
    [InlineData("nudge-1-filenudge", true)]
    public void An_unconfirmed_address_may_get_two_mails_and_no_other(string slug, bool wrong)
    {
        var unconfirmed = Rows(Opening);
        var seen = Well() with { Cases = [unconfirmed], Standings = [(Id, unconfirmed.Snapshot!.Status)], Mails = [Arrived("confirmation-1"), Arrived(slug, "second")] };

        Assert.Equal(wrong, Checker.Violations(seen, promises).Any(violation => violation.Contains("nobody confirmed")));
    }

    [Fact]
    public void A_mail_to_somebody_else_is_found() => Finds("went to eve", Well() with { Mails = [.. Well().Mails.Select(mail => mail with { To = "eve@example.org" })] });

    [Fact]
    public void A_mail_that_left_twice_needs_a_reason()
    {
        var twice = Well() with { Mails = [.. Well().Mails, Arrived("request-3") with { At = Now.AddSeconds(40) }] };

        Assert.Single(MailChecks.Doubled(twice));
        Assert.Empty(Checker.Violations(twice, promises));
        Assert.Equal(1, Doubled(twice, new Disturbance("a kill", Now.AddSeconds(1), Now.AddSeconds(1))));
        Assert.Equal(0, Doubled(twice, new Disturbance("a kill", Now.AddSeconds(30), Now.AddSeconds(30))));
        Assert.Equal(0, Doubled(twice));
    }

    private static int Doubled(Aftermath seen, params Disturbance[] disturbances) => MailChecks.Doubled(seen).Count(pair => Verdict.Reason(pair.First, disturbances) is not null);

    private void Finds(string violation, Aftermath seen) => Assert.Contains(Checker.Violations(seen, promises), found => found.Contains(violation, StringComparison.Ordinal));

    private static readonly CaseId Other = CaseId.From(Enumerable.Repeat((byte)7, 16).ToArray());

    private static readonly CaseEvent[] Opening =
    [
        new CaseOpened(Now.AddDays(-1), Id, new Submission(RequestKind.Object, "DE", "Ada", Email, "en", "Europe/Berlin", "", "", []), [Shot]),
        new MailSent(Now.AddDays(-1), new EmailId(MailKind.Confirmation, 1), Name("confirmation-1")),
    ];

    private static Promises Promised()
    {
        var promises = new Promises();
        promises.Add(new Promise.Opened(Id, Email, Now.AddDays(-1)));
        promises.Confirm(Id);
        promises.Add(new Promise.Confirmed(Id));
        return promises;
    }

    private static Aftermath Well() => new(
        Now,
        [Rows([.. Opening, new AddressConfirmed(Now.AddHours(-2)), new MailSent(Now.AddHours(-1), new EmailId(MailKind.Request, 3), Name("request-3"))])],
        [Row(Id)],
        [$"{Id}/evidence/cc.png", $"{Id}/mail/confirmation-1.eml", $"{Id}/mail/request-3.eml"],
        new HashSet<string>(),
        new HashSet<string>(),
        [(Id, "ReadyToFile")],
        [],
        [Arrived("confirmation-1"), Arrived("request-3")]);

    private static Aftermath Without(CaseId id) => Well() with { Cases = [], Agenda = [], CaseFiles = [], Standings = [] };

    private static Aftermath Change(Func<CaseRows, CaseRows> change) => Well() with { Cases = [.. Well().Cases.Select(change)] };

    private static ScheduledItem Row(CaseId id) => new(ScheduledKind.Case, id.ToString(), Now.AddDays(1));

    private static CaseRows Rows(CaseEvent[] events)
    {
        var recorded = events.Aggregate((IReadOnlyList<StoredEvent>)[], (all, happened) => [.. all, .. EventHashChain.Append(all.Count, all.Count == 0 ? "" : all[^1].Hash, $"command-{all.Count}", [happened])]);
        return new CaseRows(Id, CaseHistory.Replay(events), recorded.Count, recorded[^1].Hash, recorded, recorded.Count);
    }

    private static string Name(string slug) => $"{slug}.x@localhost";

    private static ArrivedMail Arrived(string slug, string sha = "aa") => new(Name(slug), slug, Id, Email, sha, Now, Now);
}
