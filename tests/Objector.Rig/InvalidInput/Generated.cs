using System.Text;
using CsCheck;

namespace Objector.Rig.InvalidInput;

/// <summary>Inputs of chance: the same seed and number give the same input.</summary>
public static class Generated
{
    private static readonly string[] Nice = ["object", "access", "DE", "US-CA", "ada@example.org", "en", "de", "Europe/Berlin", "Ada Example", "on", "1", "2026-03-03", "profession", "facebook", "approved", "reminder", "5"];

    private static readonly string[] Ugly =
    [
        "", " ", "\0", "\r\nBcc: eve@example.net", "\u202Egnp.exe", "\u200B", "../../x", "CON", "<script>alert(1)</script>", "{{ x }}", "%00", "%s%n", "-1", "1e400", "9999-12-31", "0001-01-01", "null", "[]", "ada@nowhere", "\"a b\"@example.org", "ada@bücher.example", "=?utf-8?Q?x?=",
        "A\u0300\u0489\u0335\u0300", "😀", "\uD83D", "'; DROP TABLE cases; --", "object,access", "2147483648", "١٤", "\u2028", "\u0085",
    ];

    private static readonly string[] FieldNames =
        ["kind", "country", "name", "email", "language", "timezone", "accounts", "details", "prompt", "response", "consent", "nonce", "circumstance", "sensitive", "falsehood", "product", "seen", "platform", "unlinked", "statistics", "at", "days", "text", "reference", "setting", "mail", "held", "letter"];

