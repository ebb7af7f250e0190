using Microsoft.AspNetCore.Http;
using NatoIraq.App.Backtests;
using NatoIraq.Core;
using NatoIraq.Packs;
using NatoIraq.Web.Api;

namespace NatoIraq.Web.Forms;

/// <summary>Tables of levels and their maps as files of a form; a map goes with the table of its name.</summary>
internal static class PostedTables
{
    private static readonly string[] MapEndings = [".yaml", ".yml"];

    /// <summary>The backtest that the files ask for.</summary>
    /// <exception cref="InvalidInputException">There is no table, or a map without one.</exception>
    public static async Task<BacktestTables> ReadAsync(IFormFileCollection files, CancellationToken cancel)
    {
        List<TableSource> sources = [];
        foreach (IFormFile file in files.Where(f => f.Length > 0))
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancel);
            sources.Add(new TableSource(Path.GetFileName(file.FileName), bytes.ToArray()));
        }
        ILookup<bool, TableSource> kinds = sources.OrderBy(s => s.Name, StringComparer.Ordinal).ToLookup(IsMap);
        SeriesTable[] tables = [.. kinds[false].Select(t => new SeriesTable(
            NameOf(t), t, kinds[true].FirstOrDefault(m => NameOf(m) == NameOf(t))))];
        TableSource[] alone = [.. kinds[true].Where(m => !Array.Exists(tables, t => t.Name == NameOf(m)))];
        if (alone.Length > 0)
        {
            throw new InvalidInputException([.. alone.Select(m => new Problem(
                $"'{m.Name}' is a map, and no table of its name is beside it.", Hint: "Choose the table as well."))]);
        }
        return DrawLimits.Check(new BacktestTables(tables, 1, null));
    }

    private static bool IsMap(TableSource source) =>
        Array.Exists(MapEndings, e => source.Name.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    private static string NameOf(TableSource source) => Path.GetFileNameWithoutExtension(source.Name);
}
