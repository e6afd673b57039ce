using Azure.Data.Tables;
using Objector.App.InboundEmail;
using Objector.Core;
using Objector.Core.Cases;

namespace Objector.App.Cases;

/// <summary>
/// Where a case stands, as its operator may see it: nothing in it opens the case or names its owner. It is written into the case's row of
/// the agenda, so that the overview need not read the cases.
/// </summary>
/// <param name="FailingMail">Which mail could not be sent so far; null where none.</param>
/// <param name="Trouble">What the mail server, or the mailbox's, said; may be empty.</param>
/// <param name="Undeliverable">Why no more nudges go to its address; null where they do.</param>
public sealed record OperatorStatus(CaseId Id, string Status, MailKind? FailingMail, DeliveryStatus? Undeliverable, string Trouble)
{
    private const int MaxTrouble = 300;

    public static OperatorStatus Of(Case c)
    {
        var failing = c.Outbox.FirstOrDefault(mail => mail.LastError is not null);
        var trouble = Redaction.TokensAndAddresses(c.Silence?.Reason ?? failing?.LastError ?? "").AtMost(MaxTrouble);
        return new(c.Id, c.Status, c.Silence is null ? failing?.Mail.Kind : null, c.Silence?.Fate, trouble);
    }

    internal void Write(TableEntity row)
    {
        row["Status"] = Status;
        row["FailingMail"] = FailingMail is { } mail ? StoredName.Word(mail) : null;
        row["Undeliverable"] = Undeliverable is { } fate ? StoredName.Word(fate) : null;
        row["Trouble"] = Trouble;
    }

    /// <returns>Null where the row is none of a case, or of one that nobody has looked at yet.</returns>
    internal static OperatorStatus? Read(TableEntity row) => row.GetString("Status") is { } status && CaseId.Parse(row.GetString("Id")) is { } id
        ? new(id, status, Word<MailKind>(row, "FailingMail"), Word<DeliveryStatus>(row, "Undeliverable"), row.GetString("Trouble"))
        : null;

    private static T? Word<T>(TableEntity row, string property)
        where T : struct, Enum => row.GetString(property) is { } word ? StoredName.Parse<T>(word) : null;
}
