using System.Text;
using System.Text.RegularExpressions;
using NatoIraq.Core.History;

namespace NatoIraq.Packs.Tables;

/// <summary>Proposes a map from a table's headings and first rows, for its user to edit rather than write.</summary>
internal sealed partial class MapProposal
{
    private const int Sample = 200;
    private const int LeastWide = 3;
    private const double Most = 0.8;

    private static readonly (string Key, Regex Heading)[] Known =
    [
        (PartKeys.Reported, Heading("reported|published|publication|release|as of report")),
        (PartKeys.Source, Heading("source|document|url|link|reference")),
        (PartKeys.Date, Heading("date|day|month|quarter|year|period|as of|time|datum|jahr|mois|fecha")),
        (PartKeys.Level, Heading("level|troop|strength|personnel|soldier|force level|count|number|value|total|size")),
        (PartKeys.Mission, Heading("mission|operation|command|force")),
        (PartKeys.Place, Heading("place|location|theat|region|area|province|host|where|base")),
        (PartKeys.Nation, Heading("nation|country|contributor|state|from|flag|land|pays")),
    ];

    private readonly TableFormat _format;
    private readonly string _name;
    private readonly IReadOnlyList<Cell> _headings;
    private readonly IReadOnlyList<IReadOnlyList<Cell>> _rows;
    private readonly Dictionary<string, int> _columns = [];

    /// <summary>Looks at a table.</summary>
    /// <param name="table">The table, read with <paramref name="format"/>.</param>
    /// <param name="format">Its format as far as it was found out.</param>
    /// <param name="name">The file's name without its ending.</param>
    public MapProposal(TableText table, TableFormat format, string name)
    {
        int usual = table.Rows.Take(Sample).Max(r => r.Count(c => c.Text.Length > 0));
        int head = table.Rows.TakeWhile(r => r.Count(c => c.Text.Length > 0) <= usual / 2).Count();
        _headings = table.Rows[head];
        _rows = [.. table.Rows.Skip(head + 1).Take(Sample)];
        (_format, _name) = (format with { Header = _headings[0].At.Line }, name);
        Assign();
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9 _()/.-]*$")]
    private static partial Regex PlainWord { get; }

