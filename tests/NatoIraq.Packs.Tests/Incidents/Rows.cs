using System.Text;

namespace NatoIraq.Packs.Tests.Incidents;

/// <summary>Invented rows in the shapes of two collections, and the packs they become.</summary>
internal static class Rows
{
    public const string GdeltMap = """
        pack: rows
        places: {XA: isle, XB: shore}
        count:
          - {column: EventRootCode, in: ["18", "19", "20"]}
        severity-2:
          - {column: NumSources, at-least: 10}

        """;

    public const string AcledMap = """
        pack: rows
        places: {Isle: isle}
        count:
          - {column: event_type, in: [Battles, Explosions/Remote violence]}
        severity-2:
          - {column: fatalities, at-least: 10}

        """;

    private const string AcledHeadings =
        "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,actor2,country,location,source,"
            + "fatalities,timestamp\n";

    /// <summary>A row of 61 cells, those in the places that its codebook gives them.</summary>
    public static string Gdelt(
        string id, string day = "20200103", string root = "19", string place = "XA", string where = "Port, Isle",
        string sources = "1", string added = "20200103121500", string url = "https://news.example/a")
    {
        string[] cells = [.. Enumerable.Repeat("", 61)];
        (cells[0], cells[1], cells[6], cells[16]) = (id, day, "RED", "BLUE");
        (cells[26], cells[28], cells[32]) = ($"{root}0", root, sources);
        (cells[52], cells[53], cells[59], cells[60]) = (where, place, added, url);
        return string.Join('\t', cells) + "\n";
    }

    public static string Acled(params string[] rows) => AcledHeadings + string.Concat(rows.Select(r => $"{r}\n"));

    /// <summary>A row with these cells, else like every other.</summary>
    public static string AcledRow(
        string id, string date = "3 January 2020", string precision = "1", string type = "Battles",
        string country = "Isle", string fatalities = "0", string added = "1578400000") =>
        $"{id},{date},2020,{precision},{type},Armed clash,Red Army,Blue Army,{country},\"Port, old\",Example Agency; Isle News,"
            + $"{fatalities},{added}";

    public static IncidentPack Read(string rows, string map, Collection collection) => IncidentFile.Read(
        new TableSource("rows.txt", Encoding.UTF8.GetBytes(rows)),
        new TableSource("map.yaml", Encoding.UTF8.GetBytes(map)), collection);

    public static IncidentPack ReadGdelt(string rows, string map = GdeltMap) => Read(rows, map, Collection.Gdelt);

    public static IncidentPack ReadAcled(string rows, string map = AcledMap) => Read(rows, map, Collection.Acled);
}
