using NatoIraq.Packs.Tables;

namespace NatoIraq.Packs.Incidents;

/// <summary>Proposes a map for rows, for its user to edit rather than write.</summary>
internal static class IncidentMapProposal
{
    private const int MostPlaces = 8;

    /// <summary>The map's text, with the places that the rows tell most of.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="format">What they are.</param>
    /// <param name="file">The file's name without its ending.</param>
    public static string Write(TableText table, RowFormat format, string file)
    {
        int place = IncidentReader.HeadingsOf(table, format).ToList().IndexOf(format.Place);
        IEnumerable<string> places = table.Rows.Skip(format.Columns.Count > 0 ? 0 : 1)
            .Select(r => r.ElementAtOrDefault(place)?.Text ?? "").Where(t => Slug.Of(t).Length > 0)
            .GroupBy(t => t).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Take(MostPlaces).Select(g => $"  {PackText.Quoted(g.Key)}: {Slug.Of(g.Key)}\n");
        string name = Slug.Of(file);
        return $"""
            # Which rows are incidents; 'natoiraq import {format.Option} FILE --map THIS' reads it.
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
}
