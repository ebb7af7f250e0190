using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Packs.Tables;

/// <summary>One level of one series and date, with every reading that tells it.</summary>
/// <param name="Id">The id of its event.</param>
/// <param name="Readings">Who tells it, first the principal one.</param>
/// <param name="Conflict">The id of the conflict it takes part in; null for none.</param>
internal sealed record Fact(string Id, IReadOnlyList<Reading> Readings, string? Conflict)
{
    /// <summary>The first reading.</summary>
    public Reading First => Readings[0];

    /// <summary>The facts behind the readings, in the order in which they take effect.</summary>
    public static IReadOnlyList<Fact> Of(IReadOnlyList<Reading> readings)
    {
        var facts = new List<Fact>();
        var ids = new HashSet<string>();
        int conflicts = 0;
        // Of what is told of one day, the last report stands: later reports correct earlier ones.
        foreach (IGrouping<(Series, Window), Reading> same in readings
            .GroupBy(r => (r.Series, r.When))
            .OrderBy(g => g.Key.When.To).ThenBy(g => g.Key.When.From)
            .ThenBy(g => g.Key.Series.ToString(), StringComparer.Ordinal))
        {
            List<IGrouping<(double?, double?, double?, bool, bool), Reading>> values =
                [.. same.OrderBy(r => r.Reported).GroupBy(r => ValueOf(r.Strength))];
            bool isConflict = values.Exists(a => values.Exists(b => !Agree(a.First().Strength, b.First().Strength)));
            string? conflict = isConflict ? $"C{++conflicts:000}" : null;
            facts.AddRange(values.Select(value =>
                new Fact(IdOf(same.Key.Item1, same.Key.Item2, ids), [.. value], conflict)));
        }
        return facts;
    }

    private static (double?, double?, double?, bool, bool) ValueOf(Amount a) =>
        (a.Low, a.Likely, a.High, a.LowExclusive, a.HighExclusive);

    /// <summary>Whether some number of persons fits both.</summary>
    private static bool Agree(Amount a, Amount b)
    {
        (Estimate one, Estimate other) = (Estimate.From(a), Estimate.From(b));
        return one.AtLeast <= other.AtMost && other.AtLeast <= one.AtMost;
    }

    private static string IdOf(Series series, Window when, HashSet<string> ids)
    {
        const int Longest = 60;
        string date = when.IsExact ? $"{when.To:yyyy-MM-dd}"
            : when.From.Year == when.To.Year && when.From.Month == when.To.Month ? $"{when.To:yyyy-MM}"
            : when.To.DayNumber - when.From.DayNumber > 300 ? $"{when.To:yyyy}"
            : $"{when.From:yyyy-MM}-{when.To:yyyy-MM}";
        // An id that began with a digit would be taken for a date.
        string name = $"in-{series.Nation}-{series.Mission}-{series.Place}".Replace(Series.Any, "all");
        if (char.IsAsciiLetter(name[3])) name = name[3..];
        int room = Longest - date.Length;
        string id = $"{(name.Length > room ? name[..room].TrimEnd('-') : name)}-{date}";
        string free = id;
        for (int n = 2; !ids.Add(free); n++) free = $"{id}-{n}";
        return free;
    }
}
