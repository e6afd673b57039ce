using Objector.App.Cases;
using Objector.Core.Cases;

namespace Objector.App.Web;

/// <summary>Whoever brings a token of a case gets in, as far as its power reaches.</summary>
public sealed class CaseDoor(Tokens tokens, CaseStore store, Guesses guesses)
{
    /// <param name="inside">The answer for who gets in; from there on the case's language is spoken.</param>
    public Task<IResult> Open(Power power, string token, HttpRequest request, Func<Case, Task<IResult>> inside, CancellationToken cancel) =>
        OpenToAct(power, token, request, stored => inside(stored.Case), cancel);

    /// <summary>For who comes to change the case: it is handed over as it was read.</summary>
    public Task<IResult> OpenToAct(Power power, string token, HttpRequest request, Func<StoredCase, Task<IResult>> inside, CancellationToken cancel) =>
        Open(power, token, request, store.Load, stored => stored.Case, inside, cancel);

    /// <summary>For who comes to see what happened, too.</summary>
    public Task<IResult> OpenRecord(Power power, string token, HttpRequest request, Func<CaseRecord, Task<IResult>> inside, CancellationToken cancel) =>
        Open(power, token, request, store.LoadRecord, record => record.Case, inside, cancel);

    private async Task<IResult> Open<T>(
        Power power, string token, HttpRequest request, Func<CaseId, CancellationToken, Task<T?>> load, Func<T, Case> caseOf, Func<T, Task<IResult>> inside, CancellationToken cancel)
        where T : class
    {
        if (tokens.Read(power, token) is not { } id)
            return guesses.CountWrong(request, power.ToString()) ?? request.NoCase();

        // A right token to a case that is gone is no guess.
        if (await load(id, cancel) is not { } read || caseOf(read) is not { Phase: not Phase.Leaving } c)
            return request.NoCase();
        request.SpeakOf(c);
        return await inside(read);
    }
}
