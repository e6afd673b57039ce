using System.Globalization;
using Objector.Core.InboundEmail;

namespace Objector.Tests.InboundEmail;

public sealed class HeaderDateTests
{
    [Theory]
    [InlineData("Monday, 2 March 2026 09:30", "2026-03-02T09:30:00+00:00")]
    [InlineData("2. marraskuuta 2026 9.30", "2026-11-02T09:30:00+00:00")]
    [InlineData("2 March 2026 09:30 +1400", "2026-03-02T09:30:00+14:00")]
    [InlineData("2 March 2026 09:30 -0330", "2026-03-02T09:30:00-03:30")]
    [InlineData("\u0662\u0660\u0662\u0666-\u0660\u0663-\u0660\u0662 \u0669:\u0663\u0660", "2026-03-02T09:30:00+00:00")]
    public void A_date_as_mail_programs_write_it_is_read(string text, string date) =>
        Assert.Equal(DateTimeOffset.Parse(date, CultureInfo.InvariantCulture), HeaderDate.Parse(text));

    [Theory]
    [InlineData("2 Brumaire 2026 09:30")]
    [InlineData("Brumaire 2, 2026 09:30")]
    [InlineData("03/04/2026")]
    public void A_day_that_nobody_can_tell_is_none(string text) => Assert.Null(HeaderDate.Parse(text));

    [Fact]
    public void A_time_zone_that_is_nowhere_is_taken_as_UTC() =>
        Assert.Equal(TimeSpan.Zero, HeaderDate.Parse("2 March 2026 09:30 +1459")!.Value.Offset);

    [Fact]
    public void A_forward_with_such_a_date_is_read_like_any_other()
    {
        var mail = IncomingMail.OfText("---------- Forwarded message ---------\nFrom: Meta <support@facebookmail.com>\nDate: 2 Brumaire 2026 09:30\nSubject: x\nTo: Ada\n\nWe will honor it.");

        Assert.Equal("support@facebookmail.com", mail.Forwarded!.From);
    }
}
