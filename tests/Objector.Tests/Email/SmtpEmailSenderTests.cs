using MimeKit;
using Objector.App.Cases;
using Objector.App.Email;

namespace Objector.Tests.Email;

public class SmtpEmailSenderTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_server_that_has_the_mail_may_take_longer_to_say_so_than_for_a_command()
    {
        using var server = new ScriptedSmtp(beforeAnswer: closed => Task.Delay(8 * Short, closed));
        using var post = Office(server, new SmtpLimits(4 * Short, 4 * Short, Long));

        Assert.IsType<SendResult.Accepted>(await post.SendAsync(Mail(), CancellationToken.None));
        Assert.Equal(1, server.Taken);
    }

    [Fact]
    public async Task A_server_that_has_the_mail_and_never_says_so_may_have_taken_it()
    {
        using var server = new ScriptedSmtp(beforeAnswer: Silent);
        using var post = Office(server, new SmtpLimits(Long, Long, Short));

        Assert.False(Assert.IsType<SendResult.Failed>(await post.SendAsync(Mail(), CancellationToken.None)).NotTaken);
        Assert.Equal(1, server.Taken);
    }

    [Fact]
    public async Task A_server_that_is_slow_to_begin_gets_no_mail_so_late_that_another_host_may_be_at_it()
    {
        using var server = new ScriptedSmtp(beforeGreeting: Silent);
        using var post = Office(server, new SmtpLimits(Long, Short, Long));

        Assert.True(Assert.IsType<SendResult.Failed>(await post.SendAsync(Mail(), CancellationToken.None)).NotTaken);
    }

    [Fact]
    public async Task A_mail_that_waits_too_long_for_a_connection_has_not_left()
    {
        using var server = new ScriptedSmtp(beforeAnswer: Silent);
        using var post = Office(server, new SmtpLimits(Long, 4 * Short, Long));
        using var enough = new CancellationTokenSource();

        var busy = Enumerable.Range(0, 4).Select(_ => post.SendAsync(Mail(), enough.Token)).ToList();
        Assert.True(Assert.IsType<SendResult.Failed>(await post.SendAsync(Mail(), CancellationToken.None)).NotTaken);
        await enough.CancelAsync();
        foreach (var send in busy)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send);
    }

    [Fact]
    public void A_claim_outlasts_the_longest_mail_and_its_record() =>
        Assert.True(SmtpLimits.Default.InAll + SendLease.ToRecord < SendLease.Lasts);

    private static Task Silent(CancellationToken closed) => Task.Delay(Timeout.InfiniteTimeSpan, closed);

    private static SmtpEmailSender Office(ScriptedSmtp server, SmtpLimits limits) =>
        new(new SmtpOptions { Host = "127.0.0.1", Port = server.Port, Security = MailSecurity.None }, limits);

    private static MimeMessage Mail() => new(
        [new MailboxAddress("", "objector@localhost")],
        [new MailboxAddress("", "ada@example.org")],
        "Hello",
        new TextPart("plain") { Text = "Hello." });
}
