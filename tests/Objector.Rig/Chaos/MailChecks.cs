using Objector.App.Cases;
using Objector.Core.Cases;

namespace Objector.Rig.Chaos;

/// <summary>What holds of the mails that left.</summary>
public static class MailChecks
{
    public static IEnumerable<string> Violations(Aftermath seen)
    {
        foreach (var stranger in seen.Mails.Where(mail => mail.Case is null))
            yield return $"The mail {stranger.MessageId} names no case.";
        foreach (var twice in ByName(seen).Where(copies => copies.Select(mail => (mail.Sha, mail.To)).Distinct().Count() > 1))
            yield return $"{twice.Count()} mails that differ have the Message-ID {twice.Key}.";
        foreach (var rows in seen.Cases)
        {
            foreach (var violation in OfCase(rows, [.. seen.Mails.Where(mail => mail.Case == rows.Id)], seen.Now))
                yield return violation;
        }
    }

    /// <summary>Mails that left more than once: each copy after the first.</summary>
    public static IReadOnlyList<(ArrivedMail First, ArrivedMail Again)> Doubled(Aftermath seen) =>
        [.. ByName(seen).SelectMany(copies => copies.OrderBy(mail => mail.At).ToList() is var all ? all.Skip(1).Select((again, index) => (all[index], again)) : [])];

    /// <summary>A case that is gone has no history: that nobody tried to confirm its address is known from those who tried.</summary>
    public static IEnumerable<string> ToStrangers(Aftermath seen, Promises promises) => seen.Mails
        .Where(mail => mail.Case is { } id && !promises.Confirming.Contains(id) && !IsConfirmation(mail))
        .Select(mail => $"The mail {mail.MessageId} went to an address that nobody tried to confirm.");

    /// <summary>Where the confirmation left late, its reminder does.</summary>
    private static bool WaitsItsTurn(OutboxEntry due, CaseRows rows, DateTimeOffset now) =>
        due.Mail.Kind == MailKind.ConfirmationReminder
        && rows.Events.Any(recorded => recorded.Event is MailSent { Mail.Kind: MailKind.Confirmation, At: var sent } && now < sent + ConfirmationThrottle.Apart);

    private static bool IsConfirmation(ArrivedMail mail) => mail.Slug is "confirmation-1" or "confirmationreminder-2";

    private static IEnumerable<IGrouping<string, ArrivedMail>> ByName(Aftermath seen) => seen.Mails.GroupBy(mail => mail.MessageId);

    private static IEnumerable<string> OfCase(CaseRows rows, IReadOnlyList<ArrivedMail> arrived, DateTimeOffset now)
    {
        if (rows.Snapshot is not { } c)
            yield break;
        foreach (var wrong in arrived.Where(mail => mail.To != c.Submission.Email))
            yield return $"The mail {wrong.MessageId} of case {rows.Id} went to {wrong.To}.";
        foreach (var due in c.Outbox.Where(due => due.NotBefore <= now && c.Phase is not Phase.Leaving && !WaitsItsTurn(due, rows, now)))
            yield return $"The mail {due.Mail.Key} of case {rows.Id} is due since {due.NotBefore:u} and was not sent.";

        var sent = rows.Events.Select(recorded => recorded.Event).OfType<MailSent>().ToList();
        foreach (var missing in sent.Where(mail => arrived.All(one => one.MessageId != mail.MessageId)))
            yield return $"The mail {missing.MessageId} is recorded as sent and never arrived.";
        foreach (var twice in sent.GroupBy(mail => mail.MessageId).Where(group => group.Count() > 1))
            yield return $"The mail {twice.Key} is recorded as sent {twice.Count()} times.";

        if (!rows.Events.Any(recorded => recorded.Event is AddressConfirmed))
        {
            foreach (var early in arrived.Where(mail => !IsConfirmation(mail)))
                yield return $"The mail {early.MessageId} went to an address that nobody confirmed.";
        }
    }
}
