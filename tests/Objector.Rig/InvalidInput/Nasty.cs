using System.IO.Compression;
using System.Text;

namespace Objector.Rig.InvalidInput;

/// <summary>Inputs that somebody thought of: each a line, with what should become of it.</summary>
public static class Nasty
{
    private const int Megabyte = 1024 * 1024;

    private static readonly string[] WrongAddresses =
    [
        "", "ada", "@", "ada@", "@example.org", "ada@nowhere", "ada@localhost", "ada@127.0.0.1.", "ada@[127.0.0.1]", "ada@[IPv6:::1]", "ada@example..org", "ada@.example.org", "ada@example.org.", "ada@-a.org", "ada@a_b.org",
        "ada@example.org\r\nBcc: eve@example.net", "ada@example.org, eve@example.net", "ada@example.org; eve@example.net", "Ada <ada@example.org>", "<ada@example.org>", "ada(comment)@example.org", "ada @example.org", "ada@exam ple.org",
        "ada@example.org?cc=eve@example.net", "ada@example.org%0ACc:eve@example.net", "\"ada@example.org", "ada@@example.org", "ada@example.org\u2060", "ada\u00A0@example.org", $"{new string('a', 65)}@example.org", $"ada@{new string('a', 64)}.org", $"ada@{new string('a', 300)}.org",
        "=?utf-8?Q?ada?=@example.org>", "group: ada@example.org;", "ada@example.org\0", "ada@exa\u202Emple.org", "ada@ex/../ample.org", "ada@<script>.org",
    ];

    private static readonly string[] UnusualAddresses =
    [
        "o'hara+meta@example.co.uk", "ada@xn--bcher-kva.example", "ada@bücher.example", "\"ada lovelace\"@example.org",
    ];

    private static readonly string[] FileNames =
    [
        "../../x.png", "..\\..\\x.png", "CON", "a\0b.png", "/etc/passwd", $"{new string('x', 10_000)}.png", "x\u202Egnp.exe", "x.png;.exe", "%2e%2e%2fx.png", "😀" + new string('x', 98) + "😀.png", "",
    ];

    private static readonly string[] Kinds = ["cases", "sent", "erase", "unsubscribe"];
    private static readonly string[] TextFields = ["name", "accounts", "details", "prompt", "response", "nonce", "product", "seen", "sensitive", "falsehood", "timezone"];

    private static readonly string[] OtherPowers = ["/erase/", "/unsubscribe/", "/sent/"];

    private static readonly string[] Deadlines =
    [
        "country=DE&filed=-1", "country=DE&filed=0001-01-01", "country=DE&filed=9999-12-31", "country=DE&filed=99999-01-01", "country=DE&filed=2026-02-30", "country=%3Cscript%3E", "country=DE-ZZ", "country=" + new string('x', 3_000), "country=%C0%AE", "country=DE&country=FR", "",
    ];

    private static readonly string[] Pauses =
    [
        "-1", "0", "366", "999999999999", "99999999999999999999", "1e3", "NaN", "", "１４", "0x10", "14; DROP TABLE cases", "\0",
    ];

    private static readonly string[] Days =
    [
        "0001-01-01", "9999-12-31", "2026-13-45", "-2026-01-01", "tomorrow", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "\0",
    ];

    public static IEnumerable<Shot> All(Target target) =>
        [.. Envelopes(), .. Fields(), .. Addresses(), .. Files(), .. Links(target), .. Commands(target.Pages[0], target.Pages[1]), .. Doors(target)];

    private static Shot Form(string what, Fate fate, params (string, string)[] changes) => Form(what, fate, FormBody.Good("nasty@example.org", changes));

    private static Shot Form(string what, Fate fate, IEnumerable<Part> parts) => Shot.Post(what, "/cases", FormBody.Of(parts), FormBody.Multipart, fate);

    private static Shot Body(string what, byte[] body, string? type, params (string, string)[] headers) => Shot.Post(what, "/cases", body, type, Fate.Refused, headers);

    private static byte[] Good => FormBody.Of(FormBody.Good("nasty@example.org"));

