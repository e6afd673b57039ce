using Objector.App.Cases;
using Objector.Core.Cases;

namespace Objector.App.Web;

/// <summary>Links that come by mail and hold one power each. Opening one shows a button; only the button does something.</summary>
public static class LinkEndpoints
{
    public static Task<IResult> ShowErase(string token, HttpRequest request, CaseTokenAccess door, CancellationToken cancel) => door.Open(
        TokenScope.Erase,
        token,
        request,
        _ => Task.FromResult(Responses.Page<ConfirmActionPage>(new ConfirmActionModel(
            Texts.Common["erase.title"],
            [Texts.Common["erase.what"], Texts.Common["erase.keep"]],
            $"/erase/{token}",
            Texts.Common["erase.button"],
            Danger: true))),
        cancel);

    public static Task<IResult> Erase(string token, HttpRequest request, CaseTokenAccess door, CaseService desk, CancellationToken cancel) => door.OpenToAct(
        TokenScope.Erase,
        token,
        request,
        async stored =>
        {
            await desk.ExecuteAsync(stored.Case.Id, CommandId.Erase, new CaseCommand.Erase(), cancel, known: stored);
            return request.Message(StatusCodes.Status200OK, Texts.Common["erase.done.title"], Texts.Common["erase.done.what"], Texts.Common["erase.done.mails"]);
        },
        cancel);

    public static Task<IResult> ShowUnsubscribe(string token, HttpRequest request, CaseTokenAccess door, CancellationToken cancel) => door.Open(
        TokenScope.Unsubscribe,
        token,
        request,
        _ => Task.FromResult(Responses.Page<ConfirmActionPage>(new ConfirmActionModel(
            Texts.Common["unsubscribe.title"],
            [Texts.Common["unsubscribe.what"]],
            $"/unsubscribe/{token}",
            Texts.Common["unsubscribe.button"],
            Danger: false))),
        cancel);

    public static Task<IResult> Unsubscribe(string token, HttpRequest request, CaseTokenAccess door, CaseService desk, CancellationToken cancel) => door.OpenToAct(
        TokenScope.Unsubscribe,
        token,
        request,
        async stored =>
        {
            await desk.ExecuteAsync(stored.Case.Id, CommandId.Unsubscribe(Responses.NewNonce()), new CaseCommand.Stop(Origin.Unsubscribe), cancel, known: stored);
            return request.Message(StatusCodes.Status200OK, Texts.Common["unsubscribe.done.title"], Texts.Common["unsubscribe.done.what"], Texts.Common["unsubscribe.done.reopen"]);
        },
        cancel);
}
