using NatoIraq.App.Charts;

namespace NatoIraq.App.Reports;

/// <summary>A branch's chart of a series, and the chart of its difference from the baseline.</summary>
internal sealed record Drawn(Told Branch, string Name, FanPanel Panel, FanPanel? Change)
{
    public static Drawn Of(Brief brief, Told branch, string name, Fan? baseline, string id)
    {
        bool isOutput = brief.IsOutput(name);
        string what = brief.InWords(name);
        Fan fan = branch.FanOf(name);
        Fan? behind = branch.IsBaseline ? null : baseline;
        var panel = new FanPanel(
            new Caption(id, $"{branch.Title}: {what}", Describe(fan, behind, isOutput)),
            fan, behind, branch.Fork, branch.IsBaseline, isOutput) { Past = brief.PastOf(name, branch.Plan) };
        Fan change = branch.DifferenceOf(name);
        bool isCompared = behind is not null && change.Known.Any();
        return new Drawn(branch, name, panel, !isCompared ? null : new FanPanel(
            new Caption(
                $"{id}-change", $"{branch.Title}: difference from the baseline in {what}",
                Describe(change, null, isOutput)),
            change, Fork: branch.Fork, IsOutput: isOutput) { IsDifference = true });
    }

    /// <summary>A fan in a sentence or two: where it begins and where it ends.</summary>
    public static string Describe(Fan fan, Fan? behind, bool isOutput)
    {
        List<FanPoint> known = [.. fan.Known];
        if (known.Count == 0) return "Unknown throughout.";
        string Tell(FanPoint p) => $"On {Figures.Day(p.Date)}: {Figures.InWords(p.Band, isOutput)}.";
        string text = known.Count == 1 ? Tell(known[0]) : $"{Tell(known[0])} {Tell(known[^1])}";
        return behind?.Known.LastOrDefault() is { } last ? $"{text} Baseline, {behind.Label}: {Tell(last)}" : text;
    }
}
