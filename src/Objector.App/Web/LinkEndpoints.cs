using Objector.App.Cases;
using Objector.Core.Cases;

namespace Objector.App.Web;

/// <summary>Links that come by mail and hold one power each. Opening one shows a button; only the button does something.</summary>
public static class LinkEndpoints
{
    public static Task<IResult> ShowErase(string token, HttpRequest request, CaseDoor door, CancellationToken cancel) => door.Open(
        Power.Erase,
        token,
        request,
        _ => Task.FromResult(Answers.Page<ConfirmActionPage>(new ConfirmActionModel(
            Words.Common["erase.title"],
            [Words.Common["erase.what"], Words.Common["erase.keep"]],
            $"/erase/{token}",
            Words.Common["erase.button"],
            Danger: true))),
        cancel);

    public static Task<IResult> Erase(string token, HttpRequest request, CaseDoor door, CaseDesk desk, CancellationToken cancel) => door.OpenToAct(
        Power.Erase,
        token,
        request,
        async stored =>
        {
            await desk.Handle(stored.Case.Id, CommandId.Erase, new CaseCommand.Erase(), cancel, known: stored);
            return request.Message(StatusCodes.Status200OK, Words.Common["erase.done.title"], Words.Common["erase.done.what"], Words.Common["erase.done.mails"]);
        },
        cancel);

    public static Task<IResult> ShowUnsubscribe(string token, HttpRequest request, CaseDoor door, CancellationToken cancel) => door.Open(
        Power.Unsubscribe,
        token,
        request,
        _ => Task.FromResult(Answers.Page<ConfirmActionPage>(new ConfirmActionModel(
            Words.Common["unsubscribe.title"],
            [Words.Common["unsubscribe.what"]],
            $"/unsubscribe/{token}",
            Words.Common["unsubscribe.button"],
            Danger: false))),
        cancel);

    public static Task<IResult> Unsubscribe(string token, HttpRequest request, CaseDoor door, CaseDesk desk, CancellationToken cancel) => door.OpenToAct(
        Power.Unsubscribe,
        token,
        request,
        async stored =>
        {
            await desk.Handle(stored.Case.Id, CommandId.Unsubscribe(Answers.NewNonce()), new CaseCommand.Stop(Via.Unsubscribe), cancel, known: stored);
            return request.Message(StatusCodes.Status200OK, Words.Common["unsubscribe.done.title"], Words.Common["unsubscribe.done.what"], Words.Common["unsubscribe.done.reopen"]);
        },
        cancel);
}
