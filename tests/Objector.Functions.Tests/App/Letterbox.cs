using MimeKit;
using Objector.App.Mail;

namespace Objector.Functions.Tests.App;

/// <summary>The app's own post office, with a place to stop the app before and after a mail leaves.</summary>
internal sealed class Letterbox(IPostOffice post) : IPostOffice
{
    /// <summary>Called before a mail leaves.</summary>
    public Func<MimeMessage, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called when it has left, and the app does not know yet.</summary>
    public Func<MimeMessage, Task> After { get; set; } = _ => Task.CompletedTask;

    public async Task<Posting> Send(MimeMessage message, CancellationToken cancel)
    {
        await Before(message);
        var posting = await post.Send(message, cancel);
        await After(message);
        return posting;
    }

    public Task<string?> Trouble(CancellationToken cancel) => post.Trouble(cancel);
}
