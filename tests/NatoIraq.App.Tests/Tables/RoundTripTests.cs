using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NatoIraq.App.Views;
using NatoIraq.Core.History;
using NatoIraq.Core.References;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs;

namespace NatoIraq.App.Tests.Tables;

/// <summary>A table written by our own CSV writer comes back as the same levels.</summary>
public class RoundTripTests
{
    private const string Map = """
        pack: isle
        nation: nation
        mission: mission
        place: place
        date: date
        level: level
        source: source
        reported: reported
        """;

    private static readonly Gen<Row> Rows =
        from nation in Gen.Elements("Red Land", "Blue, the \"old\" one", "Grün", "=cmd", "x\ny")
        from mission in Gen.Elements("Alpha", "Beta Force")
        from place in Gen.Elements("North", "South; far")
        from day in Gen.Choose(0, 2000)
        from level in Gen.Frequency((1, Gen.Constant((int?)null)), (9, Gen.Choose(0, 200_000).Select(l => (int?)l)))
        from source in Gen.Elements("The Gazette", "A, bulletin")
        from delay in Gen.Choose(0, 60)
        select new Row(
            nation, mission, place, new DateOnly(2010, 1, 1).AddDays(day), level, source,
            new DateOnly(2010, 1, 1).AddDays(day + delay));

    [Fact]
    public void What_our_writer_writes_is_read_as_the_same_levels() => Prop.ForAll(
        Rows.ListOf().Where(rows => rows.Any(r => r.Level is not null)).ToArbitrary(),
        rows =>
        {
            Pack pack = PackFiles.Read(TableFile.Read(
                new TableSource("t.csv", Encoding.UTF8.GetBytes(Csv.Write(rows))),
                new TableSource("t.yaml", Encoding.UTF8.GetBytes(Map))).Files([]));
            // Whoever tells the same level of the same day again adds no level.
            string[] written = [.. rows.Where(r => r.Level is not null)
                .Select(r => $"{Id(r.Nation)}/{Id(r.Mission)}/{Id(r.Place)} {r.Date:yyyy-MM-dd} {r.Level}")
                .Distinct().Order(StringComparer.Ordinal)];
            string[] read = [.. Observation.Of(pack).Select(o => $"{o.Series} {o.Day:yyyy-MM-dd} {o.Level}").Order(StringComparer.Ordinal)];
            return written.SequenceEqual(read) && pack.Claims.Count == rows.Count(r => r.Level is not null);
        }).QuickCheckThrowOnFailure();

    private static string Id(string name) => name switch
    {
        "Blue, the \"old\" one" => "blue-the-old-one",
        "Grün" => "grun",
        "=cmd" => "cmd",
        _ => Kebab.IsId(name) ? name : string.Join('-', name.ToLowerInvariant().Split([' ', '\n', ';'], StringSplitOptions.RemoveEmptyEntries)),
    };

    private sealed record Row(
        string Nation, string Mission, string Place, DateOnly Date, int? Level, string Source, DateOnly Reported);
}
