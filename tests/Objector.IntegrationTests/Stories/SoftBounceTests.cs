using System.Text;
using Objector.IntegrationTests.Hosting;

namespace Objector.IntegrationTests.Stories;

public class SoftBounceTests
{
    [Fact]
    public async Task A_mail_that_a_mailbox_refused_for_now_goes_out_once_more_and_the_nudges_go_on()
    {
        const string email = "full@example.org";
        await using var host = await RunningHost.Start(daysPerMinute: 30);
        var page = await host.Confirmed(email);
        var request = await host.Mail.Next(email, "request-");

        using var reported = await host.Http.PostAsync(
            $"/inbound/mime?key={SelfHost.LocalDefaults.InboundKey}", new ByteArrayContent(Encoding.ASCII.GetBytes(Reports.OnDelivery(request.MessageId!, "delayed", "4.2.2", "452 4.2.2 mailbox full"))));

        await host.Mail.Next(email, "nudge-1-");
        await host.Mail.Next(email, "nudge-2-");
        Assert.Equal(2, (await host.Mail.To(email)).Count(mail => mail.MessageId == request.MessageId));
        Assert.False((await host.Json(page)).TryGetProperty("mailTrouble", out _));
    }
}
