using NatoIraq.Core.History;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Tables;

/// <summary>A level as a row of a table tells it.</summary>
/// <param name="Cell">The cell of the level.</param>
/// <param name="Names">The table's words for nation, mission and place; empty where it has none.</param>
/// <param name="Series">What was counted.</param>
/// <param name="When">The day, or the window of days, that it speaks of.</param>
/// <param name="Strength">The level.</param>
/// <param name="Source">Who tells it.</param>
/// <param name="Reported">When it was told.</param>
/// <param name="Evidence">The words of the table that hold the level.</param>
internal sealed record Reading(
    Cell Cell, IReadOnlyList<string> Names, Series Series, Window When, Amount Strength, string Source,
    DateOnly Reported, string Evidence);

/// <summary>What a table holds.</summary>
/// <param name="Levels">Its levels, in file order.</param>
/// <param name="Gaps">How many cells are empty or say that nothing is known.</param>
/// <param name="Dropped">How many rows the map leaves out.</param>
internal sealed record Readings(IReadOnlyList<Reading> Levels, int Gaps, int Dropped);

/// <summary>Reads the rows of a table by its map; every problem is told with its place.</summary>
internal sealed class RowReader
{
    private readonly TableText _table;
    private readonly TableMap _map;
    private readonly YamlFile _mapFile;
    private readonly string _source;
    private readonly IReadOnlyList<Cell> _headings;
    private readonly Dictionary<string, int> _columns = [];
    private readonly List<Reading> _levels = [];
    private readonly HashSet<Mark> _told = [];
    private int _gaps;
    private int _dropped;

    /// <summary>Finds the columns that the map names.</summary>
    /// <param name="table">The table.</param>
    /// <param name="map">Its map.</param>
    /// <param name="mapFile">Where the map's problems go.</param>
    /// <param name="source">Who tells the levels, if no column says.</param>
    public RowReader(TableText table, TableMap map, YamlFile mapFile, string source)
    {
        (_table, _map, _mapFile, _source) = (table, map, mapFile, source);
        _headings = map.Format.Header > 0
            ? table.Rows[0]
            : [.. Enumerable.Range(1, table.Rows.Max(r => r.Count)).Select(n => new Cell($"{n}", new Mark(1, 1)))];
        foreach ((string key, Part part) in map.Parts)
        {
            if (part.Column is { } column) _columns[key] = Find(column);
        }
    }

    /// <summary>The levels of every row.</summary>
    public Readings Read()
    {
        int[] wide = _map.Wide is null ? [] : WideColumns();
        foreach (IReadOnlyList<Cell> row in _table.Rows.Skip(_map.Format.Header > 0 ? 1 : 0))
        {
            if (row.Skip(_headings.Count).FirstOrDefault(c => c.Text.Length > 0) is { } beyond)
            {
                _table.Add(beyond.At, $"This row has {row.Count} cells, but there are {_headings.Count} headings.",
                    "Put a cell that holds the delimiter in quotes, or name another delimiter in the map.");
                continue;
            }
            if (_map.Wide is null) ReadLevel(row, CellOf(row, PartKeys.Level), heading: null);
            else foreach (int column in wide) ReadLevel(row, row.ElementAtOrDefault(column), _headings[column]);
        }
        return new Readings(_levels, _gaps, _dropped);
    }

    private void ReadLevel(IReadOnlyList<Cell> row, Cell? level, Cell? heading)
    {
        if (new[] { PartKeys.Nation, PartKeys.Mission, PartKeys.Place }
            .Any(key => CellOf(row, key, heading) is { } cell && _map.Dropped.Contains(cell.Text)))
        {
            _dropped++;
            return;
        }
        bool isGap = level is null || _map.Format.Unknown.Contains(level.Text);
        if (isGap && (level is not null || !IsMissing(PartKeys.Level))) _gaps++;
        // An unknown level needs no date; where there is a level, whatever else the row says is checked.
        if (isGap && !IsMissing(PartKeys.Level)) return;
        Window? when = ReadDate(row, heading);
        (string? nation, string nationName) = Name(row, PartKeys.Nation, heading, Series.Others);
        (string? mission, string missionName) = Name(row, PartKeys.Mission, heading, _map.Pack);
        (string? place, string placeName) = Name(row, PartKeys.Place, heading, "theatre");
        DateOnly? reported = when is null ? null : ReadReported(row, when);
        Amount? strength = level is null || isGap ? null : ReadStrength(level);
        if (when is null || nation is null || mission is null || place is null || reported is null || strength is null)
            return;
        string source = CellOf(row, PartKeys.Source)?.Text is { Length: > 0 } told ? told : _source;
        _levels.Add(new Reading(
            level!, [nationName, missionName, placeName], new Series(nation, mission, place), when, strength, source,
            reported.Value, _table.EvidenceOf(level!)));
    }

