using System.Globalization;
using NatoIraq.Core.History;
using NatoIraq.Packs.Tables;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Incidents;

/// <summary>The rows of a file that count, and how many do not.</summary>
internal sealed record IncidentRows(
    IReadOnlyList<IncidentRow> Rows, int Read, int Elsewhere, int OtherKinds, int OtherDays,
    IReadOnlyList<string> Repeats);

/// <summary>Reads the rows of a collection by a map; every problem is told with its place.</summary>
internal sealed class IncidentReader
{
    private static readonly string[] Stamps = ["yyyyMMddHHmmss", "yyyyMMdd"];

    private readonly TableText _table;
    private readonly RowFormat _format;
    private readonly IncidentMap _map;
    private readonly YamlFile _mapFile;
    private readonly IReadOnlyList<string> _headings;
    private readonly Dictionary<string, int> _usual = [];
    private readonly Dictionary<Condition, int> _conditions;
    private readonly int _place;
    private readonly OrderedDictionary<string, IncidentRow> _rows = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _repeats = [];
    private int _read;
    private int _elsewhere;
    private int _otherKinds;
    private int _otherDays;

    /// <summary>Finds the columns.</summary>
    public IncidentReader(TableText table, RowFormat format, IncidentMap map, YamlFile mapFile)
    {
        (_table, _format, _map, _mapFile) = (table, format, map, mapFile);
        _headings = HeadingsOf(table, format);
        foreach (string column in map.Place is null ? format.Needed.Append(format.Place) : format.Needed)
            _usual[column] = IndexOf(_headings, column);
        _place = map.Place is { } place ? Columns.Find(place, _headings, mapFile) : _usual[format.Place];
        _conditions = map.Count.Concat(map.Severe).Where(c => c.Column is not null).Distinct()
            .ToDictionary(c => c, c => Columns.Find(c.Column!, _headings, mapFile));
    }

    private bool IsComplete => _place >= 0 && !_usual.ContainsValue(-1) && !_conditions.ContainsValue(-1);

    /// <summary>Whether a file has the shape of its collection; if it has not, that is told once.</summary>
    /// <param name="table">The file.</param>
    /// <param name="format">The collection.</param>
    /// <param name="needsPlace">Whether its usual column of the place is asked for.</param>
    public static bool Fits(TableText table, RowFormat format, bool needsPlace)
    {
        bool isOther = format == RowFormat.Gdelt ? IsAcled(table) : IsGdelt(table);
        RowFormat other = format == RowFormat.Gdelt ? RowFormat.Acled : RowFormat.Gdelt;
        string? instead = isOther ? $"It looks like a file of {other.Name}: import it with {other.Option}." : null;
        if (format.Columns.Count > 0)
        {
            if (!isOther) return true;
            table.Add(
                new Mark(1, 1), $"No row has the {format.Columns.Count} cells between tabs that a row of {format.Name} "
                    + "has.",
                instead);
            return false;
        }
        IReadOnlyList<string> headings = HeadingsOf(table, format);
        string[] missing = [.. (needsPlace ? format.Needed.Append(format.Place) : format.Needed)
            .Where(c => IndexOf(headings, c) < 0)];
        if (missing.Length == 0) return true;
        string columns = string.Join(", ", missing.Select(c => $"'{c}'"));
        table.Add(
            new Mark(1, 1), $"The table has no {(missing.Length == 1 ? "column" : "columns")} {columns}, "
                + $"which every file of {format.Name} has.",
            instead ?? "Export it again with its usual headings.");
        return false;
    }

    /// <summary>The names of a file's columns.</summary>
    public static IReadOnlyList<string> HeadingsOf(TableText table, RowFormat format) =>
        format.Columns.Count > 0 ? format.Columns : [.. table.Rows[0].Select(c => c.Text)];

    /// <summary>Every row of the file.</summary>
    public IncidentRows Read()
    {
        if (IsComplete)
        {
            foreach (IReadOnlyList<Cell> row in _table.Rows.Skip(_format.Columns.Count > 0 ? 0 : 1)) Read(row);
        }
        return new IncidentRows([.. _rows.Values], _read, _elsewhere, _otherKinds, _otherDays, _repeats);
    }

    private void Read(IReadOnlyList<Cell> row)
    {
        _read++;
        if (row.Count != _headings.Count)
        {
            Cell at = row.Count > _headings.Count ? row[_headings.Count] : row[^1];
            _table.Add(at.At, $"This row has {row.Count} cells; a row of {_format.Name} has {_headings.Count} here.",
                "Check that nothing was cut off, and that it is a file of events as it was published.");
            return;
        }
        bool isHere = _map.Places.TryGetValue(row[_place].Text, out string? place);
        if (!isHere) _elsewhere++;
        else if (!Meets(row, _map.Count)) _otherKinds++;
        else if (When(row) is { } when) Keep(row, when, place!);
    }

