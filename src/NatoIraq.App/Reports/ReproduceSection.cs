using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using NatoIraq.Core.Projections;
using static NatoIraq.App.Reports.Markup;

namespace NatoIraq.App.Reports;

/// <summary>The command that gives the comparison again, and the engine that gave it.</summary>
internal static partial class ReproduceSection
{
    public static Markup Of(Findings findings)
    {
        Projection projection = findings.Model.Projection;
        return Tag("p", "The same inputs, draws and random seed give the same numbers to the last byte, however many "
                + "threads or machines share the work.")
            + Tag("pre", [("tabindex", "0"), ("aria-label", "Command")], Tag("code", Command(findings)))
            + Tag("dl", [("class", "facts")],
                Fact("Draws", $"{projection.Draws.ToString("#,##0", CultureInfo.InvariantCulture)} a branch"),
                Fact("Random seed", $"{projection.RandomSeed}"),
                Fact("Pack", findings.Model.Pack.Name),
                Fact("Quantiles", Quantiles.Method),
                Fact("Engine", Engine()));
    }

    /// <summary>The command line; every argument that a shell might read otherwise is quoted.</summary>
    internal static string Command(Findings findings)
    {
        Projection projection = findings.Model.Projection;
        bool compares = findings.Baseline is not null;
        List<string> lines =
        [
            $"natoiraq {(compares ? "compare" : "project")} " + string.Join(' ', findings.Branches
                .Where(b => !b.IsBaseline || findings.Branches.Count == 1).Select(b => Quoted(b.Plan.Name))),
        ];
        if (compares) lines.Add($"--baseline {Quoted(projection.Baseline!)}");
        lines.Add($"--draws {projection.Draws} --random-seed {projection.RandomSeed}");
        lines.Add(string.Join(' ', findings.TableDates.Select(d => $"--at {Figures.Iso(d)}")));
        IEnumerable<string> series = findings.Names.Where(n => !findings.IsOutput(n));
        lines.Add(string.Join(' ', series.Select(s => $"--series {Quoted(s)}")));
        if (IsWide(findings)) lines.Add("--priors wide");
        return string.Join(" \\\n  ", lines.Where(l => l.Length > 0));
    }

    /// <summary>Whether some assumption draws from its wide prior rather than its own.</summary>
    private static bool IsWide(Findings findings) => findings.Branches.SelectMany(b => b.Plan.Assumptions)
        .Any(a => a.Source.Wide is { } wide && a.Text == wide.Text && a.Text != a.Source.Value.Text);

    private static string Engine()
    {
        AssemblyName core = typeof(Projection).Assembly.GetName();
        return $"{core.Name} {core.Version?.ToString(3)}, {RuntimeInformation.FrameworkDescription}, "
            + $"{RuntimeInformation.ProcessArchitecture}";
    }

    private static string Quoted(string argument) =>
        Plain.IsMatch(argument) ? argument : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static Markup Fact(string name, string value) => Tag("div", Tag("dt", name), Tag("dd", value));

    [GeneratedRegex(@"^[\w./:-]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Plain { get; }
}