    private Amount? ReadStrength(Cell level)
    {
        (Amount? amount, string? message, string? hint) = LevelText.Read(level.Text, _map.Format);
        if (message is not null) _table.Add(level.At, message, hint);
        return amount;
    }

    private Window? ReadDate(IReadOnlyList<Cell> row, Cell? heading)
    {
        if (CellOf(row, PartKeys.Date, heading) is not { } cell) return null;
        (Window? when, string? hint) = DateText.Read(cell.Text, _map.Format.Dates);
        if (when is null) TellDate(cell, PartKeys.Date, hint);
        return when;
    }

    private DateOnly? ReadReported(IReadOnlyList<Cell> row, Window when)
    {
        if (!_map.Parts.TryGetValue(PartKeys.Reported, out Part? part)) return when.To;
        if (part.DaysAfter is { } days) return when.To.AddDays(days);
        if (CellOf(row, PartKeys.Reported) is not { } cell) return null;
        (Window? told, string? hint) = DateText.Read(cell.Text, _map.Format.Dates);
        if (told is null)
        {
            TellDate(cell, PartKeys.Reported, hint);
            return null;
        }
        if (told.To >= when.From) return told.To;
        Tell(cell, PartKeys.Reported,
            $"It was reported on {told.To:yyyy-MM-dd}, before the day it speaks of, {when.From:yyyy-MM-dd}.",
            "A plan is no level: leave the row out, or correct one of the dates.");
        return null;
    }

    /// <summary>The id of a name and the name itself; the id is null when there is none.</summary>
    private (string? Id, string Name) Name(IReadOnlyList<Cell> row, string key, Cell? heading, string otherwise)
    {
        if (CellOf(row, key, heading) is not { } cell)
            return (IsMissing(key) ? null : otherwise, "");
        if (_map.Names.TryGetValue(cell.Text, out string? id)) return (id, cell.Text);
        if (cell.Text == Series.Any && key != PartKeys.Place) return (Series.Any, "all");
        id = Slug.Of(cell.Text);
        if (id.Length > 0) return (id, cell.Text);
        if (cell.Text.Length == 0) TellEmpty(cell, key);
        else
            Tell(cell, key, $"'{Problems.Shown(cell.Text)}' gives no id of Latin letters.",
                $"Give it one in the map: names: {{\"{Problems.Shown(cell.Text)}\": some-id}}.");
        return (null, cell.Text);
    }

    private void TellDate(Cell cell, string key, string? hint)
    {
        if (cell.Text.Length == 0) TellEmpty(cell, key);
        else Tell(cell, key, $"'{Problems.Shown(cell.Text)}' is not clear as a date.", hint);
    }

    private void TellEmpty(Cell cell, string key) =>
        Tell(cell, key, $"This row has a level, but no value for '{key}'.", "Fill the cell, or leave the row out.");

    private void Tell(Cell cell, string key, string message, string? hint)
    {
        // What the map says once is wrong once, not in every row.
        if (_map.Parts.GetValueOrDefault(key)?.Value is not { } value) _table.Add(cell.At, message, hint);
        else if (_told.Add(value.At)) _mapFile.Add(value.At, message, hint);
    }

    /// <summary>The cell of a part: a column's, the map's value, or in a wide table a heading; null for none.</summary>
    private Cell? CellOf(IReadOnlyList<Cell> row, string key, Cell? heading = null)
    {
        if (heading is not null && _map.Wide?.Text == key) return heading;
        if (!_map.Parts.TryGetValue(key, out Part? part)) return null;
        if (part.Value is { } value) return new Cell(value.Text.Trim(), value.At);
        if (!_columns.TryGetValue(key, out int column) || column < 0) return null;
        return row.ElementAtOrDefault(column) ?? new Cell("", row[^1].At);
    }

    /// <summary>Whether the part's column was not found, which has been told.</summary>
    private bool IsMissing(string key) => _columns.TryGetValue(key, out int column) && column < 0;

    private int[] WideColumns()
    {
        if (_map.Columns.Count > 0) return [.. _map.Columns.Select(Find).Where(c => c >= 0)];
        return [.. Enumerable.Range(0, _headings.Count)
            .Where(c => !_columns.ContainsValue(c) && _headings[c].Text.Length > 0)];
    }

    private int Find(Scalar column) => Columns.Find(column, [.. _headings.Select(h => h.Text)], _mapFile);
}
