using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using NatoIraq.App;
using NatoIraq.Benchmarks.Draws;
using NatoIraq.Core.Projections;

namespace NatoIraq.Benchmarks.Tests;

/// <summary>
/// The model's number vouches for results: bundles compare it to tell whether the same numbers may be expected. So
/// numbers change under another number only, and this is what notices.
/// </summary>
public sealed class ModelTests
{
    [Fact]
    public void The_numbers_of_NI_8_change_only_with_the_models_number() => Vouched(
        "ni-8.txt", "Ni8/pack", (Projection)new ProjectNi8 { Count = 100, DaysApart = 73 }.Engine());

    [Fact]
    public void The_numbers_of_the_shipped_scenarios_change_only_with_the_models_number() => Vouched(
        "shipped.txt", "seeds/nato-iraq scenarios", (Projection)new ProjectShipped { Count = 200 }.Project());

    private static void Vouched(
        string golden, string folders, Projection projection, [CallerFilePath] string here = "")
    {
        string results = Sum(Lines(projection));
        string[] now =
            [$"model {Versions.NewestModel}", $"inputs {Sum(folders.Split(' ').SelectMany(Texts))}", $"results {results}"];
        string file = Path.Combine(Path.GetDirectoryName(here)!, "Golden", golden);
        string[] kept = File.Exists(file) ? File.ReadAllLines(file) : ["", "", ""];
        // A remark in a pack is another input, and the same numbers.
        if (kept[0] == now[0] && kept[2] == now[2]) return;
        Assert.False(
            kept[0] == now[0] && kept[1] == now[1],
            $"The same inputs gave other numbers under the same {kept[0]}. If they were meant to change, raise "
            + "Versions.NewestModel by one, then write the new sums with UPDATE_GOLDEN=1; else undo what changed them.");
        Golden.Holds(golden, now, here);
    }

    /// <summary>All that a projection says, rounded: the last bits of a logarithm are the processor's own.</summary>
    private static IEnumerable<string> Lines(Projection projection)
    {
        foreach (BranchResult branch in projection.Branches)
        {
            yield return branch.Branch;
            foreach (LevelResult l in branch.Levels)
            {
                Band b = l.Band;
                yield return Line(
                    l.Series, l.Date, b.Mean, b.P5, b.P10, b.P25, b.P50, b.P75, b.P90, b.P95, b.Unknown,
                    l.Difference?.Mean, l.Difference?.P10, l.Difference?.P90, l.Difference?.Higher);
            }
            foreach (EventResult e in branch.Events)
            {
                yield return Line(e.Event, e.Happens, e.PerDraw, e.P10, e.P50, e.P90, e.Undone);
                foreach ((NotHappened reason, double share) in e.WhyNot.OrderBy(w => w.Key)) yield return Line(reason, share);
            }
            foreach (BlockedResult b in branch.Blocked) yield return Line(b.Event, b.Rule, b.Share, b.Undone);
            foreach (NotedResult n in branch.Noted) yield return Line(n.Event, n.Rule, n.Share);
            foreach (StateResult s in branch.States) yield return Line(s.Machine, s.Subject, s.Date, s.State, s.Share);
        }
    }

    private static string Line(params object?[] values) => string.Join(' ', values.Select(v => v switch
    {
        double number => number.ToString("F3", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => $"{v ?? "unknown"}",
    }));

    private static IEnumerable<string> Texts(string folder)
    {
        string root = Path.Combine(AppContext.BaseDirectory, folder);
        return Directory.GetFiles(root, "*.yaml", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(root, file).Replace('\\', '/'), file))
            .OrderBy(f => f.Name, StringComparer.Ordinal)
            .SelectMany(f => new[] { f.Name, File.ReadAllText(f.file).ReplaceLineEndings("\n") });
    }

    private static string Sum(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
