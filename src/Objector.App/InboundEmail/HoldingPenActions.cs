using Objector.App.Cases;
using Objector.Core.Cases;

namespace Objector.App.InboundEmail;

/// <summary>What became of an operator's decision.</summary>
public abstract record HoldingPenResult
{
    private HoldingPenResult()
    {
    }

    /// <summary>It is so now; whether this very call made it so does not matter.</summary>
    public sealed record Done(SettledMail Mail) : HoldingPenResult;

    /// <summary>It was decided otherwise before, or delivered to another case, and that stands.</summary>
    public sealed record Overruled(SettledMail Mail) : HoldingPenResult;

    /// <param name="Why">A sentence for the operator.</param>
    public sealed record Refused(string Why) : HoldingPenResult;

    public sealed record NoSuchMail : HoldingPenResult;
}

/// <summary>
/// The operator's two decisions on a mail of the pen. Delivered, it waits on the case's page: what it means is its owner's to say.
/// </summary>
public sealed class HoldingPenActions(HoldingPen pen, CaseStore store, CaseService desk, CaseFiles files)
{
    /// <param name="reason">For the owner, too; may be empty. Neither this nor any other reason may hold an address.</param>
    public async Task<HoldingPenResult> Deliver(string sha, CaseId id, string reason, CancellationToken cancel)
    {
        if (await Before(sha, HoldingPenDecision.Delivered, cancel) is { } before)
            return before is HoldingPenResult.Done(var once) && !await store.HasSeen(id, CommandId.Hold(sha), cancel) ? new HoldingPenResult.Overruled(once) : before;
        if (await pen.Find(sha, cancel) is not { } waiting)
            return new HoldingPenResult.NoSuchMail();
        if (await store.LoadAsync(id, cancel) is not { Case.Phase: not Phase.Leaving })
            return new HoldingPenResult.Refused("There is no such case: it was erased, or never confirmed and so deleted.");
        if (await pen.Raw(sha, cancel) is not { } raw)
            return new HoldingPenResult.Refused("The mail itself is gone, so nothing can be delivered. Discard what is left of it.");

        var mail = HeldMailText.Read(raw);
        var why = $"The operator of this site found that it is yours{(reason.Length == 0 ? "." : $": {reason}")}";
        var held = InboundMailProcessor.HeldBy(sha, mail.From, mail.Subject, why, waiting.At);
        var handled = await desk.ExecuteAsync(
            id, CommandId.Hold(sha), new CaseCommand.HoldMail(held, InboundMailProcessor.Cut(mail.New)), cancel, () => files.PutMail(id, CaseFiles.NameOf(sha), raw, cancel));
        return handled is CommandResult.Rejected(var refused)
            ? new HoldingPenResult.Refused(RejectionText.Of(refused, Language.English))
            : Result(await pen.Settle(sha, HoldingPenDecision.Delivered, reason, cancel), HoldingPenDecision.Delivered);
    }

    public async Task<HoldingPenResult> Discard(string sha, string reason, CancellationToken cancel)
    {
        if (await Before(sha, HoldingPenDecision.Discarded, cancel) is { } before)
            return before;
        return await pen.Find(sha, cancel) is null
            ? new HoldingPenResult.NoSuchMail()
            : Result(await pen.Settle(sha, HoldingPenDecision.Discarded, reason, cancel), HoldingPenDecision.Discarded);
    }

    /// <returns>Null where nothing was decided yet.</returns>
    private async Task<HoldingPenResult?> Before(string sha, HoldingPenDecision asked, CancellationToken cancel)
    {
        if (await pen.Settled(sha, cancel) is not { } settled)
            return null;
        await pen.Clear(sha, cancel);
        return Result(settled, asked);
    }

    private static HoldingPenResult Result(SettledMail settled, HoldingPenDecision asked) =>
        settled.Decision == asked ? new HoldingPenResult.Done(settled) : new HoldingPenResult.Overruled(settled);
}
