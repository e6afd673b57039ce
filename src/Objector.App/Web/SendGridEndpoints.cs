using Objector.App.Cases;
using Objector.App.Email;
using Objector.Core;
using Objector.Core.Cases;

namespace Objector.App.Web;

/// <summary>Where SendGrid says what became of our mails.</summary>
public static class SendGridEndpoints
{
    private const int MaxBytes = 4 * 1024 * 1024;
    private const int MaxReason = 300;

    public static async Task<IResult> Events(HttpRequest request, SendGridOptions options, CaseLinks links, CaseService desk, CancellationToken cancel)
    {
        if (request.ContentLength is not <= MaxBytes)
            return Results.Problem("Send a batch of events of at most 4 MB.", statusCode: StatusCodes.Status413PayloadTooLarge);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancel);

        var events = SendGridEvents.Read(
            body.ToArray(), request.Headers[SendGridEvents.SignatureHeader].ToString(), request.Headers[SendGridEvents.TimestampHeader].ToString(), options.WebhookKey);
        if (events is null)
            return Results.Problem("The signature does not fit Mail__SendGrid__WebhookKey.", statusCode: StatusCodes.Status401Unauthorized);

        foreach (var e in events)
        {
            // A case that is gone, or never was, refuses it: nothing is left to tell.
            if (links.ReadReplyAddress(e.ReplyAddress) is { } id)
                await desk.ExecuteAsync(id, CommandId.SendGrid(e.EventId), new CaseCommand.RecordDeliveryStatus(e.MessageId.Split('.')[0], e.Fate, SubmissionForm.Line(e.Reason).AtMost(MaxReason)), cancel);
        }

        return Results.NoContent();
    }
}
