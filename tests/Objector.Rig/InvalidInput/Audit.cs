using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Objector.App.Cases;
using Objector.Core.Cases;

namespace Objector.Rig.InvalidInput;

/// <summary>Looks through the storage for what no good input has left there, and for good ones that are not what they should be.</summary>
public static class Audit
{
    // What a mail of ours has, and not one more.
    private static readonly HashSet<string> OurHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Message-ID", "Date", "Subject", "From", "To", "Reply-To", "Auto-Submitted", "X-Auto-Response-Suppress", "List-Unsubscribe", "List-Unsubscribe-Post", "Content-Language", "MIME-Version", "Content-Type", "In-Reply-To", "References",
    };

    /// <param name="cases">The ids of all cases that were opened.</param>
    /// <param name="mails">The SHA-256 of all mails that were taken in.</param>
    /// <returns>Sentences; none where all is well.</returns>
    public static async Task<IReadOnlyList<string>> Of(RunningHost host, IReadOnlySet<string> cases, IReadOnlySet<string> mails)
    {
        var (wrong, storage) = (new List<string>(), host.OpenStorage());
        bool IsKnown(string name) => cases.Contains(name) || mails.Contains(name);
        foreach (var table in new[] { storage.Cases, storage.Agenda, storage.HoldingPen, storage.Statistics })
        {
            await foreach (var row in table.QueryAsync<TableEntity>(select: ["PartitionKey", "RowKey"]))
            {
                if (!IsKnown(row.PartitionKey) && !IsKnown(row.RowKey.Split('-')[^1]) && row.PartitionKey != "published")
                    wrong.Add($"The table {table.Name} holds a row {row.PartitionKey}/{row.RowKey} that nobody asked for.");
            }
        }

        foreach (var container in new[] { storage.CaseFiles, storage.Inbound })
        {
            await foreach (var blob in container.GetBlobsAsync())
            {
                if (!IsKnown(blob.Name.Split('/', '.')[0]))
                    wrong.Add($"The container {container.Name} holds a blob {blob.Name} that nobody asked for.");
            }
        }

        foreach (var id in cases.Select(id => CaseId.Parse(id)!.Value))
            wrong.AddRange((await Case(host, id)).Select(sentence => $"Case {id}: {sentence}"));
        return wrong;
    }

    // A domain in letters beyond ASCII travels in another form.
    private static string Encoded(string address) => address.Length == 0 ? "" : MailboxAddress.EncodeAddrspec(address);

    private static async Task<List<string>> Case(RunningHost host, CaseId id)
    {
        var wrong = new List<string>();
        var store = host.Services.GetRequiredService<CaseStore>();
        if (await store.LoadAsync(id, CancellationToken.None) is not { Case: var c })
            return ["it is not there."];
        var events = await store.LoadEventsAsync(id, CancellationToken.None);
        if (EventHashChain.FirstBroken(events) is { } broken)
            wrong.Add($"its chain breaks at {broken}.");
        if (!new[] { c.Submission.Name, c.Submission.Email, c.Submission.Accounts }.All(line => line.All(letter => !char.IsControl(letter) && letter is not ('\u202E' or '\u2028' or '\u2029'))))
            wrong.Add("a line of it is more than a line.");
        await foreach (var (name, bytes) in host.Services.GetRequiredService<CaseFiles>().Mails(id, CancellationToken.None))
        {
            if (name.StartsWith("mail/in-", StringComparison.Ordinal))
                continue;
            var mail = MimeMessage.Load(new MemoryStream(bytes));
            if (mail.Headers.FirstOrDefault(header => !OurHeaders.Contains(header.Field)) is { } foreign)
                wrong.Add($"{name} has a header {foreign.Field}.");
            if (Encoded(mail.To.Mailboxes.SingleOrDefault()?.Address ?? "") != Encoded(c.Submission.Email) || mail.To.Count != 1 || mail.From.Count != 1)
                wrong.Add($"{name} goes to {mail.To}, and not to {c.Submission.Email} alone.");
        }

        return wrong;
    }
}
