using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Core.References;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs;

namespace NatoIraq.App.Backtests;

/// <summary>A table of levels to score the reference on.</summary>
/// <param name="Name">What results call it.</param>
/// <param name="Table">The table.</param>
/// <param name="Map">What its columns mean; null where that is to be proposed.</param>
public sealed record SeriesTable(string Name, TableSource Table, TableSource? Map)
{
    /// <summary>The tables <c>NAME.csv</c> of a folder by name, each with its map <c>NAME.yaml</c> or none.</summary>
    /// <exception cref="InvalidInputException">There is no such folder, no table in it, or one cannot be read.</exception>
    public static IReadOnlyList<SeriesTable> In(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InvalidInputException([new Problem("There is no such folder.", folder, Hint: "Name a folder of tables.")]);
        string[] files = [.. Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal)];
        if (files.Length == 0)
            throw new InvalidInputException([new Problem(
                "The folder holds no table with a stated level.", folder, Hint: "Put tables NAME.csv there, each with its map NAME.yaml.")]);
        return [.. files.Select(file =>
        {
            string map = Path.ChangeExtension(file, ".yaml");
            return new SeriesTable(
                Path.GetFileNameWithoutExtension(file), TableSource.Read(file),
                File.Exists(map) ? TableSource.Read(map) : null);
        })];
    }
}

/// <summary>A table, as the pack that it becomes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Observations">Its stated levels; the mission's id tells the table too, so that tables stay apart.</param>
/// <param name="Series">The series among them.</param>
/// <param name="IsProposed">Whether its map was proposed.</param>
internal sealed record RolledTable(
    string Name, IReadOnlyList<Observation> Observations, IReadOnlySet<Series> Series, bool IsProposed)
{
    /// <summary>Every table that states a level; the problems of all are told at once.</summary>
    /// <exception cref="InvalidInputException">None states a level, two have one name, or one cannot be read.</exception>
    public static IReadOnlyList<RolledTable> Read(IReadOnlyList<SeriesTable> sources, int mostLevels)
    {
        var tables = new List<RolledTable>();
        var problems = new List<Problem>();
        foreach (IGrouping<string, SeriesTable> name in sources.GroupBy(s => s.Name))
        {
            if (name.Count() > 1) problems.Add(new Problem($"Two tables are called '{name.Key}'."));
            try
            {
                tables.Add(Read(name.First(), mostLevels));
            }
            catch (InvalidInputException e)
            {
                problems.AddRange(e.Problems);
            }
        }
        if (problems.Count > 0) throw new InvalidInputException(problems);
        tables.RemoveAll(t => t.Observations.Count == 0);
        return tables.Count > 0 ? tables : throw new InvalidInputException("No table states a level, but for bounds.");
    }

    private static RolledTable Read(SeriesTable source, int mostLevels)
    {
        TableSource map = source.Map ?? new TableSource(
            $"{source.Table.Name} (proposed map)",
            System.Text.Encoding.UTF8.GetBytes(TableFile.ProposeMap(source.Table)));
        TablePack read = TableFile.Read(source.Table, map);
        if (read.Levels > mostLevels)
        {
            throw new InvalidInputException([new Problem(
                $"The table holds {read.Levels:N0} levels, more than {mostLevels:N0}.", source.Table.Name,
                Hint: "Check the map, or split the table.")]);
        }
        Pack pack = PackFiles.Read(read.Files([]));
        Observation[] observations = [.. Observation.Of(pack).Select(o =>
            o with { Series = o.Series with { Mission = $"{source.Name}:{o.Series.Mission}" } })];
        return new RolledTable(
            source.Name, observations, observations.Select(o => o.Series).ToHashSet(), source.Map is null);
    }
}
