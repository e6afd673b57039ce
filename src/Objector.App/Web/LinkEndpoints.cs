using Objector.App.Cases;
using Objector.Core.Cases;

namespace Objector.App.Web;

/// <summary>Links that come by mail and hold one power each. Opening one shows a button; only the button does something.</summary>
public static class LinkEndpoints
{
    public static async Task<IResult> ShowErase(string token, HttpRequest request, Tokens tokens, CaseStore store, CancellationToken cancel) =>
        await Find(Power.Erase, token, tokens, store, cancel) is null
            ? request.NoCase()
            : Answers.Page<ConfirmActionPage>(new ConfirmActionModel(
                "Erase everything?",
                ["We delete your case, what you wrote, your screenshots, and every mail we sent and received for it.", "It cannot be undone. If you want to keep a copy, download the dossier from the case's page first."],
                $"/erase/{token}",
                "Erase everything",
                Danger: true));

    public static async Task<IResult> Erase(string token, HttpRequest request, Tokens tokens, CaseStore store, CaseDesk desk, CancellationToken cancel)
    {
        if (await Find(Power.Erase, token, tokens, store, cancel) is not { } id)
            return request.NoCase();
        await desk.Handle(id, "erase", new CaseCommand.Erase(), cancel);
        return request.Message(StatusCodes.Status200OK, "Erased", "Your case is closed to everyone, and all we held of it is being deleted now.", "The mails in your own mailbox are yours: delete them there.");
    }

    public static async Task<IResult> ShowUnsubscribe(string token, HttpRequest request, Tokens tokens, CaseStore store, CancellationToken cancel) =>
        await Find(Power.Unsubscribe, token, tokens, store, cancel) is null
            ? request.NoCase()
            : Answers.Page<ConfirmActionPage>(new ConfirmActionModel(
                "Stop the mails?",
                ["We stop this case and send no more mails for it. You can reopen it from its page."],
                $"/unsubscribe/{token}",
                "Stop the mails",
                Danger: false));

    public static async Task<IResult> Unsubscribe(string token, HttpRequest request, Tokens tokens, CaseStore store, CaseDesk desk, CancellationToken cancel)
    {
        if (await Find(Power.Unsubscribe, token, tokens, store, cancel) is not { } id)
            return request.NoCase();
        await desk.Handle(id, $"unsubscribe:{Answers.NewNonce()}", new CaseCommand.Stop(Via.Unsubscribe), cancel);
        return request.Message(StatusCodes.Status200OK, "Stopped", "No more mails will come for this case.", "You can reopen it from its page, whose link is in the mails you have.");
    }

    private static async Task<CaseId?> Find(Power power, string token, Tokens tokens, CaseStore store, CancellationToken cancel) =>
        tokens.Read(power, token) is { } id && await store.Load(id, cancel) is { Case.Phase: not Phase.Leaving } ? id : null;
}
