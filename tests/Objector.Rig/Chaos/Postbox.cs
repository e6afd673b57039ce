using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using MimeKit;

namespace Objector.Rig.Chaos;

/// <summary>A mail as MailDev took it over SMTP.</summary>
/// <param name="Sha">Of its bytes without the header Date.</param>
/// <param name="At">When it arrived, by a real clock.</param>
public sealed record Arrived(string File, string MessageId, string To, string Sha, DateTimeOffset At, MimeMessage Message)
{
    /// <summary>Names it within its case: <c>nudge-1-filenudge</c>.</summary>
    public string Slug => MessageId.Split('.')[0];
}

/// <summary>What arrived, read from MailDev's folder: thousands of mails need not be asked for again and again.</summary>
public sealed class Postbox(string directory) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Arrived> arrived = new();
    private readonly SemaphoreSlim one = new(1);

    public IReadOnlyCollection<Arrived> All => [.. arrived.Values];

    /// <summary>Takes in what is new. A mail that was cut off half-way was never accepted, and is none.</summary>
    public async Task Look()
    {
        await one.WaitAsync();
        try
        {
            foreach (var path in Directory.Exists(directory) ? Directory.EnumerateFiles(directory, "*.eml") : [])
            {
                if (!arrived.ContainsKey(path) && Read(path, await File.ReadAllBytesAsync(path)) is { } mail)
                    arrived[path] = mail;
            }
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Waits for a mail to an address; null where it does not come within a minute, or nobody waits any more.</summary>
    public async Task<MimeMessage?> Next(string to, string slug, CancellationToken cancel)
    {
        for (var since = Stopwatch.GetTimestamp(); ;)
        {
            await Look();
            if (arrived.Values.FirstOrDefault(mail => mail.To == to && mail.Slug.StartsWith(slug, StringComparison.Ordinal)) is { } found)
                return found.Message;
            if (cancel.IsCancellationRequested || Stopwatch.GetElapsedTime(since) > Patience)
                return null;
            await Task.Delay(200, CancellationToken.None);
        }
    }

    public void Dispose() => one.Dispose();

    private static Arrived? Read(string path, byte[] raw)
    {
        // Cut off within its headers.
        if (raw.AsSpan().IndexOf("\r\n\r\n"u8) < 0)
            return null;
        using var stream = new MemoryStream(raw, writable: false);
        var message = MimeMessage.Load(stream);

        // Each of our mails is a multipart, so its last line ends it; that of a part within would not do.
        return message.MessageId is { } id && message.Body is Multipart { Boundary: var boundary } && Encoding.Latin1.GetString(raw).TrimEnd().EndsWith($"--{boundary}--", StringComparison.Ordinal)
            ? new Arrived(Path.GetFileName(path), id, message.To.Mailboxes.Single().Address, ShaBeside(raw), File.GetLastWriteTimeUtc(path), message)
            : null;
    }

    private static string ShaBeside(byte[] raw)
    {
        var lines = Encoding.Latin1.GetString(raw).Split("\r\n").ToList();
        var blank = lines.IndexOf("");
        lines.RemoveAt(lines.FindIndex(0, blank, line => line.StartsWith("Date:", StringComparison.OrdinalIgnoreCase)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes(string.Join("\r\n", lines))));
    }
}
