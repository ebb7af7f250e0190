using NatoIraq.Core.Dice;
using NatoIraq.Core.History;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Rules;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>
/// Writes down, for each draw, the likely value of some series at the end of some days after the fork; null for
/// unknown.
/// </summary>
internal sealed class DrawRecorder(Plan plan, IReadOnlyList<Series> series, IReadOnlyList<DateOnly> dates)
    : IDrawObserver
{
    private readonly LevelSet[] _sets = [.. series.Select(plan.Timeline.Layout.Universe.SetOf)];
    private int?[] _values = [];

    public bool Explains => false;

    /// <summary>The values of a draw, series by series and date by date within.</summary>
    public int?[] Draw(DrawRunner runner, long draw)
    {
        _values = new int?[_sets.Length * dates.Count];
        DrawRecorder self = this;
        runner.Run(draw, ref self);
        return _values;
    }

    public int?[] Draw(long draw, ulong randomSeed = 1) => Draw(new DrawRunner(plan, new KeyedDice(randomSeed)), draw);

    public void Rest(Journal journal, int from, int to, double[] assumptions)
    {
        for (int d = 0; d < dates.Count; d++)
        {
            int day = dates[d].DayNumber;
            if (day < from || day >= to) continue;
            for (int s = 0; s < _sets.Length; s++)
            {
                Estimate level = journal.World.Strength(_sets[s], day);
                _values[(s * dates.Count) + d] = level.IsKnown ? level.Likely : null;
            }
        }
    }

    public void Applied(Entry? entry, EventData? data, in Op op, int step, Rule? blocked) { }

    public void Failed(Entry entry, int day, NotHappened reason) { }

    public void Undone(Entry entry, int persons) { }

    public void Moved(World world, int instance, int from, int to) { }

    public void Broke(World world, in Op op, Rule rule) { }

    public void Refused(World world, in Op op, Rule rule, Machine machine, int state, int trigger, in Facts facts) { }
}