    private static readonly string[] Actions = ["confirm", "filed", "reply", "evidence", "letter", "settings", "statistics", "undo", "erase-mail", "snooze"];

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static readonly Gen<byte[]> Value = Gen.Frequency(
        (6, OneOf(Nice).Select(Encoding.UTF8.GetBytes)),
        (8, OneOf(Ugly).Select(Encoding.UTF8.GetBytes)),
        (3, Gen.String[0, 60].Select(Encoding.UTF8.GetBytes)),
        (3, Gen.Byte.Array[0, 200]),
        (2, Gen.Select(OneOf(Ugly), OneOf(Nice), (ugly, nice) => Encoding.UTF8.GetBytes(nice + ugly + nice))),
        (1, Gen.Select(OneOf(Ugly), Gen.Int[1, 3_000], (text, times) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, times))))));

    private static readonly byte[][] Pictures =
    [
        Images.Picture(), Images.Picture(SkiaSharp.SKEncodedImageFormat.Jpeg), Images.Picture(SkiaSharp.SKEncodedImageFormat.Webp), Images.PngOf(50_000, 50_000), Images.JpegOf(65_535, 65_535), Images.JpegOf(3_000, 3_000), Images.JpegWithScans(300),
        Images.GifOf(20), Images.WebpOfFrames(), Images.PngWith("zTXt", 100_000), Images.Svg, Images.Html, Images.Pdf, Images.Zip,
    ];

    private static readonly byte[][] Mails =
    [
        "From: Eve <eve@example.net>\r\nTo: nobody@localhost\r\nSubject: Re: your request\r\nMessage-ID: <1@example.net>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nWe have reviewed your request =E2=9C=93\r\n--b\r\nContent-Type: image/png; name=\"x.png\"\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n"u8.ToArray(),
        "From: MAILER-DAEMON@example.net\r\nTo: objector@localhost\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=c\r\n\r\n--c\r\n\r\nfailed\r\n--c\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n--c--\r\n"u8.ToArray(),
        "Subject: =?utf-8?B?8J+YgA==?=\nFrom: x\n\n<html><body>hello<blockquote>quoted</blockquote></body></html>"u8.ToArray(),
    ];

    private static readonly byte[][] Events =
    [
        "[{\"event\":\"bounce\",\"type\":\"bounce\",\"reason\":\"550\",\"mail\":\"request-1.x\",\"case\":\"case+x@localhost\",\"sg_event_id\":\"e1\",\"timestamp\":1772532000}]"u8.ToArray(),
        "[{\"event\":\"delivered\",\"nested\":[{\"a\":[[[[{}]]]]}],\"timestamp\":\"x\"},null,1,\"\\u0000\"]"u8.ToArray(),
    ];

    /// <summary>Cuts, doubles, changes and fills in, as a broken line or an evil hand would.</summary>
    private static Gen<byte[]> Damaged(Gen<byte[]> whole) => Gen.Select(whole, Gen.Select(Gen.Int[0, 4], Gen.Double[0, 1], Gen.Int[1, 200], Gen.Byte.Array[1, 40]).Array[1, 4]).Select((bytes, blows) =>
    {
        foreach (var (kind, where, length, noise) in blows)
        {
            var at = (int)(where * bytes.Length);
            var end = Math.Min(bytes.Length, at + length);
            bytes = kind switch
            {
                0 => [.. bytes[..at], .. bytes[end..]],
                1 => [.. bytes[..end], .. bytes[at..]],
                2 => [.. bytes[..at], .. noise, .. bytes[Math.Min(bytes.Length, at + noise.Length)..]],
                3 => bytes[..at],
                _ => [.. bytes[..at], .. noise, .. bytes[at..]],
            };
        }

        return bytes;
    });

    private static readonly Gen<byte[]> File = Gen.Frequency((2, OneOf(Pictures)), (3, Damaged(OneOf(Pictures))), (1, Gen.Byte.Array[0, 500]));

    private static readonly Gen<string> FileName = Gen.Frequency(
        (3, OneOf("a.png", "b.jpg", "x.svg")), (2, OneOf(Ugly)), (1, Gen.String[0, 300])).Select(name => name.Replace("\"", "", StringComparison.Ordinal));

    private static readonly string[] Needed = ["kind", "country", "name", "email", "consent"];

    /// <summary>A good form with some of its fields changed, left out, doubled or called otherwise; and nearly always one that it needs. Good ones cost a case each.</summary>
    private static readonly Gen<List<Part>> Parts = Gen.Select(
        Gen.Select(Gen.Int[0, 3], OneOf(FieldNames), Value).Array[1, 4], Gen.Select(FileName, File).Array[0, 2], Gen.Int[0, 3], Gen.Select(Gen.Int[0, 30], OneOf(Needed), OneOf(Ugly))).Select((changes, files, some, spoilt) =>
        {
            var parts = spoilt.Item1 == 0 ? FormBody.Good("chance@example.org") : FormBody.Good("chance@example.org", (spoilt.Item2, spoilt.Item3));
            foreach (var (kind, name, value) in changes)
            {
                var at = parts.FindIndex(part => part.Headers.EndsWith($"\"{name}\"", StringComparison.Ordinal));
                if (kind == 0 && at >= 0)
                    parts.RemoveAt(at);
                else if (kind == 1 && at >= 0)
                    parts[at] = Part.Field(name, value);
                else if (kind == 2)
                    parts.Add(Part.Field(name, value));
                else
                    parts.Insert(0, new Part($"Content-Disposition: form-data; name=\"{Encoding.Latin1.GetString(value).Replace("\"", "", StringComparison.Ordinal)}\"", value));
            }

            if (some == 0)
                parts.AddRange(files.Select(file => Part.File(file.Item1, file.Item2)));
            return parts;
        });

    private static readonly Gen<(byte[] Body, string Type)> Form = Gen.Frequency(
        (6, Parts.Select(parts => (FormBody.Of(parts), FormBody.Multipart))),
        (4, Damaged(Parts.Select(FormBody.Of)).Select(body => (body, FormBody.Multipart))),
        (2, Fields(FieldNames).Select(body => (body, FormBody.Url))),
        (1, Gen.Select(Parts, OneOf("multipart/form-data", "application/json", "text/plain; charset=utf-7", "multipart/form-data; boundary=other", "application/x-www-form-urlencoded; charset=utf-16", "x", "")).Select((parts, type) => (FormBody.Of(parts), type))));

    private static Gen<byte[]> Fields(string[] names) => Gen.Select(OneOf(names), Value).Array[0, 6].Select(fields =>
        Encoding.ASCII.GetBytes(string.Join('&', fields.Select(field => $"{field.Item1}={string.Concat(field.Item2.Select(one => $"%{one:X2}"))}"))));

    private static readonly Gen<string> Segment = Gen.Frequency(
        (1, OneOf(Ugly)), (1, Gen.String[Gen.Char.AlphaNumeric, 0, 60]), (1, Gen.Byte.Array[0, 60].Select(Encoding.Latin1.GetString)))
        .Select(text => string.Concat(Encoding.UTF8.GetBytes(text).Where(one => one != 0).Select(one => char.IsAsciiLetterOrDigit((char)one) ? $"{(char)one}" : $"%{one:X2}")));

    public static Gen<Shot> Any(Target target)
    {
        var page = OneOf(target.Pages.ToArray());
        var wrong = Gen.Select(page, Segment, (real, segment) => segment.Length == 0 ? "/cases/x" : $"/cases/{segment}");
        return Gen.Frequency(
            (30, Form.Select(form => Shot.Post("a form of chance", "/cases", form.Body, form.Type, Fate.Either))),
            (10, Form.Select(form => Shot.Post("a draft of chance", "/draft", form.Body, form.Type, Fate.Either))),
            (4, Form.Select(form => Shot.Post("a form of chance, for a browser", "/cases", form.Body, form.Type, Fate.Either, ("Accept", "text/html")))),
            (8, Gen.Select(page, OneOf(Actions), Fields(FieldNames), (path, action, body) => Shot.Post($"{action} by chance", $"{path}/{action}", body, FormBody.Url, Fate.Either))),
            (3, Gen.Select(page, OneOf("reply", "evidence"), Form, (path, action, form) => Shot.Post($"{action} by chance, with files", $"{path}/{action}", form.Body, form.Type, Fate.Either))),
            (5, Gen.Select(wrong, OneOf(Actions), (path, action) => Shot.Post($"{action} with a token of chance", $"{path}/{action}", "nonce=1"u8.ToArray(), FormBody.Url))),
            (10, Gen.Select(OneOf("/cases/", "/sent/", "/erase/", "/unsubscribe/"), Segment.Where(segment => segment.Length > 0), (path, segment) => Shot.Get("a token of chance", path + segment))),
            (8, Gen.Select(Segment, Segment, (country, filed) => Shot.Get("a deadline of chance", $"/deadline?country={country}&filed={filed}", Fate.Either))),
            (3, Gen.Select(page, OneOf("letters", "evidence"), Segment.Where(segment => segment.Length > 0), (path, kind, segment) => Shot.Get($"{kind} of chance", $"{path}/{kind}/{segment}"))),
            (2, Damaged(OneOf(Mails)).Select(mail => Shot.Post("a mail of chance", Target.Inbound("mime"), mail, null, Fate.Either))),
            (3, Damaged(OneOf(Mails).Select(mail => FormBody.Of([Part.Field("SPF", "pass"), Part.Field("email", mail)]))).Select(body => Shot.Post("SendGrid's form by chance", Target.Inbound("sendgrid"), body, FormBody.Multipart, Fate.Either))),
            (6, Damaged(OneOf(Events)).Select(body => target.Event("signed events of chance", body, Fate.Either))),
            (1, Gen.Select(OneOf(Events), Segment, (body, signature) => Shot.Post("events with a signature of chance", "/events/sendgrid", body, "application/json", Fate.Refused, ("X-Twilio-Email-Event-Webhook-Signature", signature), ("X-Twilio-Email-Event-Webhook-Timestamp", "1")))));
    }

    /// <param name="from">The number of the first: any of them can be made again alone.</param>
    public static IEnumerable<Shot> Some(Target target, ulong seed, int count, int from = 0)
    {
        var any = Any(target);
        return Enumerable.Range(from, count).Select(number => any.Generate(new PCG((uint)number + 1, seed), null, out _) is var shot ? shot with { What = $"{number}: {shot.What}" } : shot);
    }
}
