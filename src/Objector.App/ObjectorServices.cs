using Azure;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Objector.App.Cases;
using Objector.App.Email;
using Objector.App.Evidence;
using Objector.App.InboundEmail;
using Objector.App.RateLimiting;
using Objector.App.Scheduling;
using Objector.App.Statistics;
using Objector.App.Web;

namespace Objector.App;

/// <summary>Everything but the host: whoever adds this also adds an <see cref="ICaseScheduler"/>.</summary>
public static class ObjectorServices
{
    /// <summary>The storage with its tables and containers, and the clock that is anchored in it.</summary>
    /// <exception cref="StorageUnreachableException">It does not answer, or does not let us in.</exception>
    public static async Task<(Storage Storage, TimeProvider Time)> Open(this ObjectorSettings settings, CancellationToken cancel)
    {
        var storage = settings.OpenStorage();
        try
        {
            await storage.CreateAll(cancel);
            return (storage, await new ClockState(storage, TimeProvider.System).Start(settings.DaysPerMinute, cancel));
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            throw new StorageUnreachableException(e);
        }
    }

    public static Storage OpenStorage(this ObjectorSettings settings) =>
        settings.StorageConnectionString.Length > 0
            ? new(new TableServiceClient(settings.StorageConnectionString), new BlobServiceClient(settings.StorageConnectionString))
            : OpenByIdentity(settings.StorageAccountName);

    private static Storage OpenByIdentity(string account)
    {
        var identity = new DefaultAzureCredential();
        return new(
            new TableServiceClient(new Uri($"https://{account}.table.core.windows.net"), identity),
            new BlobServiceClient(new Uri($"https://{account}.blob.core.windows.net"), identity));
    }

    public static IServiceCollection AddObjector(this IServiceCollection services, ObjectorSettings settings, Storage storage, TimeProvider time, HostInstance worker)
    {
        services.AddPages();
        if (time is AcceleratedTimeProvider clock)
            services.AddSingleton(clock).AddSingleton(new ClockState(storage, TimeProvider.System)).AddHostedService<ClockStateService>();
        return services
            .AddSingleton(storage)
            .AddSingleton(time)
            .AddSingleton(new ClockRate(time is AcceleratedTimeProvider fast ? fast.Rate : 1))
            .AddSingleton(worker)
            .AddSingleton(settings.Mail)
            .AddSingleton(settings.Mail.SendGrid)
            .AddSingleton(settings.Cadence)
            .AddSingleton(new PublicUrl(settings.PublicUrl))
            .AddSingleton(new InboundKey(settings.InboundKey))
            .AddSingleton(OperatorInfo.Of(settings, storage.Cases))
            .AddSingleton(TrustedProxies.Of(settings.TrustedProxies))
            .AddSingleton(settings.Limits)
            .AddSingleton<SubmissionRateLimiter>()
            .AddSingleton<SignedFormTimestamp>()
            .AddSingleton<SubmissionGuard>()
            .AddSingleton<FailedTokenLimiter>()
            .AddSingleton<CaseTokenAccess>()
            .AddSingleton<ExpiredDataCleanup>()
            .AddSingleton<SignInLimiter>()
            .AddSingleton(new OperatorKey(settings.OperatorKey))
            .AddSingleton(new OperatorSessions(settings.KeysSecret, settings.OperatorKey))
            .AddSingleton<OperatorAuthentication>()
            .AddSingleton(new Tokens(settings.KeysSecret, settings.FormerSecrets))
            .AddSingleton<CaseLinks>()
            .AddSingleton<CaseStore>()
            .AddSingleton<CaseFiles>()
            .AddSingleton<ScheduleStore>()
            .AddSingleton<CaseMailer>()
            .AddSingleton(_ => OpenPostOffice(settings))
            .AddSingleton<StatisticsStore>()
            .AddSingleton<ConfirmationThrottle>()
            .AddSingleton<CaseDeletion>()
            .AddSingleton<CaseService>()
            .AddSingleton<Scoreboard>()
            .AddSingleton<EvidenceIntake>()
            .AddSingleton(new InboundTrust(settings.InboundAuthservId))
            .AddSingleton<DkimKeys>()
            .AddSingleton<HoldingPen>()
            .AddSingleton<CaseSuggestions>()
            .AddSingleton<HoldingPenActions>()
            .AddSingleton<InboundMailProcessor>()
            .AddSingleton<WorkDispatcher>()
            .AddSingleton<CasePageModelFactory>()
            .AddSingleton<Dossier>();
    }

    private static IEmailSender OpenPostOffice(ObjectorSettings settings) => settings.Mail.SendGrid.IsChosen
        ? new SendGridEmailSender(OpenHttp(), settings.Mail.SendGrid)
        : new SmtpEmailSender(settings.Mail.Smtp);

    // It lives as long as the program: the connections must not, or a server that moves is never found again. An answer may take as
    // long as a mail server's: given up earlier, a mail that SendGrid has taken would be sent again.
    private static HttpClient OpenHttp() =>
        new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = SmtpLimits.Default.Answer };
}

/// <summary>The storage account does not answer, or does not let us in.</summary>
public sealed class StorageUnreachableException(Exception inner)
    : Exception($"The storage of Storage__ConnectionString cannot be used: {(inner is AggregateException many ? many.InnerExceptions[0] : inner).Message}", inner);
