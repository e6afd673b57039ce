using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Objector.Rig.InvalidInput;

/// <param name="Fault">What was wrong with the answer; null where nothing was.</param>
public sealed record Hit(Shot Shot, int Status, TimeSpan Took, string Body, string? Location, string? Fault);

/// <summary>Sends inputs, and judges the answers.</summary>
public sealed partial class Gun(Uri address) : IDisposable
{
    /// <summary>Of one answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    internal const string Slow = "slow";

    private const int LargeBody = 1024 * 1024;

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(60) };

    /// <param name="patience">Of the answer: a machine with other work to do may take longer.</param>
    public async Task<Hit> Fire(Shot shot, TimeSpan patience)
    {
        using var request = (shot with { Path = new Uri(address, "/").ToString().TrimEnd('/') + shot.Path }).Request();
        // Or the answer to what is too large is lost in the sending of it.
        request.Headers.ExpectContinue = shot.Body?.Length > LargeBody;
        var since = Stopwatch.GetTimestamp();
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return new Hit(shot, 0, Stopwatch.GetElapsedTime(since), e.Message, null, e is HttpRequestException ? "cut off" : "no answer");
        }

        using var answer = response;
        var body = await response.Content.ReadAsStringAsync();
        var took = Stopwatch.GetElapsedTime(since);
        var status = (int)response.StatusCode;
        var fault = (status, shot.Fate) switch
        {
            ( >= 500, _) => "failed",
            ( >= 400, Fate.Taken) => "refused",
            ( >= 400, _) when !SaysWhy(response.Content.Headers.ContentType?.MediaType, body) => "says nothing",
            ( < 400, Fate.Refused) => "taken",
            _ when took > patience => Slow,
            _ => null,
        };
        return new Hit(shot, status, took, body, response.Headers.Location?.ToString(), fault);
    }

    public void Dispose() => http.Dispose();

    /// <summary>A problem with a sentence in it, or a page with one.</summary>
    private static bool SaysWhy(string? type, string body) => type switch
    {
        "application/problem+json" => JsonDocument.Parse(body).RootElement is var problem && problem.TryGetProperty("detail", out var detail) && Sentence().IsMatch(detail.GetString()!),
        "text/html" => Sentence().IsMatch(body),
        _ => false,
    };

    [GeneratedRegex(@"\w+ \w+.*\.")]
    private static partial Regex Sentence();
}