    /// <summary>How a form is packed.</summary>
    private static IEnumerable<Shot> Envelopes() =>
    [
        Body("a form without its boundary", Good, "multipart/form-data"),
        Body("a form with another boundary", Good, "multipart/form-data; boundary=other"),
        Body("a boundary of 10,000 characters", Good, $"multipart/form-data; boundary={new string('x', 10_000)}"),
        Body("a form without a type", Good, null),
        Body("a form called JSON", Good, "application/json"),
        Body("a form called a mixed mail", Good, $"multipart/mixed; boundary={FormBody.Boundary}"),
        Body("a type that is none", Good, "multipart/form-data; boundary=\"; charset=;;"),
        Body("a form in a charset that is none", "kind=object"u8.ToArray(), $"{FormBody.Url}; charset=klingon"),
        Body("a form in UTF-7", "kind=object&name=+ADw-"u8.ToArray(), $"{FormBody.Url}; charset=utf-7"),
        Body("a form in UTF-16", Encoding.Unicode.GetBytes("kind=object&country=DE"), $"{FormBody.Url}; charset=utf-16"),
        Body("an empty body", [], FormBody.Multipart),
        Body("a body of noise", Enumerable.Range(0, 50_000).Select(n => (byte)(n * 7919)).ToArray(), FormBody.Multipart),
        Body("a form cut off in the middle", Good[..(Good.Length / 2)], FormBody.Multipart),
        Body("a form cut off in its last line", Good[..^6], FormBody.Multipart),
        Body("1,000 parts", FormBody.Of(Enumerable.Range(0, 1_000).Select(n => Part.Field($"f{n}", "x"))), FormBody.Multipart),
        Body("1,000 files", FormBody.Of(Enumerable.Range(0, 1_000).Select(n => Part.File($"{n}.png", []))), FormBody.Multipart),
        Body("10,000 fields", FormBody.UrlEncoded(Enumerable.Range(0, 10_000).Select(n => ($"f{n}", "x"))), FormBody.Url),
        Body("10,000 times the same field", FormBody.UrlEncoded(Enumerable.Repeat(("name", "x"), 10_000)), FormBody.Url),
        Body("a field's name of 100,000 characters", FormBody.UrlEncoded((new string('n', 100_000), "x")), FormBody.Url),
        Body("a field of a megabyte", FormBody.UrlEncoded(("details", new string('x', Megabyte))), FormBody.Url),
        Body("percent signs that encode nothing", "kind=%%%&name=%zz&email=%u0041"u8.ToArray(), FormBody.Url),
        Body("a part with 100 headers", FormBody.Of([new Part(string.Join("\r\n", Enumerable.Range(0, 100).Select(n => $"X-{n}: y")), [])]), FormBody.Multipart),
        Body("a part with a header of 100 KB", FormBody.Of([new Part($"Content-Disposition: form-data; name=\"name\"\r\nX: {new string('y', 100_000)}", [])]), FormBody.Multipart),
        Body("a part without headers", FormBody.Of([new Part("", "x"u8.ToArray())]), FormBody.Multipart),
        Body("a part without a name", FormBody.Of([new Part("Content-Disposition: form-data", "x"u8.ToArray())]), FormBody.Multipart),
        Body("a part in a charset that is none", FormBody.Of([new Part("Content-Disposition: form-data; name=\"name\"\r\nContent-Type: text/plain; charset=klingon", "x"u8.ToArray())]), FormBody.Multipart),
        Body("a packed form", Packed(Good), FormBody.Multipart, ("Content-Encoding", "gzip")),
        Body("100 MB packed into 100 KB", Packed(new byte[100 * Megabyte]), FormBody.Url, ("Content-Encoding", "gzip")),
        Body("a form packed in a way that is none", Good, FormBody.Multipart, ("Content-Encoding", "klingon")),
        Body("a file of 33 MB", FormBody.Of([Part.File("large.png", new byte[33 * Megabyte])]), FormBody.Multipart),
        Shot.Post("a draft of noise", "/draft", "\0\0\0"u8.ToArray(), FormBody.Multipart),
        Shot.Post("a draft that is JSON", "/draft", "{}"u8.ToArray(), "application/json"),
    ];

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static IEnumerable<Shot> Fields() =>
    [
        Form("a form of nothing", Fate.Refused, [Part.Field("x", "")]),
        Form("fields whose names are written otherwise", Fate.Refused, [Part.Field("kind[]", "object"), Part.Field("COUNTRY.", "DE"), Part.Field("__proto__", "x"), Part.Field("email\r\nname", "y")]),
        Form("two kinds in one", Fate.Refused, ("kind", "object,access")),
        Form("a kind by its number", Fate.Refused, ("kind", "1")),
        Form("a country that is a script", Fate.Refused, ("country", "<script>alert(1)</script>")),
        Form("a country that is a path", Fate.Refused, ("country", "../../DE")),
        Form("a language that is a path", Fate.Refused, ("language", "../../etc/passwd")),
        Form("a time zone that is a path", Fate.Taken, ("timezone", "../../../../etc/passwd")),
        Form("a name of NUL", Fate.Refused, ("name", "\0")),
        Form("a name of nothing visible", Fate.Refused, ("name", "\u200B\u2060\u202E\uFEFF")),
        Form("a name of 10,000 characters", Fate.Refused, ("name", new string('x', 10_000))),
        Form("a name that turns what follows around", Fate.Taken, ("name", "Ada\u202E gnp.exe\u2066")),
        Form("a name under a storm of marks", Fate.Taken, ("name", "A" + string.Concat(Enumerable.Repeat("\u0300\u0489\u0335", 60)))),
        Form("a name of halves of characters", Fate.Taken, [.. FormBody.Good("nasty@example.org").Where(part => !part.Headers.Contains("\"name\"", StringComparison.Ordinal)), Part.Field("name", [.. "Ada "u8, 0xED, 0xA0, 0x80, 0xFF, 0xC0, 0xAF])]),
        Form("a new line and a header in every field that is text", Fate.Taken, Injected()),
        Form("a name that is another address", Fate.Taken, ("name", "Eve <eve@example.net>, Bob")),
        Form("a name that opens a header's encoding", Fate.Taken, ("name", "=?utf-8?Q?Bcc:_eve@example.net?=")),
        Form("reasons that are a template", Fate.Taken, ("details", "{{ Submission.Email }}{% include '_head' %}{% assign x = 1 %}")),
        Form("reasons that are a script", Fate.Taken, ("details", "</textarea><script>alert(1)</script>")),
        Form("reasons of 10,001 characters", Fate.Refused, ("details", new string('x', 10_001))),
        Form("eleven pairs", Fate.Refused, [.. FormBody.Good("nasty@example.org"), .. Enumerable.Range(0, 11).SelectMany(n => new[] { Part.Field("prompt", $"p{n}"), Part.Field("response", "r") })]),
        Form("all fields filled with emoji to their limits", Fate.Taken, [.. FormBody.Good("nasty@example.org", ("name", Emoji(200)), ("accounts", Emoji(500))).Where(part => !part.Headers.Contains("\"prompt\"", StringComparison.Ordinal) && !part.Headers.Contains("\"response\"", StringComparison.Ordinal)), .. Enumerable.Repeat(Part.Field("response", Emoji(9_900)), 10)]),
        Form("more emoji than all fields take together", Fate.Refused, [.. FormBody.Good("nasty@example.org"), .. Enumerable.Repeat(Part.Field("response", Emoji(10_000)), 10), .. Enumerable.Repeat(Part.Field("prompt", Emoji(4_000)), 9)]),
        Form("no consent", Fate.Refused, ("consent", "perhaps")),
        Form("a nonce of 100,000 characters", Fate.Taken, ("nonce", new string('n', 100_000))),
        Form("circumstances that are none", Fate.Refused, ("circumstance", "profession,health")),
        Form("a platform by its number", Fate.Refused, ("platform", "3")),
    ];

