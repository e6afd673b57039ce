using System.Diagnostics;
using MimeKit;
using Objector.Core.Replies;

namespace Objector.Bench;

/// <summary>How long it takes to read mails, against its floor in the same run: MimeKit's parse, with the text decoded.</summary>
internal static class ReadTime
{
    private const int Rounds = 30;

    public static int Print(string directory)
    {
        var mails = ReadMails.Files(directory).Select(File.ReadAllBytes).Where(bytes => IncomingMail.Read(bytes) is not null).ToList();
        Parse(mails);
        Read(mails);
        var (parse, read) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            parse = Least(parse, () => Parse(mails));
            read = Least(read, () => Read(mails));
        }

        Console.WriteLine($"{mails.Count} mails: read in {read.TotalMilliseconds:N0} ms, parsed by MimeKit alone in {parse.TotalMilliseconds:N0} ms: {read / parse:N2} times");
        return 0;
    }

    private static TimeSpan Least(TimeSpan known, Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed < known ? watch.Elapsed : known;
    }

    private static void Parse(List<byte[]> mails)
    {
        foreach (var raw in mails)
        {
            using var stream = new MemoryStream(raw, writable: false);
            using var message = MimeMessage.Load(stream);
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
