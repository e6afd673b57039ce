using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Objector.App;
using Objector.App.Cases;
using Objector.App.Email;
using Objector.Core.Cases;

namespace Objector.Tests;

public class SettingsTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Storage:ConnectionString"] = "UseDevelopmentStorage=true",
        ["PublicUrl"] = "https://objector.example/",
        ["Keys:Secret"] = "a secret of sixteen",
        ["Inbound:Key"] = "key",
        ["Mail:From"] = "Objector <objector@objector.example>",
        ["Mail:InboundDomain"] = "reply.example",
        ["Mail:Smtp:Host"] = "smtp.example",
    };

    private static ObjectorSettings Read(params (string Name, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(Good);
        foreach (var (name, value) in changes)
            settings[name] = value;
        return ObjectorSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }

    [Fact]
    public void Good_settings_are_taken_as_they_are()
    {
        var settings = Read(("Clock:DaysPerMinute", "0.5"), ("Mail:Smtp:Port", "2525"));

        Assert.Equal(("https://objector.example", 0.5, 2525), (settings.PublicUrl, settings.DaysPerMinute, settings.Mail.Smtp.Port));
    }

    [Theory]
    [InlineData("Storage:ConnectionString", null, "Storage__ConnectionString")]
    [InlineData("PublicUrl", "objector", "PublicUrl")]
    [InlineData("Keys:Secret", "short", "Keys__Secret")]
    [InlineData("Keys:Previous:0", "short", "Keys__Previous")]
    [InlineData("Keys:Previous:0", "", "Keys__Previous")]
    [InlineData("Keys:Previous:0", "a secret of sixteen", "Keys__Previous")]
    [InlineData("Inbound:Key", "", "Inbound__Key")]
    [InlineData("Inbound:Imap:User", "ada", "Inbound__Imap__Host")]
    [InlineData("Inbound:Imap:Host", "imap.example", "Inbound__Imap__Password")]
    [InlineData("Operator:Name", "Ada", "Operator__Contact")]
    [InlineData("Operator:Contact", "by pigeon", "Operator__Contact")]
    [InlineData("Clock:DaysPerMinute", "fast", "Clock__DaysPerMinute")]
    [InlineData("Clock:DaysPerMinute", "-1", "Clock__DaysPerMinute")]
    [InlineData("Mail:From", "nobody", "Mail__From")]
    [InlineData("Mail:InboundDomain", "reply example", "Mail__InboundDomain")]
    [InlineData("Mail:Smtp:Host", "", "Mail__Smtp__Host")]
    [InlineData("Mail:Smtp:Port", "70000", "Mail__Smtp__Port")]
    [InlineData("Mail:Smtp:User", "ada", "Mail__Smtp__Password")]
    [InlineData("Mail:SendGrid:ApiKey", "SG. two words", "Mail__SendGrid__ApiKey")]
    [InlineData("Mail:SendGrid:WebhookKey", "MFkw", "Mail__SendGrid__WebhookKey")]
    [InlineData("Mail:SendGrid:WebhookKey", "no base64!", "Mail__SendGrid__WebhookKey")]
    [InlineData("Mail:SendGrid:Host", "api.sendgrid.com", "Mail__SendGrid__Host")]
    [InlineData("Mail:SendGrid:Host", "http://api.sendgrid.com", "Mail__SendGrid__Host")]
    [InlineData("Proxy:Trusted", "10.0.0.0/8, my-proxy", "Proxy__Trusted")]
    [InlineData("Proxy:Trusted", "0.0.0.0/0", "Proxy__Trusted")]
    [InlineData("Limits:SubmissionsPerNetwork", "0", "Limits__SubmissionsPerNetwork")]
    [InlineData("Limits:SubmissionsPerMailbox", "-1", "Limits__SubmissionsPerMailbox")]
    [InlineData("Limits:SubmissionsInAll", "0", "Limits__SubmissionsInAll")]
    [InlineData("Limits:DraftsPerNetwork", "0", "Limits__DraftsPerNetwork")]
    [InlineData("Limits:SecondsToFillIn", "61", "Limits__SecondsToFillIn")]
    [InlineData("Cadence:MaxNudges", "0", "Cadence__MaxNudges")]
    [InlineData("Retention:Days", "0", "Retention__Days")]
    [InlineData("Retention:Days", "91", "Retention__Days")]
    [InlineData("Cadence:UntilFiled:0", "-3", "Cadence__UntilFiled")]
    public void A_wrong_setting_is_named_in_a_sentence(string name, string? value, string named) =>
        Assert.Contains(named, Assert.Single(Assert.Throws<SettingsException>(() => Read((name, value))).Problems));

    [Theory]
    [InlineData("Inbound:Imap:Host", "imap example", "Inbound__Imap__Host")]
    [InlineData("Inbound:Imap:Port", "0", "Inbound__Imap__Port")]
    [InlineData("Inbound:Imap:User", "", "Inbound__Imap__User")]
    [InlineData("Inbound:Imap:Folder", " ", "Inbound__Imap__Folder")]
    public void A_wrong_setting_of_the_mailbox_is_named_in_a_sentence(string name, string value, string named) => Assert.Contains(named, Assert.Single(
        Assert.Throws<SettingsException>(() => Read(("Inbound:Imap:Host", "imap.example"), ("Inbound:Imap:User", "ada"), ("Inbound:Imap:Password", "secret"), (name, value))).Problems));

    [Fact]
    public void Former_secrets_are_taken_in_their_order_each_once()
    {
        Assert.Equal(["the former of sixteen", "the first of sixteen"], Read(("Keys:Previous:0", "the former of sixteen"), ("Keys:Previous:1", "the first of sixteen")).FormerSecrets);
        Assert.Throws<SettingsException>(() => Read(("Keys:Previous:0", "the former of sixteen"), ("Keys:Previous:1", "the former of sixteen")));
    }

    [Fact]
    public void No_wrong_secret_is_printed() =>
        Assert.DoesNotContain("a secret of sixteen", Assert.Throws<SettingsException>(() => Read(("Keys:Previous:0", "a secret of sixteen"))).Message);

    [Fact]
    public void With_a_key_of_SendGrid_no_mail_server_is_asked_for()
    {
        var settings = Read(("Mail:SendGrid:ApiKey", "SG.key"), ("Mail:Smtp:Host", null));

        Assert.Equal(("SG.key", "https://api.sendgrid.com"), (settings.Mail.SendGrid.ApiKey, settings.Mail.SendGrid.Host));
    }

    [Fact]
    public void The_webhook_takes_the_key_that_its_signatures_need_and_no_other()
    {
        using var fitting = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Read(("Mail:SendGrid:WebhookKey", Convert.ToBase64String(fitting.ExportSubjectPublicKeyInfo())));
        Assert.Throws<SettingsException>(() => Read(("Mail:SendGrid:WebhookKey", Convert.ToBase64String(other.ExportSubjectPublicKeyInfo()))));
    }

    [Fact]
    public void A_wrong_key_of_SendGrid_is_not_printed() =>
        Assert.DoesNotContain("words", Assert.Throws<SettingsException>(() => Read(("Mail:SendGrid:ApiKey", "SG. two words"))).Message);

    [Theory]
    [InlineData("SG.key", typeof(SendGridEmailSender))]
    [InlineData("", typeof(SmtpEmailSender))]
    public void The_key_decides_how_mails_leave(string key, Type office)
    {
        var settings = Read(("Mail:SendGrid:ApiKey", key));
        using var services = new ServiceCollection().AddObjector(settings, settings.OpenStorage(), TimeProvider.System, new HostInstance("test")).BuildServiceProvider();

        Assert.IsType(office, services.GetRequiredService<IEmailSender>());
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once() =>
        Assert.Equal(2, Assert.Throws<SettingsException>(() => Read(("Keys:Secret", ""), ("Inbound:Key", ""))).Problems.Count);

    [Fact]
    public void A_configured_cadence_replaces_the_default_and_does_not_add_to_it()
    {
        var cadence = Read(("Cadence:UntilFiled:0", "1"), ("Cadence:AfterRequest", "10")).Cadence;

        Assert.Equal([1], cadence.UntilFiled);
        Assert.Equal((10, Cadence.Default.AfterObjection), (cadence.AfterRequest, cadence.AfterObjection));
    }

    [Fact]
    public void Each_number_of_the_cadence_can_be_configured() => Assert.All(
        typeof(Cadence).GetProperties().Where(property => property.PropertyType == typeof(int) && property.Name != nameof(Cadence.KeepDays)),
        property => Assert.Equal(17, property.GetValue(Read(($"Cadence:{property.Name}", "17")).Cadence)));

    [Fact]
    public void Cases_may_be_kept_for_less_than_90_days() =>
        Assert.Equal((90, 17), (Read().Cadence.KeepDays, Read(("Retention:Days", "17")).Cadence.KeepDays));
}
