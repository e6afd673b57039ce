using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using MimeKit;

namespace Objector.Rig;

/// <summary>The inbox of MailDev, read as it came over SMTP.</summary>
/// <param name="sender">Only mails from this address are looked at; all where there is none.</param>
public sealed class MailDev(Uri web, string? sender = null) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = web };
    private readonly ConcurrentDictionary<string, MimeMessage> seen = new();

    /// <summary>Every message so far, oldest first.</summary>
    public Task<IReadOnlyList<MimeMessage>> All() => Matching([]);

    /// <summary>The ids of all that it accepted; each names its file. A mail that was cut off may lie there, too, whole but for the last dot.</summary>
    public async Task<IReadOnlySet<string>> Accepted() => (await Listed([])).Select(entry => entry.Id).ToHashSet();

    /// <summary>Every message so far to this address, oldest first.</summary>
    public Task<IReadOnlyList<MimeMessage>> To(string address) => Matching([("to.address", address)]);

    /// <summary>The first message to this address whose Message-ID begins so; waited for.</summary>
    public Task<MimeMessage> Next(string to, string id) => Wait.For(
        async () => (await To(to)).FirstOrDefault(message => message.MessageId!.StartsWith(id, StringComparison.Ordinal)), $"the mail {id} to {to}");

    /// <summary>The path of the one-click link that stops the mails (RFC 8058).</summary>
    public static string Unsubscribe(MimeMessage mail) => new Uri(mail.Headers["List-Unsubscribe"]!.Trim('<', '>')).AbsolutePath;

    public void Dispose() => http.Dispose();

    private async Task<List<Entry>> Listed(IEnumerable<(string Field, string Value)> filter)
    {
        var query = filter.Concat(sender is null ? [] : [("from.address", sender)]).Select(term => $"{term.Field}={Uri.EscapeDataString(term.Value)}");
        return await http.GetFromJsonAsync<List<Entry>>($"/api/email?{string.Join('&', query)}") ?? [];
    }

    private async Task<IReadOnlyList<MimeMessage>> Matching(IEnumerable<(string Field, string Value)> filter)
    {
        var messages = new List<MimeMessage>();
        foreach (var entry in (await Listed(filter)).OrderBy(entry => entry.Time))
            messages.Add(seen.TryGetValue(entry.Id, out var known) ? known : seen[entry.Id] = await Download(entry.Id));
        return messages;
    }

    private async Task<MimeMessage> Download(string id)
    {
        await using var raw = await http.GetStreamAsync($"/api/email/{id}/download");
        return await MimeMessage.LoadAsync(raw);
    }

    private sealed record Entry([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("time")] DateTimeOffset Time);
}
