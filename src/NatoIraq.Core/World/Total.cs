using NatoIraq.Core.History;

namespace NatoIraq.Core.Worlds;

/// <summary>A sum over all nations of one mission in one place, from which the unnamed rest follows.</summary>
/// <param name="Level">The sum's level.</param>
/// <param name="Mission">The mission.</param>
/// <param name="Place">The place.</param>
/// <param name="IsAbout">By level: whether it is of the mission, or of all missions together.</param>
/// <param name="Parts">What is taken off the sum.</param>
public sealed record Total(int Level, int Mission, int Place, bool[] IsAbout, TotalPart[] Parts)
{
    /// <summary>The total that a reported sum is, or null.</summary>
    internal static Total? Of(Universe universe, int sum)
    {
        Series series = universe.Sums[sum];
        int mission = universe.Missions.Find(series.Mission);
        int place = universe.Places.Find(series.Place);
        if (series.Nation != Series.Any || mission < 0 || place < 0) return null;
        bool[] isAbout = [.. Enumerable.Range(0, universe.LevelCount).Select(level =>
            universe.SeriesOf(level).Mission is var own && (own == series.Mission || own == Series.Any))];
        TotalPart[] parts = [.. PartsIn(universe, mission, place)];
        // The rest is what follows; the rest within an inner place is a part like any other.
        if (universe.IsLeaf[place]) parts = [.. parts.Where(p => universe.PartsOf(p.Level).Nation != universe.Rest)];
        return new Total(universe.CellCount + sum, mission, place, isAbout, parts);
    }

    /// <summary>What stands for a mission in a place: its nations there, or what is in the places inside.</summary>
    private static IEnumerable<TotalPart> PartsIn(Universe universe, int mission, int place)
    {
        if (universe.IsLeaf[place])
        {
            return Enumerable.Range(0, universe.Nations.Count)
                .Select(nation => new TotalPart(universe.Cell(nation, mission, place), []));
        }
        return universe.Pack.Places
            .Where(p => p.Within == universe.Places[place])
            .Select(p => universe.Places.Find(p.Id))
            .Where(inner => !universe.IsWithin(place, inner))
            .Select(inner => new TotalPart(
                universe.LevelOf(new Series(Series.Any, universe.Missions[mission], universe.Places[inner])),
                [.. PartsIn(universe, mission, inner)]));
    }
}

/// <summary>A part of a total: a level if it is fresh, else what it consists of.</summary>
/// <param name="Level">The level; -1 for none.</param>
/// <param name="Instead">The parts that stand for it when it is not fresh; empty for a cell.</param>
public sealed record TotalPart(int Level, TotalPart[] Instead);
