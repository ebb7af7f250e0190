using System.Globalization;
using System.Text.RegularExpressions;
using NatoIraq.App.Charts;
using NatoIraq.App.Projections;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Sampling;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>The command that gives the comparison again, and the engine that gave it.</summary>
internal static partial class ReproduceSection
{
    public static Markup Of(Brief brief)
    {
        Projection projection = brief.Model.Projection;
        return Tag("p", "The same inputs, draws and random seed give the same numbers to the last byte, however many "
                + "threads or machines share the work. The first command writes this page, the second prints its "
                + "numbers and their hash.")
            + Block("The command that writes this page", Report(brief))
            + Block("The command that prints the numbers", Command(brief))
            + Tag("dl", [("class", "facts")],
                Fact("Draws", $"{projection.Draws.ToString("#,##0", CultureInfo.InvariantCulture)} a branch"),
                Fact("Random seed", $"{projection.RandomSeed}"),
                projection.Sampling == SamplingMethod.Plain
                    ? default : Fact("Sampling", SamplingView.WordOf(projection.Sampling)),
                brief.Model.Apart.Count == 0
                    ? default : Fact(
                        "Of the same name, yet not of the same luck", string.Join(", ", brief.Model.Apart)),
                Fact("Priors", IsWide(brief) ? "wide" : "as shipped"),
                brief.Model.Hash is { } hash ? Fact("Hash of the result", hash) : default,
                Fact("Pack", brief.Model.Pack.Name),
                Fact("History",
                    $"{Figures.Count(brief.Timeline.Length, "event")}, "
                    + $"digest {brief.Timeline.Digest(brief.Timeline.Length)}"),
                Fact("Quantiles", Quantiles.Method),
                Fact("Engine", Engine()));
    }

    private static Markup Block(string label, string command) =>
        Tag("pre", [("tabindex", "0"), ("aria-label", label)], Tag("code", command));

    /// <summary>The command line that writes the report.</summary>
    internal static string Report(Brief brief) => Lines(
        brief,
        "report " + string.Join(' ', brief.Branches.Select(b => Quoted(b.Plan.Name))),
        Prefer(brief),
        "--out natoiraq-report");

    /// <summary>The command line that prints the numbers; what a shell might read otherwise is quoted.</summary>
    internal static string Command(Brief brief) => Lines(
        brief,
        (brief.Baseline is null ? "project " : "compare ") + string.Join(' ', brief.Branches
            .Where(b => !b.IsBaseline || brief.Branches.Count == 1).Select(b => Quoted(b.Plan.Name))),
        brief.Baseline is null || brief.Model.Projection.Analysed is not { } asked ? ""
            : asked.Prefer is null ? "--analysis" : Prefer(brief));

    private static string Prefer(Brief brief) => brief.Model.Projection.Analysed?.Prefer is { } prefer
        ? $"--prefer {prefer.ToString().ToLowerInvariant()}" : "";

    private static string Lines(Brief brief, string verb, params string[] end)
    {
        Projection projection = brief.Model.Projection;
        string[] lines =
        [
            $"natoiraq {verb}",
            brief.Baseline is null ? "" : $"--baseline {Quoted(projection.Baseline!)}",
            $"--draws {projection.Draws} --random-seed {projection.RandomSeed}",
            string.Join(' ', brief.TableDates.Select(d => $"--at {Figures.Iso(d)}")),
            string.Join(' ', brief.Names.Where(n => !brief.IsOutput(n)).Select(s => $"--series {Quoted(s)}")),
            IsWide(brief) ? "--priors wide" : "",
            projection.Sampling == SamplingMethod.Plain
                ? "" : $"--sampling {SamplingView.WordOf(projection.Sampling)}",
            .. end,
        ];
        return string.Join(" \\\n  ", lines.Where(l => l.Length > 0));
    }

    /// <summary>Whether some assumption draws from its wide prior rather than its own.</summary>
    internal static bool IsWide(Brief brief) => brief.Branches.SelectMany(b => b.Plan.Assumptions)
        .Any(a => a.Source.Wide is { } wide && a.Text == wide.Text && a.Text != a.Source.Value.Text);

    private static string Engine()
    {
        Versions here = Versions.Here;
        return $"natoiraq {here.Engine}, model {here.Model}, .NET {here.Runtime}, {here.Architecture}";
    }

    internal static string Quoted(string argument) =>
        Plain.IsMatch(argument) ? argument : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static Markup Fact(string name, string value) => Tag("div", Tag("dt", name), Tag("dd", value));

    [GeneratedRegex(@"^[\w./:-]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Plain { get; }
}