    private static string Emoji(int length) => "A" + string.Concat(Enumerable.Repeat("😀", (length - 1) / 2));

    private static (string, string)[] Injected()
    {
        const string header = "\r\nBcc: eve@example.net\r\n\r\n<b>";
        return [.. TextFields.Select(field => (field, $"Ada{header}"))];
    }

    private static IEnumerable<Shot> Addresses() =>
    [
        .. WrongAddresses.Select((address, index) => Form($"address {index}: {address}", address is "ada@example.org\0" or "ada@exa\u202Emple.org" ? Fate.Taken : Fate.Refused, ("email", address))),
        .. UnusualAddresses.Select(address => Form($"an address that is unusual: {address}", Fate.Taken, ("email", address))),
    ];

    private static IEnumerable<Shot> Files()
    {
        Shot With(string what, byte[] content, Fate fate = Fate.Refused, string name = "screenshot.png", string type = "image/png") =>
            Form(what, fate, [.. FormBody.Good("nasty@example.org"), Part.File(name, content, type: type)]);

        var png = Images.Picture();
        return
        [
            With("an SVG called PNG", Images.Svg),
            With("HTML called PNG", Images.Html),
            With("a PDF called PNG", Images.Pdf),
            With("a zip called PNG", Images.Zip),
            With("an SVG that says so", Images.Svg, name: "x.svg", type: "image/svg+xml"),
            With("an empty file", []),
            With("a PNG's first bytes alone", png[..8]),
            With("a PNG cut off", png[..(png.Length / 2)]),
            With("a PNG with a PDF behind it", [.. png, .. Images.Pdf], Fate.Taken),
            With("a PNG with a zip behind it", [.. png, .. Images.Zip], Fate.Taken),
            With("HTML with a PNG behind it", [.. Images.Html, .. png]),
            With("a JPEG called PNG", Images.Picture(SkiaSharp.SKEncodedImageFormat.Jpeg), Fate.Taken),
            With("a PNG of 50,000 by 50,000", Images.PngOf(50_000, 50_000)),
            With("a PNG of 2,147,483,647 by 1", Images.PngOf(int.MaxValue, 1)),
            With("a PNG of -1 by -1", Images.PngOf(-1, -1)),
            With("a PNG of 0 by 0", Images.PngOf(0, 0)),
            With("a PNG of 7,000 by 7,000 that holds a thousand bytes", Images.PngOf(7_000, 7_000)),
            With("a PNG whose text unpacks to 50 MB", Images.PngWith("zTXt", 50 * Megabyte), Fate.Either),
            With("a PNG whose profile unpacks to 50 MB", Images.PngWith("iCCP", 50 * Megabyte), Fate.Either),
            With("a JPEG of 65,535 by 65,535", Images.JpegOf(65_535, 65_535)),
            With("a JPEG of 7,000 by 7,000 that holds a few bytes", Images.JpegOf(7_000, 7_000)),
            With("a JPEG of 10,000 scans", Images.JpegWithScans(10_000)),
            With("a GIF of 10,000 frames", Images.GifOf(10_000)),
            With("a moving WebP of 4,194,304 by 4,194,304", Images.WebpOfFrames()),
            .. FileNames
                .Select((name, index) => With($"a file's name, {index}", png, Fate.Either, name)),
            Form("21 screenshots", Fate.Refused, [.. FormBody.Good("nasty@example.org"), .. Enumerable.Range(0, 21).Select(n => Part.File($"{n}.png", png))]),
            Form("one good screenshot and one that is none", Fate.Refused, [.. FormBody.Good("nasty@example.org"), Part.File("a.png", png), Part.File("b.png", Images.Svg)]),
        ];
    }

