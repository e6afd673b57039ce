using System.Diagnostics;
using MimeKit;
using Objector.Core.InboundEmail;

namespace Objector.Bench.Rows;

/// <summary>How long it takes to read mails, against its floors in the same run: MimeKit's parse alone, and with the text decoded.</summary>
internal static class ReadMail
{
    private const string Name = "read a mail";
    private const double Most = 3;

    // Long enough for the compiler to have done its best with what runs often.
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(6);

    /// <param name="directory">Of mails; where there are none, nothing is measured.</param>
    public static Row Measure(string directory)
    {
        if (!Directory.Exists(directory))
            return new Row(Name, "no mails: name a folder of some by --mails", "", "", Row.Say($"at most {Most} times"), null);
        var mails = ReadMails.Files(directory).Select(File.ReadAllBytes).Where(bytes => IncomingMail.Read(bytes) is not null).ToList();
        // To a parser, a mail with the line ends of the old Macintosh is one line: it would have nothing to do.
        var parsable = mails.ConvertAll(OfUnix);
        var (parse, decode, read) = (TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < 3 * Measured;)
        {
            parse = Least(parse, () => Parse(parsable, decoded: false));
            decode = Least(decode, () => Parse(parsable, decoded: true));
            read = Least(read, () => Read(mails));
        }

        Console.Error.WriteLine(Row.Say($"  {mails.Count} mails; against MimeKit with the text decoded, in {decode.TotalMilliseconds:N1} ms: {read / decode:N2} times"));
        return Row.OfTime(Name, parse.TotalMilliseconds, read.TotalMilliseconds, "ms", Most);
    }

    private static byte[] OfUnix(byte[] raw) => raw.Contains((byte)'\n') ? raw : Array.ConvertAll(raw, one => one == '\r' ? (byte)'\n' : one);

    private static TimeSpan Least(TimeSpan known, Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed < known ? watch.Elapsed : known;
    }

    private static void Parse(List<byte[]> mails, bool decoded)
    {
        foreach (var raw in mails)
        {
            using var stream = new MemoryStream(raw, writable: false);
            using var message = MimeMessage.Load(stream);
            if (decoded)
                foreach (var part in message.BodyParts.OfType<TextPart>())
                    _ = part.Text;
        }
    }

    private static void Read(List<byte[]> mails)
    {
        foreach (var raw in mails)
            _ = IncomingMail.Read(raw);
    }
}
