using NatoIraq.App.Charts;
using NatoIraq.App.Wording;
using NatoIraq.Core.History;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.Reports;

/// <summary>The model, arranged for the sections: who is told, about what, on which days.</summary>
internal sealed class Brief
{
    public Brief(ReportModel model)
    {
        Model = model;
        Branches = [.. model.Plans
            .OrderBy(p => p.Name == model.Projection.Baseline ? 0 : 1)
            .Select((p, i) => new Told(
                i + 1,
                p,
                model.Projection.Branches.First(b => b.Branch == p.Name),
                p.Name == model.Projection.Baseline))];
        Baseline = Branches.FirstOrDefault(b => b.IsBaseline);
        var levels = Branches.SelectMany(b => b.Result.Levels).ToList();
        Names = [.. levels.Select(l => l.Series).Distinct().OrderBy(n => n == Headline ? 0 : 1)];
        Outputs = levels.Where(l => l.IsOutput).Select(l => l.Series).ToHashSet();
        TableDates = model.TableDates.Count > 0
            ? [.. model.TableDates.Distinct().Order()]
            : [.. levels.Select(l => l.Date).Order().TakeLast(1)];
        Citations = new Citations(this);
    }

    public ReportModel Model { get; }

    public IReadOnlyList<Told> Branches { get; }

    public Told? Baseline { get; }

    public string Headline => Model.HeadlineSeries;

    /// <summary>What is reported, the headline first, outputs last.</summary>
    public IReadOnlyList<string> Names { get; }

    public IReadOnlySet<string> Outputs { get; }

    public IReadOnlyList<DateOnly> TableDates { get; }

    /// <summary>A row of a table of many days; paper shows those of the comparison, or the last.</summary>
    public Markup DatedRow(DateOnly day, IEnumerable<DateOnly> days, IEnumerable<Markup> cells)
    {
        bool isPrinted = TableDates.Contains(day) || (!days.Intersect(TableDates).Any() && day == days.Last());
        return isPrinted ? Grid.Row(Figures.Iso(day), cells) : Grid.ScreenRow(Figures.Iso(day), cells);
    }

    /// <summary>The day of which the answer speaks.</summary>
    public DateOnly Last => TableDates[^1];

    public Citations Citations { get; }

    /// <summary>The history that every branch grows from.</summary>
    public Timeline Timeline => Branches[0].Plan.Timeline;

    public bool IsOutput(string name) => Outputs.Contains(name);

    /// <summary>A series in words, such as <c>all troops in Isle</c>; an output by its name.</summary>
    public string InWords(string name) => IsOutput(name) ? name : SeriesWords.Of(Model.Pack, name);

    /// <summary>What the history knows of a series up to a branch's leaving it, as far back as two years.</summary>
    public IReadOnlyList<PastSpan> PastOf(string name, Plan plan)
    {
        if (IsOutput(name) || !Series.TryParse(name, out Series series)) return [];
        LevelSet set = plan.Timeline.Layout.Universe.SetOf(series);
        var cursor = new Cursor(plan.Timeline);
        List<PastSpan> spans = [];
        for (int day = plan.ForkDay - 730; day <= plan.ForkDay; day++)
        {
            var date = DateOnly.FromDayNumber(day);
            cursor.GoTo(Math.Min(plan.ForkStep, plan.Timeline.StepAt(date)));
            Estimate now = cursor.World.Strength(set, day);
            if (now.IsUnknown) continue;
            var span = new PastSpan(date, date, Bound(now.Low), Bound(now.Likely), Bound(now.High));
            if (spans.Count > 0 && spans[^1].To == date.AddDays(-1)
                && spans[^1] with { From = date, To = date } == span)
            {
                spans[^1] = spans[^1] with { To = date };
            }
            else
            {
                spans.Add(span);
            }
        }
        return spans;
    }

    private static double? Bound(int value) => value == Estimate.None ? null : value;
}
