using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.History;

/// <summary>What a plan does not know when it begins.</summary>
internal static class StaleLevels
{
    /// <summary>
    /// One warning for each level of the pack's report series that is stale at the fork and is given no initial value.
    /// </summary>
    public static IEnumerable<string> Of(Plan plan)
    {
        var cursor = new Cursor(plan.Timeline);
        cursor.GoTo(plan.ForkStep);
        World world = cursor.World;
        Universe universe = world.Universe;
        foreach (int cell in universe.Pack.Rules.ReportSeries.SelectMany(s =>
            universe.SetOf(s).Cells).Distinct().Order())
        {
            bool isStale = world.IsPresent(cell) && !world.LastKnown(cell).IsUnknown
                && !world.IsFresh(cell, plan.ForkDay);
            if (!isStale || plan.Initial.Any(i => i.Level == cell)) continue;
            var day = DateOnly.FromDayNumber(world.Slots[Layout.Level(cell) + World.AsOfSlot]);
            yield return $"{universe.SeriesOf(cell)} was last known on {day:yyyy-MM-dd} and is stale at the fork: "
                + "it is unknown unless 'initial' sets it.";
        }
    }
}
