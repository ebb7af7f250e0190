using System.Globalization;
using NatoIraq.Core.Sampling;

namespace NatoIraq.Core.Scenarios;

/// <summary>
/// Compiles the correlations of a chain of scenarios. Assumptions are tied in the order of their generation, then of
/// their names, so that a child's assumption that goes along with its parent's changes none of these.
/// </summary>
internal sealed class CorrelationCompiler(PlanMerge merge, IReadOnlyList<PlanAssumption> assumptions)
{
    private const double Dust = 1e-9;

    private readonly PlanAssumption[] _ordered =
        [.. assumptions.OrderBy(a => a.Generation).ThenBy(a => a.Source.Name, StringComparer.Ordinal)];

    // What is said last of two, by their places in that order.
    private readonly Dictionary<(int A, int B), Inherited<Correlation>> _pairs = [];

    public (IReadOnlyList<PlanCorrelation> Correlations, Copula? Copula) Compile()
    {
        foreach (Inherited<Correlation> stated in merge.Correlations) Add(stated);
        int[] members = [.. _pairs.Keys.SelectMany(p => new[] { p.A, p.B }).Distinct().Order()];
        var ranks = new RankCorrelations(members.Length);
        foreach (((int a, int b), Inherited<Correlation> stated) in _pairs)
            ranks[Array.IndexOf(members, a), Array.IndexOf(members, b)] = stated.Item.Rank;
        if (members.Length == 0 || !ranks.IsPossible)
        {
            if (members.Length > 0) Refuse(ranks, members);
            return ([], null);
        }
        return (
            [.. _pairs.OrderBy(p => p.Key).Select(p => new PlanCorrelation(
                NameOf(p.Key.A), NameOf(p.Key.B), p.Value.Item.Rank, p.Value.Owner.Name))],
            new Copula([.. members.Select(m => _ordered[m].Value.Key)], ranks));
    }

    private string NameOf(int place) => _ordered[place].Source.Name;

    private void Add(Inherited<Correlation> stated)
    {
        int[] places = [.. stated.Item.Between.Select(name => PlaceOf(stated, name)).Where(p => p >= 0).Order()];
        for (int i = 0; i < places.Length; i++)
        {
            for (int j = i + 1; j < places.Length; j++) Add(stated, places[i], places[j]);
        }
    }

    /// <summary>The place of an assumption that can go along with others; -1 after a problem.</summary>
    private int PlaceOf(Inherited<Correlation> stated, Located name)
    {
        int place = Array.FindIndex(_ordered, a => a.Source.Name == name.Text);
        if (place >= 0 && _ordered[place].Value.IsRandom) return place;
        // With other priors it may have a distribution.
        if (place >= 0 && _ordered[place].Source.Wide is not null) return -1;
        if (place >= 0)
        {
            Problem(
                stated, name, $"'{name.Text}' is a number or a formula: it has no luck that could go along with another's.",
                "Give it a distribution, or correlate the assumptions that it is made of.");
        }
        else if (!merge.IsOpen && !merge.Assumptions.Exists(a => a.Item.Name == name.Text))
        {
            Problem(
                stated, name, $"There is no assumption '{name.Text}' to correlate.",
                NearMiss.Hint(name.Text, merge.Assumptions.Select(a => a.Item.Name))
                    ?? "Name assumptions of this plan; starting values have no correlations.");
        }
        return -1;
    }

    private void Add(Inherited<Correlation> stated, int a, int b)
    {
        Inherited<Correlation>? before = _pairs.GetValueOrDefault((a, b));
        string two = $"'{NameOf(a)}' and '{NameOf(b)}'";
        if (before is not null && before.Owner == stated.Owner)
        {
            Problem(stated, stated.Item.At, $"The correlation of {two} is stated twice.", "Keep one of them.");
            return;
        }
        bool isPast = SinceDay(a) < stated.SinceDay && SinceDay(b) < stated.SinceDay;
        if (isPast && stated.Item.Rank != (before?.Item.Rank ?? 0))
        {
            Problem(
                stated, stated.Item.At, $"{two} were drawn before this fork: a later fork never changes what precedes it (R15).",
                $"Fork when they are drawn, on {DateOnly.FromDayNumber(Math.Max(SinceDay(a), SinceDay(b))):yyyy-MM-dd}, "
                    + "or correlate assumptions of this scenario's own.");
            return;
        }
        _pairs[(a, b)] = stated;
    }

    private int SinceDay(int place) => merge.Assumptions.First(x => x.Item.Name == NameOf(place)).SinceDay;

    private void Refuse(RankCorrelations ranks, int[] members)
    {
        Inherited<Correlation>[] order = [.. merge.Correlations];
        foreach ((int a, int b, int c) in Triples(ranks))
        {
            // The one of the three that was stated last is the one to mend.
            (int First, int Second, int Third)[] turns = [(a, b, c), (a, c, b), (b, c, a)];
            (int first, int second, int third) = turns.MaxBy(t => Array.IndexOf(order, Stated(t.First, t.Second)));
            (double low, double high) = ranks.Allowed(first, second, third);
            Inherited<Correlation> last = Stated(first, second)!;
            string Name(int member) => $"'{NameOf(members[member])}'";
            string With(int member) => Stated(member, third) is { } beside
                ? Text(beside.Item.Rank) : "0, as none is stated,";
            Problem(
                last, last.Item.At,
                $"{Name(first)}, {Name(second)} and {Name(third)} cannot correlate so: with {With(first)} between "
                + $"{Name(first)} and {Name(third)}, and {With(second)} between {Name(second)} and {Name(third)}, that of "
                + $"{Name(first)} and {Name(second)} lies from {Text(Inward(low, up: true))} to {Text(Inward(high, up: false))}.",
                $"The nearest is rank: {Text(last.Item.Rank < low ? Inward(low, up: true) : Inward(high, up: false))}.");
            return;
        }
        Problem(
            order[^1], order[^1].Item.At,
            $"These correlations cannot all hold: the smallest eigenvalue of their matrix is {Text(ranks.SmallestEigenvalue)}.",
            $"With {Text(Inward(ranks.PossibleShare(), up: false))} of each they can.");

        Inherited<Correlation>? Stated(int a, int b) =>
            _pairs.GetValueOrDefault((members[Math.Min(a, b)], members[Math.Max(a, b)]));
    }

    /// <summary>Three that contradict each other, whatever the others are.</summary>
    private static IEnumerable<(int, int, int)> Triples(RankCorrelations ranks) =>
        from a in Enumerable.Range(0, ranks.Count)
        from b in Enumerable.Range(a + 1, ranks.Count - a - 1)
        from c in Enumerable.Range(b + 1, ranks.Count - b - 1)
        let allowed = ranks.Allowed(a, b, c)
        where ranks[a, b] < allowed.Low - Dust || ranks[a, b] > allowed.High + Dust
        select (a, b, c);

    private static double Inward(double bound, bool up) =>
        (up ? Math.Ceiling((bound * 1000) - Dust) : Math.Floor((bound * 1000) + Dust)) / 1000;

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    private void Problem(Inherited<Correlation> stated, Located at, string message, string? hint) =>
        merge.Problems.Add(new Problem(message, stated.Owner.Name, at.Line, at.Column, null, hint));
}
