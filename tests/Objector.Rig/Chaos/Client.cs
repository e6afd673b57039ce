using System.Net;
using MimeKit;

namespace Objector.Rig.Chaos;

/// <summary>
/// A browser or a mail server in patient hands: what got no answer, or an error of the server's, is sent again, the same to the letter.
/// </summary>
public sealed class Client(Uri address, string inboundPath, CancellationToken giveUp) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };

    /// <returns>The first answer that is none of trouble; null where the client gave up.</returns>
    public async Task<Answer?> Send(Func<HttpRequestMessage> make)
    {
        while (!giveUp.IsCancellationRequested)
        {
            try
            {
                using var request = make();
                using var response = await http.SendAsync(request);
                if ((int)response.StatusCode < 500)
                    return new Answer(response.StatusCode, response.Headers.Location, await response.Content.ReadAsStringAsync());
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
            {
                // Whether it was heard is not known: that is what the nonce is for.
            }

            await Task.Delay(Pause, CancellationToken.None);
        }

        return null;
    }

    public Task<Answer?> Post(string path, params (string Name, string Value)[] fields) =>
        Send(() => new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) });

    public Task<Answer?> Mail(byte[] raw) => Send(() => new HttpRequestMessage(HttpMethod.Post, inboundPath) { Content = new ByteArrayContent(raw) });

    public static byte[] Bytes(MimeMessage message)
    {
        using var raw = new MemoryStream();
        message.WriteTo(raw);
        return raw.ToArray();
    }

    public void Dispose() => http.Dispose();
}

public sealed record Answer(HttpStatusCode Status, Uri? Location, string Body)
{
    public bool IsYes => (int)Status < 400;
}
