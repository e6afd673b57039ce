using System.Text;
using CsCheck;
using Objector.Core.InboundEmail;

namespace Objector.Tests.InboundEmail;

public class NewTextTests
{
    private static string Text(string type, byte[] body, string encoding = "8bit") => MailFixture.Read(
    [
        .. Encoding.ASCII.GetBytes($"From: ada@example.org\r\nTo: case@reply.example\r\nContent-Type: {type}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"), .. body,
    ]).NewText;

    [Theory]
    [InlineData("text/plain; charset=utf-8", "utf-8")]
    [InlineData("text/plain; charset=iso-8859-1", "utf-8")]
    [InlineData("text/plain; charset=us-ascii", "utf-8")]
    [InlineData("text/plain", "utf-8")]
    [InlineData("text/plain; charset=no-such-thing", "utf-8")]
    [InlineData("text/plain; charset=iso-8859-1", "iso-8859-1")]
    [InlineData("text/plain; charset=utf-8", "iso-8859-1")]
    [InlineData("text/plain", "iso-8859-1")]
    [InlineData("text/html; charset=utf-8", "iso-8859-1")]
    public void Letters_are_read_whatever_character_set_the_mail_claims(string type, string truly) =>
        Assert.Equal("Grüße, déjà vu", Text(type, Encoding.GetEncoding(truly).GetBytes("Grüße, déjà vu")));

    [Fact]
    public void Letters_of_older_character_sets_are_read_too()
    {
        Assert.Equal("Привет", Text("text/plain; charset=koi8-r", [0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]));
        Assert.Equal("日本", Text("text/plain; charset=shift_jis", [0x93, 0xfa, 0x96, 0x7b]));
    }

    [Fact]
    public void Soft_line_ends_and_flowed_paragraphs_are_one_line_again()
    {
        Assert.Equal("They will not do it = no", Text("text/plain; charset=utf-8", "They will =\r\nnot do it =3D no"u8.ToArray(), "quoted-printable"));
        Assert.Equal("They will not do it.\n\nBye", Text("text/plain; charset=utf-8; format=flowed", "They will \r\nnot do it.\r\n\r\nBye\r\n\r\n> a \r\n> quote"u8.ToArray()));
    }

    [Fact]
    public void Of_two_versions_the_plain_one_is_read_unless_it_is_empty()
    {
        Assert.Equal("plain", MailFixture.Body("multipart/alternative; boundary=a", "--a\nContent-Type: text/plain\n\nplain\n--a\nContent-Type: text/html\n\n<b>rich</b>\n--a--").NewText);
        Assert.Equal("rich", MailFixture.Body("multipart/alternative; boundary=a", "--a\nContent-Type: text/plain\n\n\n--a\nContent-Type: text/html\n\n<b>rich</b>\n--a--").NewText);
    }

    [Fact]
    public void A_signed_mail_is_read_and_an_encrypted_one_is_not()
    {
        Assert.Equal("Yes.", MailFixture.Body("multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=a", "--a\nContent-Type: text/plain\n\nYes.\n--a\nContent-Type: application/pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding: base64\n\nAQID\n--a--").NewText);
        Assert.Equal("Yes.\n- no dash", MailFixture.Plain("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nYes.\n- - no dash\n-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----").NewText);
        Assert.Equal("", MailFixture.Body("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", "AQID").NewText);
        Assert.Equal("", MailFixture.Body("multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=a", "--a\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--a\nContent-Type: application/octet-stream\n\nabc\n--a--").NewText);
    }

    [Fact]
    public void A_broken_envelope_of_Outlooks_is_read_as_empty() =>
        Assert.Equal("See it.", MailFixture.Body("multipart/mixed; boundary=a", "--a\nContent-Type: text/plain\n\nSee it.\n--a\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\neJ8+IgEAAQYI\n--a--").NewText);

