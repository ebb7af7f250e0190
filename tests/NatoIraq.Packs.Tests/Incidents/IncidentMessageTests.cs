using NatoIraq.Core;
using static NatoIraq.Packs.Tests.Incidents.Rows;

namespace NatoIraq.Packs.Tests.Incidents;

/// <summary>What is said of each mistake in rows or their map, whole, to be read by people.</summary>
public class IncidentMessageTests
{
    private static readonly (string Rows, string Map)[] OfGdelt =
    [
        (Gdelt("1"), "- a\n"), (Gdelt("1"), "pack: My Pack\n"), (Gdelt("1"), GdeltMap + "form: 2020-01-01\n"),
        (Gdelt("1"), GdeltMap + "from: 2020-02-01\nto: 2020-01-01\n"), (Gdelt("1"), GdeltMap + "place: ActionGeo\n"),
        (Gdelt("1"), GdeltMap.Replace("isle", "The Isle")), (Gdelt("1"), GdeltMap.Replace("EventRootCode", "EventRotCode")),
        (Gdelt("1"), GdeltMap.Replace("at-least: 10", "at-lest: 10")), (Gdelt("1"), GdeltMap.Replace(", at-least: 10", "")),
        (Gdelt("1", root: "03"), GdeltMap), ("1\t2\t3\n", GdeltMap), (Gdelt("1").TrimEnd() + "\tmore\n", GdeltMap),
        (Acled(AcledRow("A1")), GdeltMap),
        (Gdelt("1-2") + Gdelt("2", day: "20200230") + Gdelt("3", day: "2020") + Gdelt("4", added: "soon")
            + Gdelt("5", added: "20191231000000") + Gdelt("6", sources: "many"), GdeltMap),
    ];

    private static readonly (string Rows, string Map)[] OfAcled =
    [
        ("id,when\n1,2\n", AcledMap), (Gdelt("1"), AcledMap), (Acled(AcledRow("1"), AcledRow("A1", precision: "4"), AcledRow("A2", date: "03/04/2020")), AcledMap),
        (Acled(AcledRow("A1") + ",more"), AcledMap), (Acled("A1,2020-01-01"), AcledMap),
    ];

    [Fact]
    public void What_is_said_of_wrong_rows_or_their_map() => Golden.Holds("incidents.txt", OfGdelt
        .SelectMany(t => Told(() => ReadGdelt(t.Rows, t.Map)))
        .Concat(OfAcled.SelectMany(t => Told(() => ReadAcled(t.Rows, t.Map))))
        .Concat(Told(() => ReadGdelt(string.Concat(Enumerable.Range(1, 20_001).Select(i => $"{Thin(i)}")))))
        .Concat(ReadGdelt(Gdelt("7") + Gdelt("7")).Repeats));

    /// <summary>A short row, so that many fit into a file.</summary>
    private static string Thin(int id) => Gdelt($"{id}", where: "", url: "");

    private static IEnumerable<string> Told(Action read)
    {
        IReadOnlyList<Problem> problems = Assert.Throws<InvalidInputException>(read).Problems;
        return problems.Select(p => $"{p.File}:{p.Line}:{p.Column}: {p.Message}{(p.Hint is { } hint ? $"\n  {hint}" : "")}");
    }
}
