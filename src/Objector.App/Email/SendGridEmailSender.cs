using System.Text;
using MimeKit;
using SendGrid;

namespace Objector.App.Email;

/// <summary>Sends over SendGrid's v3 API. Trying again is left to the case, which remembers across restarts.</summary>
public sealed class SendGridEmailSender(HttpClient http, SendGridOptions options) : IEmailSender
{
    // A mail is worth a longer wait than the question whether all is well.
    private static readonly TimeSpan HealthLimit = TimeSpan.FromSeconds(30);

    // A client of ours is a client without the package's own retries.
    private readonly SendGridClient client = new(http, new SendGridClientOptions { ApiKey = options.ApiKey, Host = options.Host });

    public async Task<SendResult> SendAsync(MimeMessage message, CancellationToken cancel)
    {
        try
        {
            var answer = await client.SendEmailAsync(SendGridMessages.From(message), cancel);
            return SendGridResponses.Read(answer.StatusCode, answer.Headers, await Body(answer, cancel));
        }
        catch (Exception failure) when (IsPassing(failure, cancel))
        {
            return new SendResult.Failed(failure.Message, Permanent: false);
        }
    }

    public async Task<string?> CheckHealthAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(HealthLimit);
        try
        {
            var answer = await client.RequestAsync(BaseClient.Method.GET, urlPath: "scopes", cancellationToken: limit.Token);
            var body = await Body(answer, limit.Token);
            var scopes = SendGridResponses.Scopes(body).ToList();
            return (int)answer.StatusCode switch
            {
                200 when scopes.Contains("mail.send") => null,
                200 when scopes.Count > 0 => "The key in Mail__SendGrid__ApiKey may not send mail: give it the permission \"Mail Send\".",
                401 or 403 => $"SendGrid does not take the key in Mail__SendGrid__ApiKey: {SendGridResponses.Reason(answer.StatusCode, body)}",
                _ => $"SendGrid does not answer as it should: {SendGridResponses.Reason(answer.StatusCode, body)}",
            };
        }
        catch (Exception failure) when (IsPassing(failure, cancel))
        {
            return $"SendGrid does not answer: {failure.Message}";
        }
    }

    // The API speaks UTF-8, whatever its header calls it.
    private static async Task<string> Body(Response answer, CancellationToken cancel) => Encoding.UTF8.GetString(await answer.Body.ReadAsByteArrayAsync(cancel));

    // An HttpClient that has waited long enough cancels; so does whoever called us, and that is no failure of SendGrid's.
    private static bool IsPassing(Exception failure, CancellationToken cancel) =>
        failure is HttpRequestException || (failure is OperationCanceledException && !cancel.IsCancellationRequested);
}