    private static IEnumerable<Shot> Links(Target target)
    {
        var token = target.Pages[0].Split('/')[^1];
        string[] tokens = ["x", "..%2f..%2fx", "%C0%AE%C0%AE%C0%AF", "%ff%fe", "%E2%80%AE", new string('a', 5_000), token[..^1], token + "0", $"{token[..^1]}{(token[^1] == '0' ? '1' : '0')}", "'%20or%20'1'='1", "%3Cscript%3E", "%0D%0ASet-Cookie:x=y"];
        return
        [
            .. tokens.SelectMany((bad, index) => Kinds.Select(kind => Shot.Get($"/{kind} with token {index}", $"/{kind}/{bad}"))),
            .. OtherPowers.Select(path => Shot.Get($"the token of a page at {path}", path + token)),
            Shot.Post("confirming with a wrong token", "/cases/x/confirm", FormBody.UrlEncoded(("nonce", "1")), FormBody.Url),
            Shot.Get("a screenshot's name that is a path", $"{target.Pages[0]}/evidence/..%2f..%2fx"),
            Shot.Get("a letter that is none", $"{target.Pages[0]}/letters/%00x".Replace("%00", "%01", StringComparison.Ordinal)),
            Shot.Get("an asset that is a path", "/assets/..%2f..%2fappsettings.json"),
            Shot.Get("a page that is none", "/wp-login.php"),
            new Shot("a method that is none here", HttpMethod.Delete, "/cases", Fate.Refused),
            .. Deadlines
                .Select(query => Shot.Get($"a deadline for {query[..Math.Min(40, query.Length)]}", $"/deadline?{query}")),
            Shot.Get("a language that is a path", "/?lang=..%2f..%2fde", Fate.Taken),
        ];
    }

