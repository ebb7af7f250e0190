using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Tables;

/// <summary>What the columns of a table mean, as a map's author wrote it.</summary>
/// <param name="Pack">The name of the pack that the table becomes.</param>
/// <param name="Parts">Where each part of a level comes from, by the part's key; what is not there has a default.</param>
/// <param name="Wide">The part that stands in the headings of several columns; null for a table of one level a row.</param>
/// <param name="Columns">The columns of a wide table that hold levels; empty for all that no part names.</param>
/// <param name="Format">How the file and its cells are written.</param>
/// <param name="Names">Ids for names that cells hold, by the name.</param>
/// <param name="Dropped">Names whose rows are left out.</param>
/// <param name="StaleAfterDays">How long a level holds; null to follow from the dates.</param>
internal sealed record TableMap(
    string Pack,
    IReadOnlyDictionary<string, Part> Parts,
    Scalar? Wide,
    IReadOnlyList<Scalar> Columns,
    TableFormat Format,
    IReadOnlyDictionary<string, string> Names,
    IReadOnlySet<string> Dropped,
    int? StaleAfterDays);

/// <summary>Where a part of a level comes from: a column, a value of all rows, or days after the level's own.</summary>
/// <param name="Column">The column's heading, or its number from 1; null when it is none.</param>
/// <param name="Value">The value of every row; null when it is none.</param>
/// <param name="DaysAfter">Of the reported date: how long after the level's day; null when it is none.</param>
internal sealed record Part(Scalar? Column, Scalar? Value, int? DaysAfter = null);

/// <summary>The parts of a level.</summary>
internal static class PartKeys
{
    public const string Nation = "nation";
    public const string Mission = "mission";
    public const string Place = "place";
    public const string Date = "date";
    public const string Level = "level";
    public const string Source = "source";
    public const string Reported = "reported";

    /// <summary>All of them, in the order of a map.</summary>
    public static string[] All { get; } = [Nation, Mission, Place, Date, Level, Source, Reported];

    /// <summary>Those that may stand in the headings of a wide table.</summary>
    public static string[] Wide { get; } = [Date, Nation, Mission, Place];
}

/// <summary>How a table's file and its cells are written.</summary>
/// <param name="Encoding">One of <see cref="TableText.Encodings"/>; null for UTF-8.</param>
/// <param name="Delimiter">Between cells; null to be found out.</param>
/// <param name="Quote">Around cells.</param>
/// <param name="Header">The line of the headings, from 1; 0 when there are none.</param>
/// <param name="Decimal">Before the fraction of a number.</param>
/// <param name="Thousands">Between thousands, beside blanks and apostrophes.</param>
/// <param name="Scale">What a number is multiplied with, to be persons.</param>
/// <param name="Dates">Patterns of dates; empty for those that only one reading has.</param>
/// <param name="Unknown">What stands for an unknown level, beside an empty cell.</param>
internal sealed record TableFormat(
    string? Encoding,
    char? Delimiter,
    char Quote,
    int Header,
    char Decimal,
    char? Thousands,
    double Scale,
    IReadOnlyList<string> Dates,
    IReadOnlySet<string> Unknown)
{
    /// <summary>What a table has unless its map says otherwise.</summary>
    public static TableFormat Usual { get; } =
        new(null, null, '"', 1, '.', ',', 1, [], LevelText.Silences);
}
