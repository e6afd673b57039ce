using Objector.App.Cases;
using Objector.Core.Cases;

namespace Objector.App.Inbound;

/// <summary>What became of an operator's decision.</summary>
public abstract record PenResult
{
    private PenResult()
    {
    }

    /// <summary>It is so now; whether this very call made it so does not matter.</summary>
    public sealed record Done(SettledMail Mail) : PenResult;

    /// <summary>It was decided otherwise before, or delivered to another case, and that stands.</summary>
    public sealed record Overruled(SettledMail Mail) : PenResult;

    /// <param name="Why">A sentence for the operator.</param>
    public sealed record Refused(string Why) : PenResult;

    public sealed record NoSuchMail : PenResult;
}

/// <summary>
/// The operator's two decisions on a mail of the pen. Delivered, it waits on the case's page: what it means is its owner's to say.
/// </summary>
public sealed class PenDesk(HoldingPen pen, CaseStore store, CaseDesk desk, CaseFiles files)
{
    /// <param name="reason">For the owner, too; may be empty. Neither this nor any other reason may hold an address.</param>
    public async Task<PenResult> Deliver(string sha, CaseId id, string reason, CancellationToken cancel)
    {
        if (await Before(sha, PenDecision.Delivered, cancel) is { } before)
            return before is PenResult.Done(var once) && !await store.HasSeen(id, CommandId.Hold(sha), cancel) ? new PenResult.Overruled(once) : before;
        if (await pen.Find(sha, cancel) is not { } waiting)
            return new PenResult.NoSuchMail();
        if (await store.Load(id, cancel) is not { Case.Phase: not Phase.Leaving })
            return new PenResult.Refused("There is no such case: it was erased, or never confirmed and so deleted.");
        if (await pen.Raw(sha, cancel) is not { } raw)
            return new PenResult.Refused("The mail itself is gone, so nothing can be delivered. Discard what is left of it.");

        var mail = PenText.Read(raw);
        var why = $"The operator of this site found that it is yours{(reason.Length == 0 ? "." : $": {reason}")}";
        var held = MailRoom.HeldBy(sha, mail.From, mail.Subject, why, waiting.At);
        var handled = await desk.Handle(
            id, CommandId.Hold(sha), new CaseCommand.HoldMail(held, MailRoom.Cut(mail.New)), cancel, () => files.PutMail(id, CaseFiles.NameOf(sha), raw, cancel));
        return handled is Handled.Refused(var refused)
            ? new PenResult.Refused(RefusalWords.Of(refused, Language.English))
            : Result(await pen.Settle(sha, PenDecision.Delivered, reason, cancel), PenDecision.Delivered);
    }

    public async Task<PenResult> Discard(string sha, string reason, CancellationToken cancel)
    {
        if (await Before(sha, PenDecision.Discarded, cancel) is { } before)
            return before;
        return await pen.Find(sha, cancel) is null
            ? new PenResult.NoSuchMail()
            : Result(await pen.Settle(sha, PenDecision.Discarded, reason, cancel), PenDecision.Discarded);
    }

    /// <returns>Null where nothing was decided yet.</returns>
    private async Task<PenResult?> Before(string sha, PenDecision asked, CancellationToken cancel)
    {
        if (await pen.Settled(sha, cancel) is not { } settled)
            return null;
        await pen.Clear(sha, cancel);
        return Result(settled, asked);
    }

    private static PenResult Result(SettledMail settled, PenDecision asked) =>
        settled.Decision == asked ? new PenResult.Done(settled) : new PenResult.Overruled(settled);
}