    private static IEnumerable<Shot> Commands(string ready, string filed)
    {
        Shot Do(string what, string action, Fate fate, params (string, string)[] fields) => Shot.Post(what, action.StartsWith('/') ? action : $"{filed}/{action}", FormBody.UrlEncoded(fields), FormBody.Url, fate);
        return
        [
            .. Pauses.Select(days => Do($"a pause of {days} days", "snooze", Fate.Refused, ("days", days))),
            .. Days
                .SelectMany(at => new[] { Do($"filed on {at}", "filed", Fate.Refused, ("at", at)), Do($"answered on {at}", "reply", Fate.Refused, ("kind", "other"), ("at", at)), Do($"answered on {at}, before it was filed", $"{ready}/reply", Fate.Refused, ("kind", "other"), ("at", at)), Do($"written on {at}", "letter", Fate.Refused, ("letter", "reminder"), ("at", at)) }),
            Do("a reference of 201 characters", "filed", Fate.Refused, ("reference", new string('x', 201))),
            Do("an answer of 20,001 characters", "reply", Fate.Refused, ("kind", "other"), ("text", new string('x', 20_001))),
            Do("two kinds of answer in one", "reply", Fate.Refused, ("kind", "approved,refused")),
            Do("a kind of answer by its number", "reply", Fate.Refused, ("kind", "5")),
            Do("an answer of a mail that is not there", "reply", Fate.Refused, ("kind", "other"), ("held", "../../x")),
            Do("a letter that is none", "letter", Fate.Refused, ("letter", "../complaint")),
            Do("a setting that is none", "settings", Fate.Refused, ("setting", new string('x', 50_000))),
            Do("erasing a mail that is a path", "erase-mail", Fate.Refused, ("mail", "in-0123456789abcdef/../../x")),
            Do("no screenshots", "evidence", Fate.Refused),
            Do("a nonce of 100,000 characters", "statistics", Fate.Taken, ("statistics", "on"), ("nonce", new string('n', 100_000))),
            Shot.Post("a command as JSON", $"{filed}/snooze", "{\"days\":5}"u8.ToArray(), "application/json"),
            Shot.Post("an answer with an SVG", $"{filed}/reply", FormBody.Of([Part.Field("kind", "other"), Part.File("x.png", Images.Svg, "files")]), FormBody.Multipart),
        ];
    }