    [Fact]
    public void A_very_long_mail_is_cut_short()
    {
        Assert.InRange(MailFixture.Plain(string.Concat(Enumerable.Repeat("word ", 100_000))).NewText.Length, 99_000, 100_000);
        Assert.InRange(MailFixture.Plain(string.Concat(Enumerable.Repeat("--\n", 100_000))).NewText.Length, 0, 100_000);
        Assert.InRange(MailFixture.Plain(string.Concat(Enumerable.Repeat("On 3 March 2026 at 10:00 a@b.example wrote\n", 4_000))).NewText.Length, 0, 100_000);
        Assert.InRange(MailFixture.Plain(string.Concat(Enumerable.Repeat("From: a@b.example\nTo: x\n", 10_000))).NewText.Length, 0, 100_000);
    }

    [Fact]
    public void Parts_within_parts_end_somewhere()
    {
        var deep = string.Concat(Enumerable.Range(0, 500).Select(at => $"Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n")) + "Content-Type: text/plain\n\nYes.";
        var letters = string.Concat(Enumerable.Repeat("Content-Type: message/rfc822\n\n", 500)) + "From: a@b.example\n\nYes.";

        Assert.NotNull(IncomingMail.Read(Encoding.ASCII.GetBytes("From: ada@example.org\n" + deep)));
        Assert.NotNull(IncomingMail.Read(Encoding.ASCII.GetBytes("From: ada@example.org\n" + letters)));
    }

    private static readonly string[] Types = ["text/plain", "text/html", "text/plain; format=flowed; delsp=yes", "multipart/mixed; boundary=x", "message/rfc822", "application/ms-tnef"];

    private static readonly string[] Pieces =
    [
        "On Tue, 3 Mar 2026 at 10:00, Objector <case@reply.example> wrote:\n", "> quoted\n", ">> deeper\n", "Yes.\n", "\n", "-- \n", "Sent from my iPhone\n", "-----Original Message-----\n",
        "From: Meta <a@facebookmail.com>\n", "Sent: Monday, March 2, 2026 9:30 AM\n", "To: Ada\n", "Subject: x\n", "---------- Forwarded message ---------\n", "________________________________\n",
        "Begin forwarded message:\n", "<blockquote>", "</blockquote>", "<div class=gmail_attr>", "</div>", "<p style='display:none'>", "\0", "\ud800", "**********\n", "Kind regards,\n", "From:", ":", "Date: 99/99/9999 99:99\n", "-",
    ];

    [Fact]
    public void Whatever_a_mail_is_made_of_it_is_read() =>
        Gen.Select(Gen.Int[0, Pieces.Length - 1].Array[0, 30], Gen.Int[0, Types.Length - 1]).Sample((pieces, type) =>
        {
            var text = string.Concat(pieces.Select(at => Pieces[at]));
            Assert.True(IncomingMail.OfText(text).NewText.Length <= text.Length + 2);
            Assert.NotNull(IncomingMail.Read(Encoding.UTF8.GetBytes($"From: a@b.example\nTo: c@d.example\nContent-Type: {Types[type]}\n\n{text}")));
        });

    [Fact]
    public void A_mail_in_which_bytes_were_changed_is_read_or_refused_but_never_breaks()
    {
        var whole = Encoding.UTF8.GetBytes("From: Ada <ada@example.org>\r\nTo: case@reply.example\r\nSubject: =?utf-8?q?Fwd=3A_x?=\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + "<div class=3D\"yahoo_quoted\">On 3 Mar 2026 at 10:00 Objector wrote:</div><blockquote>x</blockquote>\r\n--a\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@facebookmail.com\r\nDate: Mon, 2 Mar 2026 09:30:00 +0000\r\n\r\nNo.\r\n--a\r\nContent-Type: application/ms-tnef\r\nContent-Transfer-Encoding: base64\r\n\r\neJ8+IgEAAQYI\r\n--a--\r\n");
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 20].Sample(changes =>
        {
            var changed = whole.ToArray();
            foreach (var (at, value) in changes)
                changed[at] = value;
            IncomingMail.Read(changed);
        });
    }
}
