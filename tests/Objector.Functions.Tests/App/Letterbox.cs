using MimeKit;
using Objector.App.Email;

namespace Objector.Functions.Tests.App;

/// <summary>The app's own post office, with a place to stop the app before and after a mail leaves.</summary>
internal sealed class Letterbox(IEmailSender post) : IEmailSender
{
    /// <summary>Called before a mail leaves.</summary>
    public Func<MimeMessage, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called when it has left, and the app does not know yet.</summary>
    public Func<MimeMessage, Task> After { get; set; } = _ => Task.CompletedTask;

    public async Task<SendResult> SendAsync(MimeMessage message, CancellationToken cancel)
    {
        await Before(message);
        var posting = await post.SendAsync(message, cancel);
        await After(message);
        return posting;
    }

    public Task<string?> CheckHealthAsync(CancellationToken cancel) => post.CheckHealthAsync(cancel);
}
