using System.Diagnostics;
using Objector.Core.Cases;
using Objector.Core.Law;
using Objector.Core.Letters;

namespace Objector.Bench.Rows;

/// <summary>What it takes to write one letter: the slowest kind in the slowest language.</summary>
internal static class Letter
{
    private const double MostMilliseconds = 1;
    private const double MostKilobytes = 50;
    private const int Times = 200;

    private static readonly DateOnly Today = new(2026, 3, 3);
    private static readonly Filing Filing = new(Today, "REF-1", Today.AddDays(31), true);

    public static Row Measure()
    {
        var letters = new (string What, Func<Submission, object?> Write)[]
        {
            ("a request", Request),
            ("a reminder", submission => EscalationLetters.Reminder(submission, Filing, Today)),
            ("an admonition", submission => EscalationLetters.Admonition(submission, [], Filing, [Grievance.NoAnswer, Grievance.EvidenceDemanded], Today.AddDays(40))),
            ("a complaint", submission => EscalationLetters.Complaint(submission, [], Filing, [Grievance.NoAnswer], [], Today.AddDays(40))),
        };
        var taken = letters.Select(letter => (letter.What, Most: Slowest(letter.Write))).ToList();
        var (slowest, largest) = (taken.Max(letter => letter.Most.Milliseconds), taken.Max(letter => letter.Most.Kilobytes));

        // No letter but all that fit, with each field to paste, the steps, the deadline and the authority.
        var draft = Slowest(submission => Drafting.Write(submission, [], Today));
        foreach (var (what, most) in taken.Append(("a whole draft, which has no bar", draft)))
            Console.Error.WriteLine(Row.Say($"  {what}: {most.Milliseconds:N3} ms, {most.Kilobytes:N0} KB"));
        return new Row(
            "letter", Row.Say($"of {Drafting.Languages.Length} languages"), "", Row.Say($"{slowest:N2} ms, {largest:N0} KB allocated"), Row.Say($"at most {MostMilliseconds} ms, {MostKilobytes} KB"), slowest <= MostMilliseconds && largest <= MostKilobytes);
    }

    /// <summary>The letter alone, of all that a draft is.</summary>
    private static string Request(Submission submission)
    {
        var language = LetterLanguage.For(submission.Language);
        return language.Render("gdpr-object", LetterValues.For(submission, [], Jurisdictions.For(submission.Country), language, Today));
    }

    private static (double Milliseconds, double Kilobytes) Slowest(Func<Submission, object?> write)
    {
        var all = Drafting.Languages.Select(language => Measure(Of(language), write)).ToList();
        return (all.Max(one => one.Milliseconds), all.Max(one => one.Kilobytes));
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
        [new PromptPair("Who is Ada?", "A nurse.")], new RequestDetails([Circumstance.Profession], "", "", "", "", [Platform.Facebook], false));
}
