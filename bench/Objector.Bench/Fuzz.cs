using System.Diagnostics;
using System.Globalization;
using Objector.Core.InboundEmail;

namespace Objector.Bench;

/// <summary>Reads messages that were damaged by chance: none may crash, hang, or take more memory than it is worth.</summary>
internal static class Fuzz
{
    // Whatever is read of a mail costs a little memory, however small it is.
    private const long Spared = 2 * 1024 * 1024;
    private const int MostMilliseconds = 2_000;

    public static int Print(string directory, string count, string seed)
    {
        var chance = new Random(int.Parse(seed, CultureInfo.InvariantCulture));
        var seeds = ReadMails.Files(directory).Select(File.ReadAllBytes).Where(bytes => bytes.Length is > 0 and < 1_000_000).ToList();
        var (crashed, slow, fat, worst) = (0, 0, 0, TimeSpan.Zero);
        var total = int.Parse(count, CultureInfo.InvariantCulture);
        for (var n = 0; n < total; n++)
        {
            var raw = Damaged(seeds[chance.Next(seeds.Count)], chance);
            var watch = Stopwatch.StartNew();
            IncomingMail? mail = null;
            try
            {
                mail = IncomingMail.Read(raw);
            }
            catch (Exception e)
            {
                crashed++;
                Console.Error.WriteLine($"message {n} of seed {seed}: {e.GetType().Name}: {e.Message}");
            }

            worst = watch.Elapsed > worst ? watch.Elapsed : worst;
            slow += watch.ElapsedMilliseconds > MostMilliseconds ? 1 : 0;
            fat += Kept(mail) > (10L * raw.Length) + Spared ? 1 : 0;
        }

        Console.WriteLine($"{total} messages: {crashed} crashed, {slow} took longer than {MostMilliseconds / 1000} s (the slowest {worst.TotalMilliseconds:N0} ms), {fat} kept more than ten times their size");
        return crashed + slow + fat == 0 ? 0 : 1;
    }

    /// <summary>What is kept in memory of a mail that was read, in bytes.</summary>
    private static long Kept(IncomingMail? mail) => mail is null
        ? 0
        : (2L * (mail.NewText.Length + mail.Whole.Length + mail.Subject.Length + (mail.Forwarded?.Text.Length ?? 0)))
            + (mail.Forwarded?.Raw?.Length ?? 0) + mail.Attachments.Sum(file => (long)file.Bytes.Length);

    private static byte[] Damaged(byte[] original, Random chance)
    {
        var bytes = (byte[])original.Clone();
        for (var times = chance.Next(1, 6); times > 0 && bytes.Length > 4; times--)
        {
            var at = chance.Next(bytes.Length);
            var length = Math.Min(chance.Next(1, 400), bytes.Length - at);
            bytes = chance.Next(5) switch
            {
                0 => [.. bytes[..at], .. bytes[(at + length)..]],
                1 => [.. bytes[..at], .. bytes.AsSpan(at, length), .. bytes[at..]],
                2 => [.. bytes[..at], (byte)chance.Next(256), .. bytes[(at + 1)..]],
                3 => bytes[..at],
                _ => [.. bytes[..at], .. Noise(chance), .. bytes[at..]],
            };
        }

        return bytes;
    }

    private static byte[] Noise(Random chance)
    {
        var noise = new byte[chance.Next(1, 60)];
        chance.NextBytes(noise);
        return noise;
    }
}
