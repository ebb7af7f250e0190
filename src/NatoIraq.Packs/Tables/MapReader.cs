using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Tables;

/// <summary>Reads a map: which column of a table is what.</summary>
internal static class MapReader
{
    private const int MostDays = 36_525;
    private const int MostLines = 1000;

    private static readonly (string Word, char Character)[] Marks =
        [("comma", ','), ("semicolon", ';'), ("tab", '\t'), ("pipe", '|'), ("point", '.'), ("blank", ' '),
            ("apostrophe", '\''), ("quote", '"')];

    /// <summary>The map; problems go where the file's go.</summary>
    public static TableMap Read(Fields map)
    {
        Scalar? pack = map.One("pack", required: true);
        if (pack is not null) map.CheckKebab(pack, letterFirst: false);
        var parts = new Dictionary<string, Part>();
        foreach (string key in PartKeys.All)
        {
            if (ReadPart(map, key) is { } part) parts[key] = part;
        }
        Scalar? wide = ReadWide(map, parts);
        foreach (string key in new[] { PartKeys.Date, PartKeys.Level })
        {
            bool isGiven = parts.ContainsKey(key) || wide?.Text == key || (wide is not null && key == PartKeys.Level);
            if (!isGiven && !map.Has(key) && !map.IsRefused)
                map.Add($"A map needs the key '{key}'.", $"Write '{key}: ' and the heading of its column.");
        }
        return new TableMap(
            pack?.Text ?? "", parts, wide, map.Many("columns"), ReadFormat(map), ReadNames(map),
            map.Many("drop").Select(s => s.Text.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase),
            map.Whole("stale-after", 1, MostDays));
    }

    private static Part? ReadPart(Fields map, string key)
    {
        if (map.Find(key, required: false) is not { } node) return null;
        if (node is not Mapping) return map.One(key, required: true) is { } column ? new Part(column, null) : null;
        return map.Map(key, $"the part '{key}'", fields => ReadConstant(fields, key));
    }

    private static Part? ReadConstant(Fields fields, string key)
    {
        Scalar? value = fields.One("value", required: false);
        int? after = key == PartKeys.Reported ? fields.Whole("days-after", 0, MostDays) : null;
        if (value is not null && after is not null)
            fields.Add("'reported' has a value or days-after, not both.", "Leave one out.");
        else if (value is null && after is null && !fields.IsRefused)
            fields.Add($"The part '{key}' needs the key 'value'.", "Or write the heading of its column alone.");
        return value is null && after is null ? null : new Part(null, value, after);
    }

    private static Scalar? ReadWide(Fields map, Dictionary<string, Part> parts)
    {
        if (map.One("wide", required: false) is not { } wide) return null;
        if (!PartKeys.Wide.Contains(wide.Text))
        {
            map.Add(
                $"'{Problems.Shown(wide.Text)}' is not a value of 'wide'; allowed: {string.Join(", ", PartKeys.Wide)}.",
                map.File.Names.Problems.DidYouMean(wide.Text, PartKeys.Wide), "wide");
            return null;
        }
        foreach (string key in new[] { wide.Text, PartKeys.Level }.Where(parts.ContainsKey))
            map.Add($"In a table that is wide by {wide.Text}, '{key}' has no column of its own.", "Leave it out.", key);
        return wide;
    }

    private static TableFormat ReadFormat(Fields map)
    {
        TableFormat usual = TableFormat.Usual;
        string? encoding = map.Has("encoding") ? map.Choice("encoding", TableText.Encodings) : null;
        char? separator = ReadMark(map, "decimal", '.', ',');
        char decimals = separator ?? usual.Decimal;
        char? thousands = map.Has("thousands")
            ? ReadMark(map, "thousands", ',', '.', ' ', '\'')
            : decimals == ',' ? '.' : usual.Thousands;
        if (thousands == decimals)
            map.Add(
                $"'{decimals}' cannot separate both thousands and decimals.", "Change one of the two.", "thousands");
        HashSet<string> unknown = [.. LevelText.Silences, .. map.Many("unknown").Select(s => s.Text.Trim())];
        return new TableFormat(
            encoding,
            ReadMark(map, "delimiter", ',', ';', '\t', '|', ' '),
            ReadMark(map, "quote", '"', '\'') ?? usual.Quote,
            map.Whole("header", 0, MostLines) ?? usual.Header,
            decimals,
            thousands,
            map.Number("scale", 1, 1_000_000) ?? usual.Scale,
            ReadPatterns(map),
            unknown.ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    private static char? ReadMark(Fields map, string key, params char[] allowed)
    {
        if (map.Find(key, required: false) is null) return null;
        if (map.One(key, required: true) is not { } scalar) return null;
        string text = scalar.Text;
        char? mark = text.Length == 1 ? text[0]
            : text == "\\t" ? '\t'
            : Marks.Where(m => m.Word == text).Select(m => (char?)m.Character).FirstOrDefault();
        if (mark is { } c && allowed.Contains(c)) return c;
        string words = string.Join(", ", Marks.Where(m => allowed.Contains(m.Character)).Select(m => m.Word));
        map.Add($"'{Problems.Shown(text)}' is not a value of '{key}'; allowed: {words}, or the character itself.",
            map.File.Names.Problems.DidYouMean(text, Marks.Select(m => m.Word)), key);
        return null;
    }

    private static IReadOnlyList<string> ReadPatterns(Fields map)
    {
        if (map.Find("dates", required: false) is not { } node) return [];
        IReadOnlyList<Scalar> patterns = node is Sequence ? map.Many("dates")
            : map.One("dates", required: true) is { } one ? [one] : [];
        foreach (Scalar pattern in patterns.Where(p => !DateText.IsPattern(p.Text)))
        {
            map.File.Add(
                pattern.At,
                $"'{Problems.Shown(pattern.Text)}' is no pattern of dates: it needs yyyy or yy, and may hold MM or MMM "
                    + "and dd.",
                "Write for example dd/MM/yyyy, MMM yyyy or yyyy.");
        }
        return [.. patterns.Select(p => p.Text)];
    }

    private static Dictionary<string, string> ReadNames(Fields map)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Pair pair in map.Named("names"))
        {
            if (map.ValueOf(pair) is not { } id) continue;
            if (id.Text != Core.History.Series.Any && !Core.History.Kebab.IsId(id.Text))
                map.CheckKebab(new Scalar(pair.Value.At, id.Text, quoted: true), letterFirst: false);
            names[pair.Key.Text.Trim()] = id.Text;
        }
        return names;
    }
}
