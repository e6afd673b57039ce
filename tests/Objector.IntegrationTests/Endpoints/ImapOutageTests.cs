using MailKit;
using MailKit.Net.Imap;
using MimeKit;
using Objector.App.InboundEmail;
using Objector.IntegrationTests.Fixtures;

namespace Objector.IntegrationTests.Endpoints;

/// <summary>Whatever becomes of the server, the connection and the storage, no mail is lost or doubled.</summary>
[Collection(OneHostWithMailbox.Name)]
public class ImapOutageTests(ImapHost shared)
{
    private const string Granted = "We have reviewed your request and will honor your objection.";
    private static readonly ImapTimeouts Quick = new() { RenewIdle = TimeSpan.FromMilliseconds(500), Answer = TimeSpan.FromSeconds(2) };

    private readonly RunningHost host = shared.Host;
    private readonly ImapServer server = shared.Server;

    [Fact]
    public async Task A_server_that_restarts_is_found_again()
    {
        var page = await host.Confirmed("restart@example.org");

        await server.Stop();
        await server.Start();
        await server.Deliver(ImapHost.User, await shared.Answer("restart@example.org", Granted));

        await host.Status(page, "Granted");
    }

    [Fact]
    public async Task A_connection_that_dies_without_a_word_is_given_up_for_a_new_one()
    {
        var page = await host.Confirmed("silent@example.org");
        using var relay = new Relay(server.Port);
        var settings = server.Settings("silent");
        settings["Inbound:Imap:Port"] = $"{relay.Port}";
        await using var door = await shared.Open(settings, Quick);
        await door.Log.Next("it tells of new mail");

        relay.Swallow();
        await server.Deliver("silent", await shared.Answer("silent@example.org", Granted));

        await door.Log.Next("does not answer");
        await host.Status(page, "Granted");
    }

    [Fact]
    public async Task A_mail_is_marked_only_when_it_is_stored()
    {
        var page = await host.Confirmed("stored@example.org");
        var inbound = host.OpenStorage().Inbound;
        await inbound.DeleteAsync();
        await server.Deliver("stored", await shared.Answer("stored@example.org", Granted));

        await using var door = await shared.Open(server.Settings("stored"));
        await door.Log.Next("The storage does not take a mail");
        Assert.Equal(new Marks(MessageFlags.None, false), Assert.Single(await server.Marks("stored")));

        await inbound.CreateIfNotExistsAsync();
        await host.Status(page, "Granted");
        await server.AllTaken("stored");
    }

    [Fact]
    public async Task A_folder_made_anew_whose_mails_are_counted_anew_loses_and_doubles_nothing()
    {
        var page = await host.Confirmed("anew@example.org");
        MimeMessage[] answers = [await shared.Answer("anew@example.org", "Please provide any prompts."), await shared.Answer("anew@example.org", "Please send us a screenshot."), await shared.Answer("anew@example.org", Granted)];
        await using var door = await shared.Open(server.Settings("anew", "Replies"), Quick);
        await door.Log.Next("The mailbox has no folder 'Replies'");

        var before = await Make(answers[..2]);
        await host.Case(page, c => c.GetProperty("replies").GetArrayLength() == 2, "two replies");
        await server.AllTaken("anew", "Replies");
        var after = await Make(answers);
        var granted = await host.Status(page, "Granted");
        await server.AllTaken("anew", "Replies");

        Assert.NotEqual(before, after);
        Assert.Equal(3, granted.GetProperty("replies").GetArrayLength());

        async Task<uint> Make(MimeMessage[] mails)
        {
            using var client = await server.SignIn("anew");
            var top = client.GetFolder(client.PersonalNamespaces[0]);
            if ((await top.GetSubfoldersAsync()).FirstOrDefault(folder => folder.Name == "Replies") is { } old)
                await old.DeleteAsync();
            await top.CreateAsync("Replies", isMessageFolder: true);
            foreach (var mail in mails)
                await Wait.Until(() => Appended("anew", "Replies", mail), "the folder to take the mail");

            // A connection that has once seen the folder deleted may take the new one for that.
            using var other = await server.SignIn("anew");
            var seen = await other.GetFolderAsync("Replies");
            await seen.OpenAsync(FolderAccess.ReadOnly);
            return seen.UidValidity;
        }
    }

    /// <returns>False where the server still takes the new folder for the one of that name that it has just deleted.</returns>
    private async Task<bool> Appended(string user, string folder, MimeMessage mail)
    {
        try
        {
            await server.Deliver(user, mail, folder);
            return true;
        }
        catch (Exception e) when (e is FolderNotFoundException || (e is ImapCommandException && e.Message.Contains("deleted under us", StringComparison.Ordinal)))
        {
            return false;
        }
    }

    [Fact]
    public async Task A_mail_that_the_server_cannot_read_holds_up_no_other()
    {
        var page = await host.Confirmed("broken@example.org");
        await server.Deliver("broken", await shared.Answer("broken@example.org", "SNOOZE 3"));
        server.Break("broken");
        await server.Deliver("broken", await shared.Answer("broken@example.org", Granted));

        await using var door = await shared.Open(server.Settings("broken"));

        await host.Status(page, "Granted");
        await Wait.Until(async () => (await server.Marks("broken"))[1].Taken, "the second to be marked as taken");
        Assert.Equal(new Marks(MessageFlags.None, false), (await server.Marks("broken"))[0]);
    }

    [Fact]
    public async Task A_wrong_password_is_said_in_a_sentence_and_not_tried_often()
    {
        var settings = server.Settings("wrong@example.org");
        settings["Inbound:Imap:Password"] = "not it";

        await using var door = await shared.Open(settings);

        Assert.Equal("Warning The mailbox refuses Inbound__Imap__User and Inbound__Imap__Password. The next try is in 00:05:00", await door.Log.Next("refuses"));
        Assert.True(door.IsOpen);
    }

    [Theory]
    [InlineData("tls")]
    [InlineData("startTls")]
    public async Task A_server_that_speaks_no_TLS_is_not_spoken_to_without(string security)
    {
        var settings = server.Settings("secure");
        settings["Inbound:Imap:Security"] = security;

        await using var door = await shared.Open(settings);

        Assert.Contains("Inbound__Imap__Security", await door.Log.Next("No secure connection"));
    }
}
