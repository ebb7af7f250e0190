using NatoIraq.Packs.Tables;

namespace NatoIraq.Packs.Incidents;

/// <summary>How a published collection of conflict events writes its rows.</summary>
/// <param name="Name">What the collection is called.</param>
/// <param name="Table">How its files are written.</param>
/// <param name="Columns">Its columns where its files have no headings; empty where they have.</param>
/// <param name="Id">The column of a row's own id.</param>
/// <param name="IdStart">What is put before that id, so that it begins with a letter.</param>
/// <param name="Date">The column of the day.</param>
/// <param name="Precision">The column that says how exact the day is; null where it always is.</param>
/// <param name="Reported">The column of the moment when the row was added.</param>
/// <param name="Source">The column that says who told it.</param>
/// <param name="Place">The column that names the place, unless a map names another.</param>
/// <param name="Kind">The column of the kind of event.</param>
/// <param name="Who">The columns of those who took part.</param>
/// <param name="Where">The column of the exact place, in words.</param>
/// <param name="IsMerged">
/// Whether the collection already has one row an event; else rows of one day, place and kind are one incident.
/// </param>
/// <param name="Count">What counts as an incident, as a map says it.</param>
/// <param name="Severe">What weighs 2, as a map says it.</param>
internal sealed record RowFormat(
    string Name, TableFormat Table, IReadOnlyList<string> Columns, string Id, string IdStart, string Date,
    string? Precision, string Reported, string Source, string Place, string Kind, IReadOnlyList<string> Who,
    string Where, bool IsMerged, string Count, string Severe)
{
    /// <summary>The columns that every file has, but for that of the place.</summary>
    public IEnumerable<string> Needed =>
        ((string?[])[Id, Date, Precision, Reported, Source, Kind, Where, .. Who]).OfType<string>();

    /// <summary>The option that imports it.</summary>
    public string Option => $"--{Name.ToLowerInvariant()}";

    /// <summary>A character that no file may hold: GDELT puts nothing in quotes.</summary>
    private const char NoQuote = '\u0001';

    private static readonly string[] ActorParts =
    [
        "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
        "Type2Code", "Type3Code",
    ];

    private static readonly string[] GeoParts =
        ["Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"];

    /// <summary>
    /// GDELT 2.0's table of events: 61 columns between tabs, without headings (its codebook of 19 February 2015). By
    /// default its CAMEO root codes 18 to 20 count: assault, fight, unconventional mass violence.
    /// </summary>
    public static RowFormat Gdelt { get; } = new(
        "GDELT", TableFormat.Usual with { Delimiter = '\t', Quote = NoQuote, Header = 0 },
        [
            "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate",
            .. ActorParts.Select(p => $"Actor1{p}"), .. ActorParts.Select(p => $"Actor2{p}"),
            "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
            "NumSources", "NumArticles", "AvgTone",
            .. GeoParts.Select(p => $"Actor1Geo_{p}"), .. GeoParts.Select(p => $"Actor2Geo_{p}"),
            .. GeoParts.Select(p => $"ActionGeo_{p}"), "DATEADDED", "SOURCEURL",
        ],
        "GlobalEventID", "G", "Day", null, "DATEADDED", "SOURCEURL", "ActionGeo_CountryCode", "EventRootCode",
        ["Actor1Name", "Actor2Name"], "ActionGeo_FullName", IsMerged: false,
        """
          - {column: EventRootCode, in: ["18", "19", "20"]}   # CAMEO: assault, fight, mass violence
        """,
        """
          - {column: EventRootCode, in: ["20"]}
          - {column: NumSources, at-least: 10}
        """);

    /// <summary>
    /// ACLED's rows: CSV with headings, a row an event. By default battles, explosions and remote violence, and
    /// violence against civilians count.
    /// </summary>
    public static RowFormat Acled { get; } = new(
        "ACLED", TableFormat.Usual, [], "event_id_cnty", "", "event_date", "time_precision", "timestamp", "source",
        "country", "sub_event_type", ["actor1", "actor2"], "location", IsMerged: true,
        """
          - {column: event_type, in: [Battles, Explosions/Remote violence, Violence against civilians]}
        """,
        """
          - {column: fatalities, at-least: 10}
        """);
}
