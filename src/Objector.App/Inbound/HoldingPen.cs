using Azure.Data.Tables;
using Objector.Core.Replies;

namespace Objector.App.Inbound;

/// <summary>Mails that wait for the operator: their raw form stays among the inbound mails.</summary>
public sealed partial class HoldingPen(Storage storage, TimeProvider time, ILogger<HoldingPen> logger)
{
    /// <param name="mail">Null where it could not be read.</param>
    public async Task Put(string sha, IncomingMail? mail, string why, CancellationToken cancel)
    {
        var row = new TableEntity("mail", sha)
        {
            ["From"] = mail?.From,
            ["Subject"] = mail?.Subject,
            ["Why"] = why,
            ["At"] = time.GetUtcNow(),
        };
        await storage.HoldingPen.UpsertEntityAsync(row, TableUpdateMode.Replace, cancel);
        Log.Held(logger, sha, why);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Mail {Sha} waits in the holding pen: {Why}")]
        public static partial void Held(ILogger logger, string sha, string why);
    }
}
