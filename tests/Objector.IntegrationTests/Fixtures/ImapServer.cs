using System.Diagnostics;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;
using MimeKit;
using Objector.App.InboundEmail;

namespace Objector.IntegrationTests.Fixtures;

/// <summary>A Dovecot on a free port and in a folder of its own. Every user name is a mailbox, with <see cref="Password"/>.</summary>
public sealed class ImapServer : IAsyncDisposable
{
    public const string Password = "secret";

    // Dovecot serves nobody's mail as root, so root runs it as somebody else; anybody else runs it as themselves.
    private static readonly string User = Environment.IsPrivilegedProcess ? "nobody" : Environment.UserName;

    private readonly string directory = Directory.CreateTempSubdirectory("objector-").FullName;
    private readonly string[] more;
    private Process? process;

    private ImapServer(string[] more) => this.more = more;

    public int Port { get; } = FreePorts.Take(1)[0];

    /// <param name="more">Lines of Dovecot's configuration.</param>
    public static async Task<ImapServer> Start(params string[] more)
    {
        Assert.SkipUnless(await Dovecot.Missing() is null, await Dovecot.Missing() ?? "");
        var server = new ImapServer(more);
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
            File.SetUnixFileMode(server.directory, (UnixFileMode)Convert.ToInt32("777", 8));
        await server.Start();
        return server;
    }

    /// <summary>Starts it again after <see cref="Stop"/>, over the same mailboxes.</summary>
    public async Task Start()
    {
        var configuration = Path.Combine(directory, "dovecot.conf");
        await File.WriteAllTextAsync(configuration, await Configuration());
        string[] dovecot = ["dovecot", "-F", "-c", configuration];
        string[] command = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", User, "--regid", await Dovecot.Group(User), "--clear-groups", .. dovecot] : dovecot;

        // The shell ends Dovecot when we close its input, and so also when we are killed.
        process = Process.Start(new ProcessStartInfo("sh", ["-c", "\"$@\" & read -r end; kill $!; wait", "sh", .. command])
        {
            RedirectStandardInput = true,
            Environment = { ["PATH"] = Machine.Path },
        })!;
        await Wait.Until(Answers, $"Dovecot to answer; see {directory}/dovecot.log");
    }

    public async Task Stop()
    {
        process?.StandardInput.Close();
        await (process?.WaitForExitAsync() ?? Task.CompletedTask);
        process?.Dispose();
        process = null;
    }

    /// <summary>The settings that let Objector fetch a user's mail.</summary>
    public Dictionary<string, string> Settings(string user, string folder = "INBOX") => new()
    {
        ["Inbound:Imap:Host"] = "127.0.0.1",
        ["Inbound:Imap:Port"] = $"{Port}",
        ["Inbound:Imap:User"] = user,
        ["Inbound:Imap:Password"] = Password,
        ["Inbound:Imap:Security"] = "none",
        ["Inbound:Imap:Folder"] = folder,
    };

    /// <summary>Signs in to a mailbox as a mail program does.</summary>
    public async Task<ImapClient> SignIn(string user)
    {
        var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", Port, SecureSocketOptions.None);
        await client.AuthenticateAsync(user, Password);
        return client;
    }

    /// <summary>Puts a mail into a mailbox.</summary>
    public async Task Deliver(string user, MimeMessage mail, string folder = "INBOX", MessageFlags flags = MessageFlags.None)
    {
        using var client = await SignIn(user);
        await (await client.GetFolderAsync(folder)).AppendAsync(mail, flags);
        await client.DisconnectAsync(quit: true);
    }

    /// <summary>Takes from Dovecot the right to read the one mail of a mailbox.</summary>
    public void Break(string user)
    {
        var mail = Directory.GetFiles(Path.Combine(directory, "mail", user, "Maildir", "new")).Single();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(mail, UnixFileMode.None);
    }

    /// <summary>How each mail is marked, oldest first.</summary>
    internal async Task<IReadOnlyList<Marks>> Marks(string user, string folder = "INBOX")
    {
        using var client = await SignIn(user);
        var opened = await client.GetFolderAsync(folder);
        await opened.OpenAsync(FolderAccess.ReadOnly);
        return [.. (await opened.FetchAsync(0, -1, MessageSummaryItems.Flags)).Select(mail => new Marks(mail.Flags!.Value & ~MessageFlags.Recent, mail.Keywords.Contains(ImapMailbox.Taken)))];
    }

    /// <summary>Waits until each mail is marked as taken.</summary>
    public Task AllTaken(string user, string folder = "INBOX") => Wait.Until(
        async () => (await Marks(user, folder)).All(mail => mail.Taken && mail.Flags.HasFlag(MessageFlags.Seen)), $"all of {user} to be marked as taken");

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(directory, recursive: true);
    }

    private async Task<bool> Answers()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task<string> Configuration() => $$"""
        base_dir = {{directory}}/run
        state_dir = {{directory}}/run
        log_path = {{directory}}/dovecot.log
        protocols = imap
        listen = 127.0.0.1
        ssl = no
        disable_plaintext_auth = no
        auth_failure_delay = 0
        default_internal_user = {{User}}
        default_internal_group = {{await Dovecot.Group(User)}}
        default_login_user = {{User}}
        service anvil {
          chroot =
        }
        service imap-login {
          chroot =
          inet_listener imap {
            port = {{Port}}
          }
          inet_listener imaps {
            port = 0
          }
        }
        passdb {
          driver = static
          args = password={{Password}}
        }
        userdb {
          driver = static
          args = uid={{User}} gid={{await Dovecot.Group(User)}} home={{directory}}/mail/%u
        }
        mail_location = maildir:~/Maildir
        {{string.Join('\n', more)}}

        """;
}

/// <param name="Taken">By our keyword.</param>
internal sealed record Marks(MessageFlags Flags, bool Taken);
