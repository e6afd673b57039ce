using MimeKit;
using Objector.App.Email;

namespace Objector.Rig.InMemory;

/// <summary>A post office that keeps what it took.</summary>
public sealed class MemoryPostOffice : IEmailSender
{
    private readonly List<MimeMessage> taken = [];

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<MimeMessage> Taken => taken;

    /// <summary>What it says to a mail; what happens while it is on its way may happen in here. What is not accepted is not kept.</summary>
    public Func<MimeMessage, Task<SendResult>> Say { get; set; } = _ => Task.FromResult<SendResult>(new SendResult.Accepted());

    /// <summary>What it says of itself; null where it is well.</summary>
    public string? Illness { get; set; }

    public async Task<SendResult> SendAsync(MimeMessage message, CancellationToken cancel)
    {
        // As it is on the way, not as the sender may change it.
        using var bytes = new MemoryStream();
        await message.WriteToAsync(bytes, cancel);
        bytes.Position = 0;
        var copy = await MimeMessage.LoadAsync(bytes, cancel);
        var said = await Say(copy);
        if (said is SendResult.Accepted)
            taken.Add(copy);
        return said;
    }

    public Task<string?> CheckHealthAsync(CancellationToken cancel) => Task.FromResult(Illness);
}
