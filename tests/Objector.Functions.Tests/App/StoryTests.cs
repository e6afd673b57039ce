using Azure.Data.Tables;
using Microsoft.DurableTask.Client;

namespace Objector.Functions.Tests.App;

/// <summary>The whole life of a case, told by the real functions, orchestrators and activities over real storage and real mail.</summary>
public class StoryTests(TestServices shared)
{
    private const string Email = "story@example.org";

    [Fact]
    public async Task A_person_is_nudged_until_the_reply_is_logged_and_then_the_case_ends_and_goes()
    {
        await using var here = await Installed.Start(shared, Installed.Fast);
        await here.Submit(Email);
        var id = await here.Confirm(Email);
        await here.Answer(await here.Mail(Email, "request-"), Email, "SENT");
        await here.Status(id, "AwaitingReply");

        await here.PassToWake(id);
        await here.Answer(await here.Mail(Email, "nudge-1-"), Email, "Meta wrote: we will honor your objection.");
        await here.Mail(Email, "replylogged-");
        await here.Status(id, "Granted");

        // What is left to wait for is the end of the time for which an ended case is kept.
        await here.PassToWake(id);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var ended = await here.Client.WaitForInstanceCompletionAsync(id.ToString(), limit.Token);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus);
        Assert.Null(await here.Case(id));
        Assert.Null(await here.Item(id));
        Assert.False(await here.Storage.Cases.QueryAsync<TableEntity>().AnyAsync());
        Assert.False(await here.Storage.CaseFiles.GetBlobsAsync().AnyAsync());
        Assert.Equal(["confirmation-1", "request-3", "nudge-1-replynudge", "replylogged-4"], await here.Mails(Email));
    }
}
