using System.Security.Cryptography;
using MailKit;
using MimeKit;
using Objector.App.InboundEmail;
using Objector.IntegrationTests.Fixtures;

namespace Objector.IntegrationTests.Endpoints;

/// <summary>Mail in a mailbox reaches its case, once, and is marked there.</summary>
[Collection(OneHostWithMailbox.Name)]
public class ImapTests(ImapHost shared)
{
    private const string Granted = "We have reviewed your request and will honor your objection.";
    private readonly RunningHost host = shared.Host;
    private readonly ImapServer server = shared.Server;

    [Fact]
    public async Task An_answer_that_arrives_in_the_mailbox_is_logged_like_one_from_the_other_doors()
    {
        var page = await host.Confirmed("ada@example.org");

        await server.Deliver(ImapHost.User, await shared.Answer("ada@example.org", Granted));

        var granted = await host.Status(page, "Granted");
        var reply = Assert.Single(granted.GetProperty("replies").EnumerateArray());
        Assert.Equal(("mail", "approved"), (reply.GetProperty("via").GetString(), reply.GetProperty("kind").GetString()));
        await server.AllTaken(ImapHost.User);
    }

    [Fact]
    public async Task The_same_mail_through_the_mailbox_and_through_the_web_is_one_reply()
    {
        var page = await host.Confirmed("both@example.org");
        var answer = await shared.Answer("both@example.org", "Please provide any prompts.");

        await server.Deliver(ImapHost.User, answer);
        await host.Status(page, "NeedsAction");
        using var posted = await host.PostMime(answer);
        await server.Deliver(ImapHost.User, await shared.Answer("both@example.org", "SNOOZE 3"));

        var c = await host.Case(page, c => c.GetProperty("timeline").EnumerateArray().Any(e => e.GetProperty("type").GetString() == "NudgesSnoozed"), "the next mail");
        Assert.Single(c.GetProperty("replies").EnumerateArray());
    }

    [Fact]
    public async Task A_mail_that_a_person_has_read_first_is_taken_too()
    {
        var page = await host.Confirmed("read@example.org");

        await server.Deliver(ImapHost.User, await shared.Answer("read@example.org", Granted), flags: MessageFlags.Seen);

        await host.Status(page, "Granted");
    }

    [Fact]
    public async Task A_mail_that_is_too_large_stays_is_flagged_and_reported()
    {
        var page = await host.Confirmed("large@example.org");
        var large = await shared.Answer("large@example.org", "Look at this.");
        large.Body = new Multipart { new MimePart { Content = new MimeContent(new MemoryStream(RandomNumberGenerator.GetBytes((int)InboundMailProcessor.MaxBytes))), ContentTransferEncoding = ContentEncoding.Base64 } };
        await server.Deliver("large", large);
        await server.Deliver("large", await shared.Answer("large@example.org", Granted));

        await using var door = await shared.Open(server.Settings("large"));

        Assert.DoesNotContain("example.org", await door.Log.Next("too large"));
        var granted = await host.Status(page, "Granted");
        Assert.Single(granted.GetProperty("replies").EnumerateArray());
        await server.AllTaken("large");
        Assert.Equal([MessageFlags.Seen | MessageFlags.Flagged, MessageFlags.Seen], (await server.Marks("large")).Select(mail => mail.Flags));
    }

    [Fact]
    public async Task A_server_that_does_not_tell_of_new_mail_is_looked_at_again_and_again()
    {
        var page = await host.Confirmed("poll@example.org");
        await using var silent = await ImapServer.Start("imap_capability = IMAP4rev1 SASL-IR LITERAL+ ENABLE UIDPLUS");
        await using var door = await shared.Open(silent.Settings("poll"), new ImapTimeouts { Poll = TimeSpan.FromMilliseconds(50) });
        await door.Log.Next("it is looked at again and again");

        await silent.Deliver("poll", await shared.Answer("poll@example.org", Granted));

        await host.Status(page, "Granted");
        await silent.AllTaken("poll");
    }

    [Fact]
    public async Task Where_the_server_keeps_no_keyword_a_taken_mail_is_marked_as_read()
    {
        var page = await host.Confirmed("plain@example.org");
        await using var plain = await ImapServer.Start("mail_max_keyword_length = 5");
        await using var door = await shared.Open(plain.Settings("plain"));

        await plain.Deliver("plain", await shared.Answer("plain@example.org", "Please provide any prompts."));
        await host.Status(page, "NeedsAction");
        await plain.Deliver("plain", await shared.Answer("plain@example.org", Granted));

        await host.Status(page, "Granted");
        await Wait.Until(async () => (await plain.Marks("plain")).All(mail => mail == new Marks(MessageFlags.Seen, false)), "both to be marked as read");
    }
}
