using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Tables;

/// <summary>The columns of a table as its map names them.</summary>
internal static class Columns
{
    /// <summary>The index of the column of a heading or a number from 1; -1, told in the map, when there is none.</summary>
    public static int Find(Scalar column, IReadOnlyList<string> headings, YamlFile map)
    {
        string name = column.Text.Trim();
        foreach (StringComparison comparison in (ReadOnlySpan<StringComparison>)
            [StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase])
        {
            for (int i = 0; i < headings.Count; i++)
            {
                if (headings[i].Equals(name, comparison)) return i;
            }
        }
        if (int.TryParse(name, out int number) && number >= 1 && number <= headings.Count) return number - 1;
        string known = Problems.Listed([.. headings.Where(n => n.Length > 0)]);
        map.Add(column.At,
            $"The table has no column '{Problems.Shown(column.Text)}'. It has: {known}, or 1 to {headings.Count}.",
            map.Names.Problems.DidYouMean(column.Text, headings));
        return -1;
    }
}