    [GeneratedRegex("^(grand )?(total|sum|all|overall|subtotal)s?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Total { get; }

    [GeneratedRegex(@"^\d{1,3}(\.\d{3})+$|^\d+,\d{1,2}$", RegexOptions.ExplicitCapture)]
    private static partial Regex CommaNumber { get; }

    /// <summary>How the bytes seem to be written.</summary>
    public static TableFormat FormatOf(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return TableFormat.Usual;
        bool isUtf8 = true;
        try
        {
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes);
        }
        catch (DecoderFallbackException)
        {
            isUtf8 = false;
        }
        bool isWindows = Array.Exists(bytes, b => b is >= 0x80 and <= 0x9F);
        string? encoding = isUtf8 ? null : isWindows ? "windows-1252" : "latin-1";
        return TableFormat.Usual with { Encoding = encoding };
    }

    /// <summary>The map's text.</summary>
    public string Write()
    {
        int[] dated = [.. Columns().Where(c => !_columns.ContainsValue(c) && IsDate(_headings[c].Text))];
        bool isWide = dated.Length >= LeastWide;
        string[] levels = isWide ? [.. dated.SelectMany(c => Texts(c))] : Texts(PartKeys.Level);
        string pack = Slug.Of(_name) is { Length: > 0 } id ? id : "my-table";
        var map = new StringBuilder(
            "# What the columns of the table mean; 'natoiraq import --csv FILE --map THIS' reads it.\n"
                + "# A part is a column, by its heading or number, or {value: one for all rows}.\n");
        map.Append($"pack: {pack}\n");
        foreach (string key in PartKeys.All)
        {
            if (isWide && (key is PartKeys.Date or PartKeys.Level)) continue;
            map.Append(_columns.TryGetValue(key, out int column)
                ? $"{key}: {Word(_headings[column].Text, column)}\n"
                : Placeholder(key));
        }
        string[] totals = [.. new[] { PartKeys.Nation, PartKeys.Mission, PartKeys.Place }
            .SelectMany(key => Texts(key)).Where(t => Total.IsMatch(t)).Distinct()];
        if (totals.Length > 0)
        {
            string words = string.Join(", ", totals.Select(t => Word(t, 0)));
            map.Append($"drop: [{words}]             # else what it sums is counted twice\n");
        }
        if (isWide) map.Append("wide: date                # each column of dates holds the levels of its date\n");
        if (_format.Encoding is { } encoding) map.Append($"encoding: {encoding}\n");
        if (_format.Header != 1)
            map.Append($"header: {_format.Header}                 # the line of the headings\n");
        if (levels.Any(CommaNumber.IsMatch))
            map.Append("decimal: comma            # so that 1.234 is a thousand and more\n");
        WriteDates(map, isWide ? [.. dated.Select(c => _headings[c].Text)] : Texts(PartKeys.Date));
        if (!_columns.ContainsKey(PartKeys.Reported))
            map.Append("# Without 'reported' a level is known from its own date on; {days-after: 30} delays that.\n");
        return map.ToString();
    }

    private static Regex Heading(string words) =>
        new($@"\b({words})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private void Assign()
    {
        foreach ((string key, Regex heading) in Known)
        {
            int found = Columns().FirstOrDefault(
                c => !_columns.ContainsValue(c) && heading.IsMatch(_headings[c].Text) && !IsDate(_headings[c].Text)
                    && Fits(key, c), -1);
            if (found >= 0) _columns[key] = found;
        }
        // A year could be a level too, unless the level is found already.
        bool hasLevel = _columns.ContainsKey(PartKeys.Level);
        if (!_columns.ContainsKey(PartKeys.Date)
            && Free(c => Share(c, IsDate) >= Most && (hasLevel || Share(c, IsLevel) < Most)) is >= 0 and var date)
        {
            _columns[PartKeys.Date] = date;
        }
        if (!_columns.ContainsKey(PartKeys.Level) && Free(c => Share(c, IsLevel) >= Most) is >= 0 and var level)
            _columns[PartKeys.Level] = level;
        if (!_columns.ContainsKey(PartKeys.Nation)
            && Free(c => Share(c, t => !IsLevel(t) && !IsDate(t)) >= Most) is >= 0 and var nation)
        {
            _columns[PartKeys.Nation] = nation;
        }
    }

    private bool Fits(string key, int column) => key switch
    {
        PartKeys.Level => Share(column, IsLevel) >= Most,
        PartKeys.Date or PartKeys.Reported => Share(column, IsDate) >= Most,
        _ => Share(column, t => !IsLevel(t)) >= Most,
    };

    private int Free(Func<int, bool> fits) =>
        Columns().FirstOrDefault(
            c => !_columns.ContainsValue(c) && !IsDate(_headings[c].Text) && _headings[c].Text.Length > 0 && fits(c),
            -1);

    private IEnumerable<int> Columns() => Enumerable.Range(0, _headings.Count);

    private string[] Texts(string key) => _columns.TryGetValue(key, out int column) ? [.. Texts(column)] : [];

    private IEnumerable<string> Texts(int column) =>
        _rows.Select(r => r.ElementAtOrDefault(column)?.Text ?? "").Where(t => !LevelText.Silences.Contains(t));

    private double Share(int column, Func<string, bool> fits)
    {
        string[] texts = [.. Texts(column)];
        return texts.Length == 0 ? 0 : (double)texts.Count(fits) / texts.Length;
    }

    private static bool IsDate(string text) =>
        DateText.Read(text, []).Window is not null || DateText.Fitting([text]).Count > 0;

    private static bool IsLevel(string text) => LevelText.Read(text, TableFormat.Usual).Amount is not null
        || LevelText.Read(text, TableFormat.Usual with { Decimal = ',', Thousands = '.' }).Amount is not null;

    private static void WriteDates(StringBuilder map, string[] dates)
    {
        if (dates.Length == 0 || Array.TrueForAll(dates, d => DateText.Read(d, []).Window is not null)) return;
        IReadOnlyList<string> patterns = DateText.Fitting(dates);
        if (patterns.Count == 0) return;
        map.Append($"dates: {patterns[0]}");
        string others = string.Join(" or ", patterns.Skip(1));
        map.Append(others.Length == 0 ? "\n" : $"         # or {others}: the table does not tell\n");
    }

    private static string Placeholder(string key) => key switch
    {
        PartKeys.Nation => $"# nation: ...             # without it, everybody: {Series.Others}\n",
        PartKeys.Mission => "# mission: {value: ...}   # without it, the pack's name\n",
        PartKeys.Place => "# place: {value: ...}     # without it, theatre\n",
        PartKeys.Source => "# source: {value: ...}    # without it, the file's name\n",
        PartKeys.Reported => "",
        _ => $"{key}: ...               # which column? This could not be told from the headings\n",
    };

    private static string Word(string heading, int column)
    {
        if (heading.Length == 0) return $"{column + 1}";
        if (PlainWord.IsMatch(heading) && heading is not ("null" or "true" or "false")) return heading;
        string line = heading.ReplaceLineEndings(" ").Replace("\\", "\\\\", StringComparison.Ordinal);
        return $"\"{line.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }
}
