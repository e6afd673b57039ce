using Microsoft.Extensions.DependencyInjection;
using Objector.App.Cases;
using Objector.App.Time;
using Objector.Core.Cases;
using Objector.Core.Rights;

namespace Objector.IntegrationTests.Stories;

/// <summary>Two at work on one case at the same time, or one who was cut off and another who carries on.</summary>
public class TwoAtOnceTests
{
    private static readonly MailKey Confirmation = new(MailKind.Confirmation, 1);
    private static readonly MailKey Request = new(MailKind.Request, 3);

    [Fact]
    public async Task A_look_during_a_command_does_not_lose_what_the_command_brings()
    {
        await using var host = await RunningHost.Start();
        var desk = host.Services.GetRequiredService<CaseDesk>();
        var id = await Confirmed(host, "ada@example.org", sent: true);
        await desk.Look(new AgendaItem(AgendaKind.Case, id.ToString(), DateTimeOffset.UtcNow), CancellationToken.None);

        // Between reading the case and writing it, somebody else reads it too, and says when to look again.
        await desk.Handle(
            id, "evidence", new CaseCommand.AddEvidence([new Exhibit("", "shot.png", "image/png", 1, "aa", "bb")]), CancellationToken.None,
            async () =>
            {
                await host.Services.GetRequiredService<CaseFiles>().PutEvidence(id, new Exhibit("", "shot.png", "image/png", 1, "aa", "bb"), [1], CancellationToken.None);
                await desk.Look(new AgendaItem(AgendaKind.Case, id.ToString(), DateTimeOffset.UtcNow), CancellationToken.None);
            });

        Assert.Contains((await host.Mail.Next("ada@example.org", "request-4.")).Attachments, part => part.ContentDisposition?.FileName == "exhibit-01.png");
    }

    /// <summary>A confirmed case of which the host knows nothing yet.</summary>
    /// <param name="sent">Whether its request has left.</param>
    private static async Task<CaseId> Confirmed(RunningHost host, string email, bool sent)
    {
        var (id, now) = (CaseId.From(Guid.NewGuid().ToByteArray()), DateTimeOffset.UtcNow);
        var submission = new Submission(RequestKind.Object, "DE", "Ada", email, "en", "Europe/Berlin", "", "", []);
        await new CaseStore(host.OpenStorage()).Save(
            id,
            null,
            "open:1",
            [
                new CaseOpened(now, id, submission, []), new MailSent(now, Confirmation, "confirmation-1.x@localhost"), new AddressConfirmed(now),
                .. sent ? new CaseEvent[] { new MailSent(now, Request, "request-3.x@localhost") } : [],
            ],
            CancellationToken.None);
        return id;
    }
}
