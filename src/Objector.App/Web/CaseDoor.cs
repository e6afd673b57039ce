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
    public async Task<IResult> OpenToAct(Power power, string token, HttpRequest request, Func<StoredCase, Task<IResult>> inside, CancellationToken cancel)
    {
        if (tokens.Read(power, token) is not { } id)
            return guesses.CountWrong(request, power.ToString()) ?? request.NoCase();

        // A right token to a case that is gone is no guess.
        if (await store.Load(id, cancel) is not { Case.Phase: not Phase.Leaving } stored)
            return request.NoCase();
        request.SpeakOf(stored.Case);
        return await inside(stored);
    }
}
