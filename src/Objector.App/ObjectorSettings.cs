using System.Globalization;
using Objector.App.Email;
using Objector.App.InboundEmail;
using Objector.App.RateLimiting;
using Objector.Core.Cases;

namespace Objector.App;

/// <summary>What an installation is told, read once at start.</summary>
/// <param name="StorageAccountName">Used with the managed identity of the installation where no connection string is given.</param>
/// <param name="FormerSecrets">What <paramref name="KeysSecret"/> was before: links that they signed still open.</param>
/// <param name="OperatorKey">Empty where there are no operator's pages.</param>
/// <param name="OperatorName">Who runs the installation; empty where they do not say.</param>
/// <param name="OperatorContact">A mail address or a web address; empty where they do not say.</param>
/// <param name="TrustedProxies">Whose <c>X-Forwarded-For</c> is believed, with commas between.</param>
/// <param name="DaysPerMinute">Of the clock; 0 = real time.</param>
public sealed record ObjectorSettings(
    string StorageConnectionString,
    string StorageAccountName,
    string PublicUrl,
    string KeysSecret,
    IReadOnlyList<string> FormerSecrets,
    string InboundKey,
    string? InboundAuthservId,
    string OperatorKey,
    string OperatorName,
    string OperatorContact,
    ImapOptions Imap,
    string TrustedProxies,
    RateLimitOptions Limits,
    double DaysPerMinute,
    MailOptions Mail,
    Cadence Cadence)
{
    private const int MinSecret = 16;
    private const double MaxDaysPerMinute = 365;

    /// <exception cref="SettingsException">Names every wrong setting.</exception>
    public static ObjectorSettings Read(IConfiguration configuration)
    {
        var days = configuration["Clock:DaysPerMinute"] ?? "0";
        var known = double.TryParse(days, CultureInfo.InvariantCulture, out var daysPerMinute);
        var settings = new ObjectorSettings(
            configuration["Storage:ConnectionString"] ?? "",
            configuration["Storage:AccountName"] ?? "",
            (configuration["PublicUrl"] ?? "").TrimEnd('/'),
            configuration["Keys:Secret"] ?? "",
            configuration.GetSection("Keys:Previous").Get<string[]>() ?? [],
            configuration["Inbound:Key"] ?? "",
            configuration["Inbound:AuthservId"],
            configuration["Operator:Key"] ?? "",
            (configuration["Operator:Name"] ?? "").Trim(),
            (configuration["Operator:Contact"] ?? "").Trim(),
            configuration.GetSection("Inbound:Imap").Get<ImapOptions>() ?? new ImapOptions(),
            configuration["Proxy:Trusted"] ?? "",
            configuration.GetSection("Limits").Get<RateLimitOptions>() ?? new RateLimitOptions(),
            daysPerMinute,
            configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions(),
            ReadCadence(configuration.GetSection("Cadence"), configuration.GetSection("Retention")));

        List<string> problems =
        [
            .. Check(settings is { StorageConnectionString: "", StorageAccountName: "" }, "Storage__ConnectionString is missing: the connection string of the storage account. Or set Storage__AccountName, to use the managed identity."),
            .. Check(!IsWebAddress(settings.PublicUrl), $"PublicUrl must be the http or https address that people reach this at, not '{settings.PublicUrl}'."),
            .. Check(settings.KeysSecret.Length < MinSecret, $"Keys__Secret must be a random text of at least {MinSecret} characters: the links we mail out are derived from it."),
            .. Check(settings.FormerSecrets.Any(former => former.Length < MinSecret), $"Each Keys__Previous__… must be a former Keys__Secret, so a text of at least {MinSecret} characters."),
            .. Check(settings.FormerSecrets.Append(settings.KeysSecret).Distinct(StringComparer.Ordinal).Count() <= settings.FormerSecrets.Count, "Keys__Previous__… holds a secret twice, or the one that Keys__Secret still is: nothing has changed then."),
            .. Check(settings.InboundKey.Length == 0, "Inbound__Key is missing: the key that POST /inbound/mime asks for."),
            .. Check(!known || daysPerMinute is not (>= 0 and <= MaxDaysPerMinute), $"Clock__DaysPerMinute must be a number from 0 (real time) to {MaxDaysPerMinute}, not '{days}'."),
            .. OperatorInfo.Problems(settings.OperatorName, settings.OperatorContact),
            .. RateLimiting.TrustedProxies.Problems(settings.TrustedProxies),
            .. settings.Limits.Problems(),
            .. settings.Imap.Problems(),
            .. settings.Mail.Problems(),
            .. settings.Mail.SendGrid.Problems(),
            .. settings.Mail.SendGrid.IsChosen ? [] : settings.Mail.Smtp.Problems(),
            .. settings.Cadence.Problems(),
        ];
        return problems.Count == 0 ? settings : throw new SettingsException(problems);
    }

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    private static IEnumerable<string> Check(bool wrong, string sentence) => wrong ? [sentence] : [];

    // The binder would add to the lists that are there by default; what is configured replaces them.
    private static Cadence ReadCadence(IConfigurationSection section, IConfigurationSection keep) => new Cadence
    {
        UntilFiled = section.GetSection(nameof(Cadence.UntilFiled)).Get<int[]>() ?? Cadence.Default.UntilFiled,
        WhileOverdue = section.GetSection(nameof(Cadence.WhileOverdue)).Get<int[]>() ?? Cadence.Default.WhileOverdue,
        AfterObjection = section.GetValue(nameof(Cadence.AfterObjection), Cadence.Default.AfterObjection),
        AfterRequest = section.GetValue(nameof(Cadence.AfterRequest), Cadence.Default.AfterRequest),
        BeforeDeadline = section.GetValue(nameof(Cadence.BeforeDeadline), Cadence.Default.BeforeDeadline),
        AfterDeadline = section.GetValue(nameof(Cadence.AfterDeadline), Cadence.Default.AfterDeadline),
        AfterFilingSettings = section.GetValue(nameof(Cadence.AfterFilingSettings), Cadence.Default.AfterFilingSettings),
        AfterLetter = section.GetValue(nameof(Cadence.AfterLetter), Cadence.Default.AfterLetter),
        AfterComplaint = section.GetValue(nameof(Cadence.AfterComplaint), Cadence.Default.AfterComplaint),
        BeforeLapse = section.GetValue(nameof(Cadence.BeforeLapse), Cadence.Default.BeforeLapse),
        MaxNudges = section.GetValue(nameof(Cadence.MaxNudges), Cadence.Default.MaxNudges),
        DormantAfterLastNudge = section.GetValue(nameof(Cadence.DormantAfterLastNudge), Cadence.Default.DormantAfterLastNudge),
        DormantInNeedsAction = section.GetValue(nameof(Cadence.DormantInNeedsAction), Cadence.Default.DormantInNeedsAction),
        KeepDays = keep.GetValue("Days", Cadence.Default.KeepDays),
    };
}

/// <summary>The program cannot start as it is set up.</summary>
public sealed class SettingsException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
