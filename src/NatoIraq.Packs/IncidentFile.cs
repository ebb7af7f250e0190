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
        IncidentRows? found = table is null || !IncidentReader.Fits(table, format, read.Place is null) ? null
            : new IncidentReader(table, format, read, mapFile).Read();
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
        if (table is not null) IncidentReader.Fits(table, format, needsPlace: true);
        problems.ThrowIfAny();
        return IncidentMapProposal.Write(table!, format, Path.GetFileNameWithoutExtension(rows.Name));
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
