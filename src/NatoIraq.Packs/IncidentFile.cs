using System.Security.Cryptography;
using NatoIraq.Core;
using NatoIraq.Packs.Incidents;
using NatoIraq.Packs.Tables;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs;

/// <summary>A published collection of conflict events.</summary>
public enum Collection
{
    /// <summary>GDELT 2.0's table of events.</summary>
    Gdelt,

    /// <summary>ACLED's rows.</summary>
    Acled,
}

/// <summary>Rows of a collection as the pack that they become.</summary>
/// <param name="Pack">The pack's name.</param>
/// <param name="Rows">How many rows the file holds.</param>
/// <param name="Counted">How many of them tell an incident, repeats left out.</param>
/// <param name="Elsewhere">How many are of places that the map does not name.</param>
/// <param name="OtherKinds">How many are no incident by the map.</param>
/// <param name="OtherDays">How many are of days that the map leaves out.</param>
/// <param name="Repeats">Ids that stand in several rows, a line each.</param>
/// <param name="Files">The pack's files, text by path.</param>
public sealed record IncidentPack(
    string Pack, int Rows, int Counted, int Elsewhere, int OtherKinds, int OtherDays, IReadOnlyList<string> Repeats,
    IReadOnlyDictionary<string, string> Files);

/// <summary>Reads rows of GDELT and ACLED by a map. Every problem of either is told at once, with its place.</summary>
public static class IncidentFile
{
    private const int MostRows = 20_000;
    private const int MostPlaces = 8;

    /// <summary>The pack that rows become.</summary>
    /// <exception cref="InvalidInputException">Every problem found, the map's first.</exception>
    public static IncidentPack Read(TableSource rows, TableSource map, Collection collection)
    {
        RowFormat format = FormatOf(collection);
        var names = new Names();
        names.Problems.Begin(map.Name);
        var mapFile = new YamlFile(map.Name, TextFile.Decode(map.Bytes, map.Name), names);
        Fields root = mapFile.Root("a map");
        var read = IncidentMap.Read(root);
        root.Done();
        TableText? table = root.IsRefused ? null : TableText.Read(rows.Name, rows.Bytes, format.Table, names.Problems);
        IncidentRows? found = table is null ? null : new IncidentReader(table, format, read, mapFile).Read();
        names.Problems.ThrowIfAny();
        return PackOf(rows, read, format, table!, found!);
    }

    /// <summary>A map to start from, with the places that the file tells most of.</summary>
    /// <exception cref="InvalidInputException">The file cannot be read.</exception>
    public static string ProposeMap(TableSource rows, Collection collection)
    {
        RowFormat format = FormatOf(collection);
        var problems = new Problems();
        TableText? table = TableText.Read(rows.Name, rows.Bytes, format.Table, problems);
        problems.ThrowIfAny();
        int place = IncidentReader.HeadingsOf(table!, format).ToList().IndexOf(format.Place);
        IEnumerable<string> places = table!.Rows.Skip(format.Columns.Count > 0 ? 0 : 1)
            .Select(r => r.ElementAtOrDefault(place)?.Text ?? "").Where(t => Slug.Of(t).Length > 0)
            .GroupBy(t => t).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Take(MostPlaces).Select(g => $"  {PackText.Quoted(g.Key)}: {Slug.Of(g.Key)}\n");
        string name = Slug.Of(Path.GetFileNameWithoutExtension(rows.Name));
        return $"""
            # Which rows are incidents; 'natoiraq import --{format.Name.ToLowerInvariant()} FILE --map THIS' reads it.
            pack: {(name.Length > 0 ? name : "incidents")}
            # place: {format.Place}   # the column that names the place
            places:                  # ids for what it holds; rows of other places are left out
            {string.Concat(places).TrimEnd()}
            # from: 2020-01-01       # the first day, and with 'to' the last one
            count:                   # a row is an incident if it meets one of these
            {format.Count}
            severity-2:              # one that meets one of these weighs 2, any other 1
            {format.Severe}

            """;
    }

    private static RowFormat FormatOf(Collection collection) =>
        collection == Collection.Gdelt ? RowFormat.Gdelt : RowFormat.Acled;

    private static IncidentPack PackOf(
        TableSource rows, IncidentMap map, RowFormat format, TableText table, IncidentRows found)
    {
        if (found.Rows.Count is 0 or > MostRows)
        {
            throw new InvalidInputException([new Problem(
                found.Rows.Count == 0
                    ? $"No row is an incident by the map: {found.Elsewhere:N0} are of other places, "
                        + $"{found.OtherKinds:N0} of other kinds, {found.OtherDays:N0} of other days."
                    : $"{found.Rows.Count:N0} rows are incidents, more than {MostRows:N0}.",
                rows.Name, Hint: "Check the map, or split the file.")]);
        }
        string file = Path.GetFileName(rows.Name), sha256 = Convert.ToHexStringLower(SHA256.HashData(rows.Bytes));
        return new IncidentPack(
            map.Pack, found.Read, found.Rows.Count, found.Elsewhere, found.OtherKinds, found.OtherDays, found.Repeats,
            IncidentText.Write(map.Pack, file, sha256, format, Incident.Of(found.Rows, format.IsMerged), table));
    }
}