    private void Keep(IReadOnlyList<Cell> row, Window when, string place)
    {
        if (when.To < _map.From || when.From > _map.To)
        {
            _otherDays++;
            return;
        }
        Cell id = Of(row, _format.Id);
        if (!IsId(id) || Reported(row, when) is not { } reported) return;
        string source = Of(row, _format.Source).Text;
        string kind = Of(row, _format.Kind).Text;
        var read = new IncidentRow(
            $"{_format.IdStart}{id.Text}", id, when, place,
            _format.Columns.Count > 0 && kind.Length > 0 ? $"CAMEO {kind}" : kind, Of(row, _format.Where).Text,
            [.. _format.Who.Select(c => Of(row, c).Text).Where(t => t.Length > 0).Distinct()],
            source.Length > 0 ? source : _format.Name, reported, Meets(row, _map.Severe));
        if (!_rows.TryGetValue(read.Id, out IncidentRow? before))
        {
            _rows[read.Id] = read;
            return;
        }
        // The same id again is the same event, told later: what was added last stands.
        IncidentRow stands = read.Reported > before.Reported ? read : before;
        _rows[read.Id] = stands;
        _repeats.Add($"{id.Text} stands in lines {before.IdCell.At.Line} and {id.At.Line}; "
            + $"line {stands.IdCell.At.Line} is used");
    }

    private bool IsId(Cell id)
    {
        bool isId = id.Text.Length is > 0 and <= 40 && id.Text.All(char.IsAsciiLetterOrDigit)
            && (_format.IdStart.Length > 0 || char.IsAsciiLetter(id.Text[0]));
        if (!isId)
            _table.Add(id.At, $"'{Problems.Shown(id.Text)}' is no id of {_format.Name}.",
                "It is made of letters and digits. Check the delimiter, and that the file is whole.");
        return isId;
    }

    /// <summary>The days on which it may have been: of a week told by its middle seven, of a month all.</summary>
    private Window? When(IReadOnlyList<Cell> row)
    {
        Cell cell = Of(row, _format.Date);
        Window? window = DateText.Read(cell.Text, _format.Table.Dates).Window;
        if (window is not { IsExact: true })
        {
            _table.Add(
                cell.At, $"'{Problems.Shown(cell.Text)}' is no day.",
                "Write it as 20200103, 2020-01-03 or 3 January 2020.");
            return null;
        }
        DateOnly day = window.To;
        Cell? precision = _format.Precision is { } column ? Of(row, column) : null;
        switch (precision?.Text)
        {
            case null or "1" or "":
                return window;
            case "2":
                return new Window(day.AddDays(-3), day.AddDays(3));
            case "3":
                var first = new DateOnly(day.Year, day.Month, 1);
                return new Window(first, first.AddMonths(1).AddDays(-1));
            default:
                _table.Add(precision.At, $"'{Problems.Shown(precision.Text)}' is no precision of a day.",
                    "It is 1 for the day, 2 for the week, 3 for the month.");
                return null;
        }
    }

    /// <summary>When the row was added: a stamp such as 20200103121500, or seconds since 1970.</summary>
    private DateOnly? Reported(IReadOnlyList<Cell> row, Window when)
    {
        Cell cell = Of(row, _format.Reported);
        DateOnly? told = cell.Text.Length == 0 ? when.To
            : DateTime.TryParseExact(cell.Text, Stamps, null, DateTimeStyles.None, out DateTime at)
                ? DateOnly.FromDateTime(at)
            : long.TryParse(cell.Text, NumberStyles.None, null, out long seconds) && seconds is > 0 and < 7_000_000_000
                ? DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds(seconds))
            : null;
        if (told is null)
        {
            _table.Add(cell.At, $"'{Problems.Shown(cell.Text)}' does not tell when the row was added.",
                "It is a stamp such as 20200103121500, or counts seconds since 1970.");
        }
        else if (told < when.From)
        {
            _table.Add(
                cell.At, $"The row was added on {told:yyyy-MM-dd}, before what it tells, {when.From:yyyy-MM-dd}.",
                "Leave the row out, or correct one of the dates.");
            return null;
        }
        return told;
    }

    private bool Meets(IReadOnlyList<Cell> row, IReadOnlyList<Condition> conditions) => conditions.Any(c =>
    {
        Cell cell = row[_conditions[c]];
        if (c.In.Count > 0 || cell.Text.Length == 0) return c.IsMetBy(cell.Text, null);
        if (Fields.TryNumber(cell.Text, out double number)) return c.IsMetBy(cell.Text, number);
        _table.Add(cell.At, $"'{Problems.Shown(cell.Text)}' is no number, but the map compares it with one.",
            $"The condition is in line {c.Column!.At.Line} of the map.");
        return false;
    });

    private Cell Of(IReadOnlyList<Cell> row, string column) => row[_usual[column]];

    private static bool IsGdelt(TableText table) =>
        table.Rows.Any(r => r.Count == 1 ? r[0].Text.Count(c => c == '\t') == RowFormat.Gdelt.Columns.Count - 1
            : r.Count == RowFormat.Gdelt.Columns.Count);

    private static bool IsAcled(TableText table) => table.Rows.All(r => r.Count != RowFormat.Gdelt.Columns.Count)
        && table.Rows[0].Any(c => c.Text.Contains(RowFormat.Acled.Id, StringComparison.OrdinalIgnoreCase));

    private static int IndexOf(IReadOnlyList<string> headings, string column)
    {
        for (int i = 0; i < headings.Count; i++)
        {
            if (headings[i].Equals(column, StringComparison.OrdinalIgnoreCase)) return i;
        }
        return -1;
    }
}
