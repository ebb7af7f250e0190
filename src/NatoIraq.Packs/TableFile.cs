using System.Security.Cryptography;
using NatoIraq.Core;
using NatoIraq.Packs.Tables;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs;

/// <summary>A file as it was read.</summary>
/// <param name="Name">Its name, as the user gave it.</param>
/// <param name="Bytes">What it holds.</param>
public sealed record TableSource(string Name, byte[] Bytes)
{
    /// <summary>Reads a file of a bounded size.</summary>
    /// <exception cref="InvalidInputException">It cannot be read.</exception>
    public static TableSource Read(string path) => new(path, TextFile.ReadBytes(path));
}

/// <summary>A table of troop levels as the pack that it becomes.</summary>
/// <param name="Pack">The pack's name.</param>
/// <param name="Levels">How many levels the table holds, repeats included.</param>
/// <param name="Gaps">How many cells are empty or say that nothing is known: unknown, never 0.</param>
/// <param name="Dropped">How many rows the map leaves out.</param>
/// <param name="Repeats">How many levels repeat another of the same source.</param>
/// <param name="Conflicts">Which levels disagree, a line each.</param>
/// <param name="StaleAfterDays">How long a level holds, in days.</param>
/// <param name="Files">Writes the pack's files: given events that stand although a rule speaks against them.</param>
public sealed record TablePack(
    string Pack,
    int Levels,
    int Gaps,
    int Dropped,
    int Repeats,
    IReadOnlyList<string> Conflicts,
    int StaleAfterDays,
    Func<IReadOnlyList<(string Event, string Because)>, IReadOnlyDictionary<string, string>> Files);

/// <summary>Reads tables of troop levels by their maps. Every problem of either is told at once, with its place.</summary>
public static class TableFile
{
    private const int MostLevels = 20_000;

    /// <summary>The pack that a table becomes.</summary>
    /// <param name="csv">The table.</param>
    /// <param name="map">Its map.</param>
    /// <exception cref="InvalidInputException">Every problem found, the map's first.</exception>
    public static TablePack Read(TableSource csv, TableSource map)
    {
        var names = new Names();
        names.Problems.Begin(map.Name);
        var mapFile = new YamlFile(map.Name, TextFile.Decode(map.Bytes, map.Name), names);
        Fields root = mapFile.Root("a map");
        TableMap read = MapReader.Read(root);
        root.Done();
        TableText? table = root.IsRefused ? null : TableText.Read(csv.Name, csv.Bytes, read.Format, names.Problems);
        Readings? readings = table is null ? null
            : new RowReader(table, read, mapFile, Path.GetFileName(csv.Name)).Read();
        names.Problems.ThrowIfAny();
        return PackOf(csv, read, table!, readings!);
    }

    /// <summary>A map to start from, made of the table's headings and first rows.</summary>
    /// <exception cref="InvalidInputException">The table cannot be read.</exception>
    public static string ProposeMap(TableSource csv)
    {
        var problems = new Problems();
        TableFormat format = MapProposal.FormatOf(csv.Bytes);
        TableText? table = TableText.Read(csv.Name, csv.Bytes, format, problems);
        problems.ThrowIfAny();
        return new MapProposal(table!, format, Path.GetFileNameWithoutExtension(csv.Name)).Write();
    }

    private static TablePack PackOf(TableSource csv, TableMap map, TableText table, Readings readings)
    {
        if (readings.Levels.Count is 0 or > MostLevels)
        {
            throw new InvalidInputException([new Problem(
                readings.Levels.Count == 0
                    ? "The table holds no level: every cell is empty, unknown or left out."
                    : $"The table holds {readings.Levels.Count:N0} levels, more than {MostLevels:N0}.",
                csv.Name, Hint: "Check the map, or split the table.")]);
        }
        IReadOnlyList<Fact> facts = Fact.Of(readings.Levels);
        int stale = map.StaleAfterDays ?? PackText.StaleAfterDays(facts);
        var text = new PackText(
            map.Pack, Path.GetFileName(csv.Name), Convert.ToHexStringLower(SHA256.HashData(csv.Bytes)), facts);
        return new TablePack(
            map.Pack, readings.Levels.Count, readings.Gaps, readings.Dropped,
            facts.Sum(f => f.Readings.Count - f.Readings.Select(r => r.Source).Distinct().Count()),
            [.. facts.Where(f => f.Conflict is not null).GroupBy(f => f.Conflict).Select(Told)], stale,
            findings => text.Write(stale, findings, table.ParagraphOf));
    }

    private static string Told(IEnumerable<Fact> clash) =>
        $"{clash.First().First.Series} on {clash.First().First.When}: "
            + string.Join(" or ", clash.Select(f =>
                $"{f.First.Cell.Text} (line {f.First.Cell.At.Line}, {f.First.Source})"));
}
