using Objector.App.Cases;
using Objector.Core.Cases;

namespace Objector.App.Web;

/// <summary>Links that come by mail and hold one power each. Opening one shows a button; only the button does something.</summary>
public static class LinkEndpoints
{
    public static async Task<IResult> ShowErase(string token, HttpRequest request, Tokens tokens, CaseStore store, CancellationToken cancel)
    {
        if (await Find(Power.Erase, token, tokens, store, cancel) is not { } c)
            return request.NoCase();
        request.SpeakOf(c);
        return Answers.Page<ConfirmActionPage>(new ConfirmActionModel(
            Words.Common["erase.title"],
            [Words.Common["erase.what"], Words.Common["erase.keep"]],
            $"/erase/{token}",
            Words.Common["erase.button"],
            Danger: true));
    }

    public static async Task<IResult> Erase(string token, HttpRequest request, Tokens tokens, CaseStore store, CaseDesk desk, CancellationToken cancel)
    {
        if (await Find(Power.Erase, token, tokens, store, cancel) is not { } c)
            return request.NoCase();
        request.SpeakOf(c);
        await desk.Handle(c.Id, "erase", new CaseCommand.Erase(), cancel);
        return request.Message(StatusCodes.Status200OK, Words.Common["erase.done.title"], Words.Common["erase.done.what"], Words.Common["erase.done.mails"]);
    }

    public static async Task<IResult> ShowUnsubscribe(string token, HttpRequest request, Tokens tokens, CaseStore store, CancellationToken cancel)
    {
        if (await Find(Power.Unsubscribe, token, tokens, store, cancel) is not { } c)
            return request.NoCase();
        request.SpeakOf(c);
        return Answers.Page<ConfirmActionPage>(new ConfirmActionModel(
            Words.Common["unsubscribe.title"],
            [Words.Common["unsubscribe.what"]],
            $"/unsubscribe/{token}",
            Words.Common["unsubscribe.button"],
            Danger: false));
    }

    public static async Task<IResult> Unsubscribe(string token, HttpRequest request, Tokens tokens, CaseStore store, CaseDesk desk, CancellationToken cancel)
    {
        if (await Find(Power.Unsubscribe, token, tokens, store, cancel) is not { } c)
            return request.NoCase();
        request.SpeakOf(c);
        await desk.Handle(c.Id, $"unsubscribe:{Answers.NewNonce()}", new CaseCommand.Stop(Via.Unsubscribe), cancel);
        return request.Message(StatusCodes.Status200OK, Words.Common["unsubscribe.done.title"], Words.Common["unsubscribe.done.what"], Words.Common["unsubscribe.done.reopen"]);
    }

    private static async Task<Case?> Find(Power power, string token, Tokens tokens, CaseStore store, CancellationToken cancel) =>
        tokens.Read(power, token) is { } id && await store.Load(id, cancel) is { Case: { Phase: not Phase.Leaving } c } ? c : null;
}
