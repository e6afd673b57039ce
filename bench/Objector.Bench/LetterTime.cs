using System.Diagnostics;
using Objector.Core.Cases;
using Objector.Core.Letters;
using Objector.Core.Rights;

namespace Objector.Bench;

/// <summary>What it takes to write one letter, in each language.</summary>
internal static class LetterTime
{
    private const double MostMilliseconds = 1;
    private const double MostKilobytes = 50;
    private const int Times = 200;

    private static readonly DateOnly Today = new(2026, 3, 3);
    private static readonly Filing Filing = new(Today, "REF-1", Today.AddDays(31), true);

    public static int Print()
    {
        var holds = true;
        foreach (var (what, write) in new (string, Func<Submission, object?>)[]
        {
            ("a reminder", submission => Ladder.Reminder(submission, Filing, Today)),
            ("an admonition", submission => Ladder.Admonition(submission, [], Filing, [Grievance.NoAnswer, Grievance.EvidenceDemanded], Today.AddDays(40))),
            ("a complaint", submission => Ladder.Complaint(submission, [], Filing, [Grievance.NoAnswer], [], Today.AddDays(40))),
        })
        {
            var all = Drafting.Languages.Select(language => Measure(Of(language), write)).ToList();
            holds &= Bar.Print($"{what}, the slowest of {all.Count} languages", all.Max(one => one.Milliseconds), MostMilliseconds, "ms")
                & Bar.Print($"{what}, allocated", all.Max(one => one.Kilobytes), MostKilobytes, "KB");
        }

        // No letter but all of them, with each field to paste, the steps, the deadline and the authority.
        var draft = Drafting.Languages.Select(language => Measure(Of(language), submission => Drafting.Write(submission, [], Today))).ToList();
        Console.WriteLine(FormattableString.Invariant($"a whole draft, the slowest of {draft.Count} languages: {draft.Max(one => one.Milliseconds):N3} ms, {draft.Max(one => one.Kilobytes):N0} KB allocated; no bar"));
        return holds ? 0 : 1;
    }

    /// <summary>The middle of many times: the compiler has done its best by then, and another program's turn does not count.</summary>
    private static (double Milliseconds, double Kilobytes) Measure(Submission submission, Func<Submission, object?> write)
    {
        for (var n = 0; n < Times; n++)
            write(submission);
        var times = new double[Times];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var n = 0; n < Times; n++)
        {
            var since = Stopwatch.GetTimestamp();
            write(submission);
            times[n] = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Array.Sort(times);
        return (times[Times / 2], (double)allocated / Times / 1024);
    }

    private static Submission Of(string language) => new(
        RequestKind.Object, "DE", "Ada Example", "ada@example.org", language, "Europe/Berlin", "facebook.com/ada", string.Join(' ', Enumerable.Repeat("I am a nurse, and what I write is for my friends.", 8)),
        [new PromptPair("Who is Ada?", "A nurse.")], new Particulars([Circumstance.Profession], "", "", "", "", [Platform.Facebook], false));
}