    /// <summary>What programs post.</summary>
    private static IEnumerable<Shot> Doors(Target target) =>
    [
        Shot.Post("a mail without the key", "/inbound/mime", "From: x"u8.ToArray(), null),
        Shot.Post("a mail of nothing", Target.Inbound("mime"), [], null),
        Shot.Post("a mail of 31 MB", Target.Inbound("mime"), new byte[31 * Megabyte], "message/rfc822"),
        Shot.Post("a packed mail", Target.Inbound("mime"), Packed("From: x"u8.ToArray()), null, Fate.Refused, ("Content-Encoding", "gzip")),
        Shot.Post("a mail of noise", Target.Inbound("mime"), Enumerable.Range(0, 5_000).Select(n => (byte)(n * 7919)).ToArray(), null, Fate.Taken),
        Shot.Post("a mail that is 200 mails deep", Target.Inbound("mime"), Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("Content-Type: message/rfc822\r\n\r\n", 200)) + "x"), null, Fate.Taken),
        Shot.Post("a mail with a subject of a megabyte", Target.Inbound("mime"), Encoding.ASCII.GetBytes($"From: eve@example.net\r\nTo: nobody@localhost\r\nSubject: {new string('x', Megabyte)}\r\nMessage-ID: <{new string('m', 200_000)}@example.net>\r\n\r\nx"), null, Fate.Taken),
        Shot.Post("SendGrid's form without its boundary", Target.Inbound("sendgrid"), Good, "multipart/form-data"),
        Shot.Post("SendGrid's form without a mail", Target.Inbound("sendgrid"), FormBody.Of([Part.Field("SPF", "pass")]), FormBody.Multipart),
        Shot.Post("SendGrid's form cut off", Target.Inbound("sendgrid"), FormBody.Of([Part.Field("email", "From: x")])[..^30], FormBody.Multipart),
        Shot.Post("SendGrid's form with 100 headers to a part", Target.Inbound("sendgrid"), FormBody.Of([new Part(string.Join("\r\n", Enumerable.Range(0, 100).Select(n => $"X-{n}: y")), [])]), FormBody.Multipart),
        Shot.Post("SendGrid's form with a line that is no header", Target.Inbound("sendgrid"), FormBody.Of([new Part("no header", [])]), FormBody.Multipart),
        Shot.Post("SendGrid's verdicts of 100 KB each", Target.Inbound("sendgrid"), FormBody.Of([Part.Field("SPF", new string('p', 100_000)), Part.Field("dkim", "{\r\nX: " + new string('ä', 50_000)), Part.Field("spam_score", new string('9', 100_000)), Part.Field("email", "From: v@example.net\r\n\r\nx")]), FormBody.Multipart, Fate.Taken),
        Shot.Post("events without a signature", "/events/sendgrid", "[]"u8.ToArray(), "application/json"),
        Shot.Post("events of 5 MB", "/events/sendgrid", new byte[5 * Megabyte], "application/json"),
        Shot.Post("events with a signature that is none", "/events/sendgrid", "[]"u8.ToArray(), "application/json", Fate.Refused, ("X-Twilio-Email-Event-Webhook-Signature", "MEUCIQ=="), ("X-Twilio-Email-Event-Webhook-Timestamp", "1")),
        target.Event("signed events, 1,000 deep", Encoding.ASCII.GetBytes(new string('[', 1_000) + new string(']', 1_000)), Fate.Taken),
        target.Event("signed events that are null", "null"u8.ToArray(), Fate.Taken),
        target.Event("signed events cut off", "[{\"event\":\"bounce\""u8.ToArray(), Fate.Taken),
        target.Event("signed events with numbers out of every range", "[{\"event\":\"bounce\",\"mail\":\"request-1.x\",\"case\":\"case+x@localhost\",\"sg_event_id\":\"e\",\"timestamp\":1e400}]"u8.ToArray(), Fate.Taken),
        target.Event("signed events of no text", [.. "[\""u8, 0xFF, 0xFE, 0xC0, .. "\"]"u8], Fate.Taken),
        target.Event("signed events with halves of characters", "[{\"event\":\"\\ud800\",\"sg_event_id\":\"\\udfff\"}]"u8.ToArray(), Fate.Taken),
        Shot.Post("an operator's key of 100 KB", "/operator/sign-in", FormBody.UrlEncoded(("key", new string('k', 100_000))), FormBody.Url),
        Shot.Get("the operator's pages without a key", "/operator"),
        Shot.Get("a mail of the pen that is a path", "/operator/mails/..%2f..%2fx"),
    ];
}
