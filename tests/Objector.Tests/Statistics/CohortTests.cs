using CsCheck;
using Objector.Core.Law;
using Objector.Core.Statistics;

namespace Objector.Tests.Statistics;

/// <summary>Whatever is counted, and whoever leaves again: nobody can be found by adding or subtracting what was published.</summary>
public class CohortTests
{
    private sealed record Counted(int Id, SettledCase Finding);

    private sealed record Living(CohortKey Label, IReadOnlyList<Counted> Members)
    {
        public Cohort Batch => Cohort.Of(Label, [.. Members.Select(member => member.Finding)]);
    }

    private static readonly DateOnly Begin = new(2026, 1, 1);

    private static readonly Gen<SettledCase> AnyFinding = Gen.Select(
        Gen.Enum<RequestKind>(), Gen.OneOf(Gen.Const("DE"), Gen.Const("FR"), Gen.Const("IE")), Gen.Enum<Outcome>(), Gen.Enum<Timing>(), Gen.Int[0, 90], (kind, country, outcome, timing, days) =>
            new SettledCase(kind, country, outcome, timing, outcome == Outcome.NoAnswer ? null : days, Begin));

    /// <summary>A few kinds of cases, so that groups fill; in each month some are settled, and some owners leave.</summary>
    private static readonly Gen<(SettledCase[] Palette, (int[] Settled, int[] Leave)[] Months)> AnyYear = Gen.Select(
        AnyFinding.Array[1, 8], Gen.Select(Gen.Int[0, 1000].Array[0, 40], Gen.Int[0, 1000].Array[0, 4]).Array[1, 12]);

    /// <returns>What was published: after each month, and after each of those who left.</returns>
    private static List<List<Living>> Publications((SettledCase[] Palette, (int[] Settled, int[] Leave)[] Months) year)
    {
        var (waiting, batches, published, id) = (new List<Counted>(), new List<Living>(), new List<List<Living>>(), 0);
        for (var month = 0; month < year.Months.Length; month++)
        {
            var (settled, leave) = year.Months[month];
            waiting.AddRange(settled.Select(pick => new Counted(id++, year.Palette[pick % year.Palette.Length] with { Since = Begin.AddMonths(month) })));
            var formed = Cohort.Form(waiting, one => one.Finding, Begin.AddMonths(month + 1)).Select(batch => new Living(batch.Label, batch.Members)).ToList();
            batches.AddRange(formed);
            waiting = [.. waiting.Except(formed.SelectMany(batch => batch.Members))];
            published.Add([.. batches]);
            foreach (var who in leave.Where(_ => id > 0).Select(pick => pick % id))
            {
                waiting.RemoveAll(one => one.Id == who);
                batches.RemoveAll(batch => batch.Members.Any(member => member.Id == who));
                published.Add([.. batches]);
            }
        }

        return published;
    }

    private static Dictionary<string, int> Figures(IEnumerable<Living> batches)
    {
        var publication = PublishedStatistics.Of(Begin, Begin, [.. batches.Select(batch => batch.Batch)]);
        return publication.Kinds.Select(row => (Name: $"kind {row.Key}", Row: row)).Concat(publication.Countries.Select(row => (Name: $"country {row.Key}", Row: row))).Prepend((Name: "all", Row: publication.All))
            .SelectMany(pair => Numbers(pair.Row).Select(number => (Name: $"{pair.Name} {number.Name}", number.Count)))
            .ToDictionary(figure => figure.Name, figure => figure.Count);
    }

    private static IEnumerable<(string Name, int Count)> Numbers(Row row) =>
        Enum.GetValues<Outcome>().Select(outcome => ($"{outcome}", row.Of(outcome))).Concat([("cases", row.Cases), ("in time", row.InTime), ("late", row.Late)]);

    /// <returns>The people behind each figure: those of every batch that, alone, adds to it.</returns>
    private static Dictionary<string, HashSet<int>> People(List<Living> batches)
    {
        var people = new Dictionary<string, HashSet<int>>();
        foreach (var batch in batches)
        {
            foreach (var (name, count) in Figures([batch]).Where(figure => figure.Value > 0))
            {
                Assert.Equal(batch.Members.Count, count);
                people.TryAdd(name, []);
                people[name].UnionWith(batch.Members.Select(member => member.Id));
            }
        }

        return people;
    }

    private static void AssertNobodyStandsAlone(ICollection<HashSet<int>> first, ICollection<HashSet<int>> second)
    {
        foreach (var one in first)
        {
            foreach (var other in second)
            {
                var both = one.Count(other.Contains);
                Assert.All(new[] { both, one.Count - both, other.Count - both }, size => Assert.False(size is > 0 and < Cohort.Smallest, $"{size} people"));
            }
        }
    }

    [Fact]
    public void No_published_figure_is_about_one_to_four_people() => AnyYear.Sample(
        year => Assert.All(Publications(year), batches =>
        {
            var people = People(batches);
            Assert.All(Figures(batches), figure => Assert.Equal(figure.Value, people.GetValueOrDefault(figure.Key)?.Count ?? 0));
            Assert.All(people.Values, group => Assert.True(group.Count >= Cohort.Smallest));
        }),
        iter: 200);

