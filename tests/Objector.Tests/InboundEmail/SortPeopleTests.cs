using System.Text;
using CsCheck;
using Objector.Core.InboundEmail;
using static Objector.Tests.InboundEmail.SortingExamples;

namespace Objector.Tests.InboundEmail;

public class SortPeopleTests
{
    private const string Ada = "From: Ada <ada@example.org>\nReturn-Path: <ada@example.org>";

    [Theory]
    [InlineData("Re: Has Meta answered you?", "They wrote: 550 5.1.1 user unknown, my mail was undeliverable.")]
    [InlineData("Re: Undeliverable: Your request", "What is this?\n\n> Your message could not be delivered.\n> 550 5.1.1 user unknown")]
    [InlineData("Returned mail: see transcript for details", "Meta's address is gone, it seems.")]
    [InlineData("Undelivered Mail Returned to Sender", Qmail)]
    public void Who_quotes_a_bounce_has_not_become_one(string subject, string text) =>
        Assert.False(Read(Plain(text, $"{Ada}\nSubject: {subject}")).Sorting.IsOfAMachine);

    [Fact]
    public void Who_forwards_a_bounce_as_an_attachment_forwards()
    {
        var inner = Report("Final-Recipient: rfc822; x@meta.example\nAction: failed\nStatus: 5.1.1").Replace("=b", "=c").Replace("--b", "--c");
        var sorting = Read($"{Ada}\nSubject: Fwd: Undeliverable\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nLook.\n--b\nContent-Type: message/rfc822\n\n{inner}\n--b--\n").Sorting;

        Assert.Equal(MessageKind.Forward, sorting.Kind);
    }

    [Fact]
    public void Who_forwards_a_bounce_with_its_parts_is_no_mail_server() =>
        Assert.False(Read(Report("Final-Recipient: rfc822; x@meta.example\nAction: failed\nStatus: 5.1.1", "multipart/mixed", Ada)).Sorting.IsOfAMachine);

    [Fact]
    public void Bytes_that_are_lost_doubled_or_swapped_on_the_way_break_nothing()
    {
        byte[][] mails =
        [
            .. new[]
            {
                Report("Final-Recipient: rfc822; ada@example.org\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 x"), Plain(Qmail, "From: MAILER-DAEMON@mx.example\nSubject: failure notice"),
                Plain(Exim, "From: <>\nX-Failed-Recipients: ada@example.org"), Plain(Exchange, "From: postmaster@mx.example\nSubject: Undeliverable: x"),
            }.Select(Encoding.UTF8.GetBytes),
        ];
        var change = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2_000], Gen.Int[0, 2_000]);

        Gen.Select(Gen.Int[0, mails.Length - 1], change.Array[0, 30]).Sample((which, changes) =>
        {
            var bytes = mails[which].ToList();
            foreach (var (how, first, second) in changes)
                Change(bytes, how, first % bytes.Count, second % bytes.Count);
            return IncomingMail.Read([.. bytes]) is null or { Sorting.Because: var _ };
        }, iter: 500);
    }

    private static void Change(List<byte> bytes, int how, int at, int other)
    {
        if (how == 0 && bytes.Count > 1)
            bytes.RemoveAt(at);
        else if (how == 1)
            bytes.Insert(at, bytes[other]);
        else
            (bytes[at], bytes[other]) = (bytes[other], bytes[at]);
    }

    [Theory(Timeout = Endless.Limit)]
    [InlineData("a")]
    [InlineData("5.1.1.")]
    [InlineData("550-")]
    [InlineData("a@a.")]
    [InlineData(">|* ")]
    [InlineData("Status: 5.1.1\n\n")]
    [InlineData("Message-ID: <")]
    public async Task A_long_bounce_is_read_to_its_end(string unit)
    {
        var mail = Encoding.UTF8.GetBytes(Plain(string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length)), "From: MAILER-DAEMON@mx.example\nSubject: failure notice"));

        Assert.NotNull(await Endless.Ends(() => IncomingMail.Read(mail)));
    }
}
