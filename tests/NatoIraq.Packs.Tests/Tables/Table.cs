using System.Text;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Packs.Tests.Tables;

/// <summary>Invented tables, and the packs they become.</summary>
internal static class Table
{
    public const string Map = "pack: isle\nnation: Country\ndate: Date\nlevel: Troops\n";

    public static TablePack Read(string csv, string map = Map) => Read(Encoding.UTF8.GetBytes(csv), map);

    public static TablePack Read(byte[] csv, string map = Map) =>
        TableFile.Read(new TableSource("troops.csv", csv), new TableSource("map.yaml", Encoding.UTF8.GetBytes(map)));

    public static Pack Pack(string csv, string map = Map) => PackFiles.Read(Read(csv, map).Files([]));

    /// <summary>Each level as <c>series on date: level</c>, in the order of the history.</summary>
    public static string[] Levels(this TablePack table) => Levels(PackFiles.Read(table.Files([])));

    public static string[] Levels(Pack pack) => [.. pack.History.Select(e =>
    {
        var report = (TroopsReported)e.Data;
        return $"{report.Series} on {e.When}: {Written(report.Strength!)}";
    })];

    private static string Written(Amount a) =>
        string.Join(' ', new[] { Bound(a.LowExclusive ? ">" : ">=", a.Low), a.Likely?.ToString(), Bound(a.HighExclusive ? "<" : "<=", a.High) }
            .OfType<string>());

    private static string? Bound(string sign, double? value) => value is { } v ? $"{sign}{v}" : null;
}
