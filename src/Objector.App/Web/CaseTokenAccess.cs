using Objector.App.Cases;
using Objector.Core.Cases;

namespace Objector.App.Web;

/// <summary>Whoever brings a token of a case gets in, as far as its power reaches.</summary>
public sealed class CaseTokenAccess(Tokens tokens, CaseStore store, FailedTokenLimiter guesses)
{
    /// <param name="inside">The answer for who gets in; from there on the case's language is spoken.</param>
    public Task<IResult> Open(TokenScope power, string token, HttpRequest request, Func<Case, Task<IResult>> inside, CancellationToken cancel) =>
        OpenToAct(power, token, request, stored => inside(stored.Case), cancel);

    /// <summary>For who comes to change the case: it is handed over as it was read.</summary>
    public Task<IResult> OpenToAct(TokenScope power, string token, HttpRequest request, Func<VersionedCase, Task<IResult>> inside, CancellationToken cancel) =>
        Open(power, token, request, store.LoadAsync, stored => stored.Case, inside, cancel);

    /// <summary>For who comes to see what happened, too.</summary>
    public Task<IResult> OpenRecord(TokenScope power, string token, HttpRequest request, Func<CaseWithEvents, Task<IResult>> inside, CancellationToken cancel) =>
        Open(power, token, request, store.LoadWithEventsAsync, record => record.Case, inside, cancel);

    private async Task<IResult> Open<T>(
        TokenScope power, string token, HttpRequest request, Func<CaseId, CancellationToken, Task<T?>> load, Func<T, Case> caseOf, Func<T, Task<IResult>> inside, CancellationToken cancel)
        where T : class
    {
        if (tokens.Validate(power, token) is not { } id)
            return guesses.CountWrong(request, power.ToString()) ?? request.NoCase();

        // A right token to a case that is gone is no guess.
        if (await load(id, cancel) is not { } read || caseOf(read) is not { Phase: not Phase.Leaving } c)
            return request.NoCase();
        request.SpeakOf(c);
        return await inside(read);
    }
}
