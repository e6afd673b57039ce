using System.Diagnostics;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;
using Microsoft.Extensions.Hosting;

namespace Objector.App.InboundEmail;

/// <summary>
/// Fetches mail from a mailbox for as long as the program runs. A mail is marked only when the mail room has it: cut off in between,
/// it is fetched once more. Nothing is ever deleted, and no trouble with the mailbox stops the program.
/// </summary>
public sealed partial class ImapListener(ImapOptions options, InboundMailProcessor mailRoom, ILogger<ImapListener> logger) : BackgroundService
{
    // What ended a connection goes last on the next one, so that it holds up no other.
    private readonly HashSet<UniqueId> stubborn = [];

    internal ImapTimeouts Pauses { get; init; } = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var mailbox = new ImapMailbox(options, Pauses);
        var failures = 0;
        while (true)
        {
            var since = Stopwatch.GetTimestamp();
            try
            {
                await Watch(mailbox, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception trouble)
            {
                failures = Stopwatch.GetElapsedTime(since) > Pauses.Good ? 1 : failures + 1;
                // Servers lock out who tries a wrong password often.
                var pause = trouble is AuthenticationException ? Pauses.Longest : Pauses.After(failures);
                Log.Trouble(logger, ImapErrors.Sentence(trouble, options), pause);
                await Task.Delay(pause, stoppingToken);
            }
        }
    }

    private async Task Watch(ImapMailbox mailbox, CancellationToken cancel)
    {
        await mailbox.Open(cancel);
        Log.Watching(logger, options.Host, options.Port, mailbox.Tells ? "it tells of new mail" : "it is looked at again and again");
        while (true)
            await mailbox.ThenWait(() => TakeAll(mailbox, cancel), cancel);
    }

    private async Task TakeAll(ImapMailbox mailbox, CancellationToken cancel)
    {
        foreach (var mail in (await mailbox.Waiting(cancel)).OrderBy(mail => stubborn.Contains(mail.Id)))
        {
            stubborn.Add(mail.Id);
            await Take(mailbox, mail, cancel);
            stubborn.Remove(mail.Id);
        }
    }

    private async Task Take(ImapMailbox mailbox, ImapMail mail, CancellationToken cancel)
    {
        if (mail.Bytes > InboundMailProcessor.MaxBytes)
        {
            Log.TooLarge(logger, mail.Id.Id, mail.Bytes);
            await mailbox.Mark(mail, MessageFlags.Flagged, cancel);
            return;
        }

        byte[] raw;
        try
        {
            raw = await mailbox.Fetch(mail, cancel);
        }
        catch (Exception e) when (e is ImapCommandException or MessageNotFoundException)
        {
            Log.NotToBeHad(logger, mail.Id.Id);
            return;
        }

        await mailRoom.ReceiveAsync(raw, cancel);
        await mailbox.Mark(mail, MessageFlags.None, cancel);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Mail is fetched from {Host}:{Port}; {How}")]
        public static partial void Watching(ILogger logger, string host, int port, string how);

        [LoggerMessage(2, LogLevel.Warning, "{Sentence} The next try is in {Pause}")]
        public static partial void Trouble(ILogger logger, string sentence, TimeSpan pause);

        [LoggerMessage(3, LogLevel.Warning, "Mail {Uid} of the mailbox has {Bytes} bytes: too large, so it stays there, flagged, for you to read")]
        public static partial void TooLarge(ILogger logger, uint uid, uint bytes);

        [LoggerMessage(4, LogLevel.Warning, "The server does not hand out mail {Uid}; it is asked again at the next look")]
        public static partial void NotToBeHad(ILogger logger, uint uid);
    }
}