    [Fact]
    public void Nor_is_any_difference_of_two_figures_of_the_same_day_or_of_different_days() => AnyYear.Sample(
        year =>
        {
            var published = Publications(year).ConvertAll(batches => People(batches).Values);
            for (var day = 0; day < published.Count; day++)
            {
                AssertNobodyStandsAlone(published[day], published[day]);
                if (day > 0)
                    AssertNobodyStandsAlone(published[day - 1], published[day]);
                AssertNobodyStandsAlone(published[0], published[day]);
            }
        },
        iter: 60);

    [Fact]
    public void Who_has_left_is_in_no_later_publication() => AnyYear.Sample(
        year =>
        {
            var published = Publications(year);
            var gone = new HashSet<int>();
            for (var day = 1; day < published.Count; day++)
            {
                var now = published[day].SelectMany(batch => batch.Members).Select(member => member.Id).ToHashSet();
                gone.UnionWith(published[day - 1].SelectMany(batch => batch.Members).Select(member => member.Id).Except(now));
                Assert.DoesNotContain(now, gone.Contains);
            }
        },
        iter: 200);

    [Fact]
    public void What_a_batch_says_is_true_of_each_of_its_cases() => AnyYear.Sample(
        year => Assert.All(Publications(year)[^1], batch => Assert.All(batch.Members, member =>
        {
            Assert.Equal((batch.Label.Outcome, batch.Label.Timing), (member.Finding.Outcome, member.Finding.Timing));
            Assert.True(batch.Label.Kind is null || batch.Label.Kind == member.Finding.Kind);
            Assert.True(batch.Label.Country is null || batch.Label.Country == member.Finding.Country);
        })),
        iter: 200);

    private static readonly SettledCase Plain = new(RequestKind.Object, "DE", Outcome.Granted, Timing.InTime, 3, Begin);

    private static IReadOnlyList<CohortKey> Formed(DateOnly month, params SettledCase[] findings) => [.. Cohort.Form(findings, one => one, month).Select(batch => batch.Label)];

    [Fact]
    public void Only_what_was_settled_before_the_month_is_counted()
    {
        var five = Enumerable.Range(1, 5).Select(days => Plain with { Days = days }).ToArray();

        Assert.Equal([], Formed(Begin, five));
        Assert.Equal([new CohortKey(RequestKind.Object, "DE", Outcome.Granted, Timing.InTime)], Formed(Begin.AddMonths(1), five));
    }

    [Fact]
    public void Who_finds_too_few_others_is_counted_without_country_and_then_without_kind()
    {
        SettledCase[] mixed = [Plain, Plain with { Country = "FR" }, Plain with { Country = "IE" }, Plain with { Country = "IT" }, Plain with { Country = "PL" }];

        Assert.Equal([], Formed(Begin.AddMonths(Cohort.PatienceForCountry), mixed));
        Assert.Equal([new CohortKey(RequestKind.Object, null, Outcome.Granted, Timing.InTime)], Formed(Begin.AddMonths(Cohort.PatienceForCountry + 1), mixed));
        mixed[0] = mixed[0] with { Kind = RequestKind.Delete };
        Assert.Equal([], Formed(Begin.AddMonths(Cohort.PatienceForKind), mixed));
        Assert.Equal([new CohortKey(null, null, Outcome.Granted, Timing.InTime)], Formed(Begin.AddMonths(Cohort.PatienceForKind + 1), mixed));
    }

    [Theory]
    [InlineData(4, new int[0])]
    [InlineData(5, new[] { 5 })]
    [InlineData(9, new[] { 9 })]
    [InlineData(14, new[] { 7, 7 })]
    [InlineData(23, new[] { 5, 6, 6, 6 })]
    public void Many_that_are_alike_become_small_batches(int count, int[] sizes) =>
        Assert.Equal(sizes, Cohort.Form(Enumerable.Range(0, count), days => Plain with { Days = days }, Begin.AddMonths(1)).Select(batch => batch.Members.Length).Order());

    [Theory]
    [InlineData(new[] { 1, 2, 3, 4, 5 }, 2, 3, 4)]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7, 8 }, 2, 4, 6)]
    [InlineData(new[] { 7 }, 7, 7, 7)]
    public void Quartiles_are_days_that_occurred(int[] days, int lower, int median, int upper) => Assert.Equal(new Quartiles(lower, median, upper), Quartiles.Of(days));

    [Fact]
    public void The_share_past_the_deadline_is_of_those_with_one()
    {
        Cohort Of(Outcome outcome, Timing timing, int size) => new(new CohortKey(RequestKind.Object, "DE", outcome, timing), size, []);
        var row = Row.Sum("DE", [Of(Outcome.NoAnswer, Timing.Late, 5), Of(Outcome.Granted, Timing.InTime, 10), Of(Outcome.Granted, Timing.NoDeadline, 6)]);

        Assert.Equal((21, 16, 5, 33), (row.Cases, row.Granted, row.NoAnswer, row.LatePercent));
    }
}
