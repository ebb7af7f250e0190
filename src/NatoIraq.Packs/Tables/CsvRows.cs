using System.Text;
using CsvHelper;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Tables;

/// <summary>A cell: its text, and where its first character stands.</summary>
/// <param name="Text">What it holds, without quotes and outer blanks.</param>
/// <param name="At">Where.</param>
internal sealed record Cell(string Text, Mark At)
{
    /// <summary>Where the cell begins, blanks and a quote included: what is kept of a table names it by this.</summary>
    public Mark Start { get; init; } = At;
}

/// <summary>The rows of a text of CSV (RFC 4180), empty lines passed over, with the place of every cell.</summary>
/// <param name="text">The text; its lines may end in any way.</param>
/// <param name="above">How many lines stood above it in its file.</param>
/// <param name="separator">Between cells; null to be found out.</param>
/// <param name="quote">Around cells.</param>
internal sealed class CsvRows(string text, int above = 0, char? separator = ',', char quote = '"')
{
    /// <summary>Where a quote of the row read last begins that nothing closes; null when there is none.</summary>
    public Mark? OpenQuote { get; private set; }

    /// <summary>Where text of the row read last follows a closing quote; null when there is none.</summary>
    public Mark? AfterQuote { get; private set; }

    /// <summary>The rows, one after the other.</summary>
    public IEnumerable<IReadOnlyList<Cell>> Read()
    {
        bool isFlawed = false;
        CsvReaderOptions options = CsvReaderOptions.Default with
        {
            HasHeader = false,
            Separator = separator,
            Quote = quote,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            // Of several flaws in a row it tells one: all cells of such a row are looked at.
            OnMalformedRecord = _ => isFlawed = true,
        };
        using var reader = CsvReader.FromText(text.ReplaceLineEndings("\n"), options);
        while (reader.Read())
        {
            (OpenQuote, AfterQuote) = (null, null);
            yield return RowOf(reader, isFlawed);
            isFlawed = false;
        }
    }

    private List<Cell> RowOf(CsvReader reader, bool isFlawed)
    {
        var cells = new List<Cell>(reader.FieldCount);
        var at = new Mark((int)reader.LineNumber + above, 1);
        for (int i = 0; i < reader.FieldCount; i++)
        {
            ReadOnlySpan<byte> raw = reader.GetRawSpan(i);
            int start = Math.Max(0, raw.IndexOfAnyExcept((byte)' ', (byte)'\t'));
            bool isQuoted = start < raw.Length && raw[start] == quote;
            if (isQuoted && isFlawed) Examine(raw, start, at);
            Mark first = After(at, raw[..(isQuoted ? start + 1 : start)]);
            cells.Add(new Cell(reader.GetString(i).Trim(), first) { Start = at });
            Mark end = After(at, raw);
            at = new Mark(end.Line, end.Column + 1);
        }
        return cells;
    }

    private void Examine(ReadOnlySpan<byte> raw, int start, Mark at)
    {
        int end = start + 1;
        for (; end < raw.Length; end++)
        {
            if (raw[end] != quote) continue;
            bool isDoubled = end + 1 < raw.Length && raw[end + 1] == quote;
            if (!isDoubled) break;
            end++;
        }
        if (end >= raw.Length)
        {
            OpenQuote ??= After(at, raw[..start]);
            return;
        }
        int more = raw[(end + 1)..].IndexOfAnyExcept((byte)' ', (byte)'\t');
        if (more >= 0) AfterQuote ??= After(at, raw[..(end + 1 + more)]);
    }

    /// <summary>The place that so many bytes lead to.</summary>
    private static Mark After(Mark at, ReadOnlySpan<byte> bytes)
    {
        int lines = bytes.Count((byte)'\n');
        int columns = Encoding.UTF8.GetCharCount(bytes[(bytes.LastIndexOf((byte)'\n') + 1)..]);
        return lines == 0 ? new Mark(at.Line, at.Column + columns) : new Mark(at.Line + lines, columns + 1);
    }
}
