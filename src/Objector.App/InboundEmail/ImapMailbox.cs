using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using Objector.App.Email;

namespace Objector.App.InboundEmail;

/// <summary>A mail in the folder that is not taken yet.</summary>
/// <param name="Bytes">As the server says.</param>
internal sealed record ImapMail(UniqueId Id, uint Bytes);

/// <summary>The mailbox: one connection at a time, with its folder open.</summary>
/// <remarks>
/// What is taken is known by a mark on the mail itself, not by the highest UID: UIDs are counted anew when a folder is moved or mended
/// (its UIDVALIDITY changes), while marks mostly travel along; and where they do not, what is taken twice is still one mail, by its
/// SHA-256. The mark is a keyword of our own, so that a person who reads a mail first does not hide it from us; <c>\Seen</c> alone has
/// to do where the server keeps no keywords.
/// </remarks>
internal sealed class ImapMailbox(ImapOptions options, ImapTimeouts pauses) : IDisposable
{
    public const string Taken = "$ObjectorTaken";

    private ImapClient client = new();
    private IMailFolder folder = null!;
    private bool keepsKeyword;
    private bool refusedKeyword;

    /// <summary>Whether the server tells of new mail itself (IDLE, RFC 2177).</summary>
    public bool Tells => client.Capabilities.HasFlag(ImapCapabilities.Idle);

    /// <summary>Opens it, anew where it was open.</summary>
    /// <exception cref="ImapUnfitException">It can be read but not marked.</exception>
    public async Task Open(CancellationToken cancel)
    {
        client.Dispose();
        client = new ImapClient { Timeout = (int)pauses.Answer.TotalMilliseconds };
        await client.ConnectAsync(options.Host, options.Port, options.Security.ForMailKit(), cancel);
        await client.AuthenticateAsync(options.User, options.Password, cancel);

        folder = options.Folder.Equals("INBOX", StringComparison.OrdinalIgnoreCase) ? client.Inbox! : await client.GetFolderAsync(options.Folder, cancel);
        if (await folder.OpenAsync(FolderAccess.ReadWrite, cancel) != FolderAccess.ReadWrite)
            throw new ImapUnfitException("The folder of Inbound__Imap__Folder is read-only: what is taken could not be marked, and would be taken for ever.");
        keepsKeyword = !refusedKeyword && (folder.PermanentFlags.HasFlag(MessageFlags.UserDefined) || folder.PermanentKeywords.Contains(Taken));
    }

    /// <returns>What is not taken yet, oldest first. What somebody has marked as deleted is not ours any more.</returns>
    public async Task<IReadOnlyList<ImapMail>> Waiting(CancellationToken cancel)
    {
        var untaken = keepsKeyword ? SearchQuery.NotKeyword(Taken) : SearchQuery.NotSeen;
        var found = await folder.SearchAsync(untaken.And(SearchQuery.NotDeleted), cancel);
        if (found.Count == 0)
            return [];
        var summaries = await folder.FetchAsync(found, MessageSummaryItems.UniqueId | MessageSummaryItems.Size, cancel);
        return [.. summaries.Select(mail => new ImapMail(mail.UniqueId, mail.Size ?? 0)).OrderBy(mail => mail.Id)];
    }

    /// <returns>The mail byte for byte. That it was fetched marks nothing.</returns>
    public async Task<byte[]> Fetch(ImapMail mail, CancellationToken cancel)
    {
        await using var stream = await folder.GetStreamAsync(mail.Id, cancel);
        using var raw = new MemoryStream();
        await stream.CopyToAsync(raw, cancel);
        return raw.ToArray();
    }

    /// <param name="flags">Beside the mark itself.</param>
    public async Task Mark(ImapMail mail, MessageFlags flags, CancellationToken cancel)
    {
        if (keepsKeyword)
        {
            try
            {
                await folder.AddFlagsAsync(mail.Id, flags | MessageFlags.Seen, [Taken], silent: true, cancel);
                return;
            }
            catch (ImapCommandException)
            {
                // It said that it keeps any keyword, but has a limit of its own: some keep 26 a folder.
                (keepsKeyword, refusedKeyword) = (false, true);
            }
        }

        await folder.AddFlagsAsync(mail.Id, flags | MessageFlags.Seen, silent: true, cancel);
    }

    /// <summary>Does something, then waits until mail has come since it began, or until it is time to look anyway.</summary>
    public async Task ThenWait(Func<Task> look, CancellationToken cancel)
    {
        using var news = new CancellationTokenSource();
        void Tell(object? sender, EventArgs e) => news.Cancel();
        folder.CountChanged += Tell;
        try
        {
            await look();
            if (Tells)
                await Idle(news, cancel);
            else
                await Task.Delay(pauses.Poll, cancel);

            // Some servers show new mail to a search only after a command that changes nothing.
            await client.NoOpAsync(cancel);
        }
        finally
        {
            folder.CountChanged -= Tell;
        }
    }

    public void Dispose() => client.Dispose();

    private async Task Idle(CancellationTokenSource news, CancellationToken cancel)
    {
        // The client waits for the answer to its DONE without a limit of its own: on a connection that has died silently, for ever.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(pauses.RenewIdle + pauses.Answer);
        news.CancelAfter(pauses.RenewIdle);
        try
        {
            if (!news.IsCancellationRequested)
                await client.IdleAsync(news.Token, limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException("The connection has fallen silent.");
        }
    }
}
