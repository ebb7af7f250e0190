using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.History;

/// <summary>
/// Reads the ledger back into names: each level with the claims that bear on its value, whichever event set it last.
/// </summary>
internal sealed class LevelReader(Cursor cursor, DateOnly day)
{
    private readonly World _world = cursor.World;
    private readonly Universe _universe = cursor.World.Universe;

    /// <summary>
    /// The levels present, and the pack's report series that are sums of them. What a containing place holds outside
    /// the places within it has no address of its own and is left out.
    /// </summary>
    public IReadOnlyList<LevelView> Levels() =>
        [.. Enumerable.Range(0, _universe.LevelCount).Where(_world.IsPresent).Select(_universe.SeriesOf)
            .Where(s => _universe.LevelOf(s) >= 0)
            .Union(_universe.Pack.Rules.ReportSeries)
            .Select(Of)
            .OrderBy(l => l.Series, StringComparer.Ordinal)];

    /// <summary>One series, whether it is a level or a sum.</summary>
    public LevelView Of(Series series)
    {
        LevelSet set = _universe.SetOf(series);
        int level = Present(_universe.LevelOf(series));
        Estimate now = IsCell(level) ? _world.LevelOn(level, day.DayNumber) : _world.Strength(set, day.DayNumber);
        LastKnownView? last = now.IsUnknown ? LastKnown(set, level) : null;
        bool saysNothing = now.IsUnknown && last is null;
        int[] behind = level >= 0 ? [level] : [.. Bearing(set)];
        return new LevelView(
            $"{series}", Bound(now.Low), Bound(now.Likely), Bound(now.High), QualifierOf(level),
            saysNothing || behind.Length == 0 ? null : behind.Max(AsOf), last, level < 0 || IsDerived(level),
            saysNothing ? [] : [.. Sources(set, level, now).Distinct().Order().SelectMany(Cites).Distinct()]);
    }

    private int Present(int level) => level >= 0 && _world.IsPresent(level) ? level : -1;

    private bool IsCell(int level) => level >= 0 && level < _universe.CellCount;

    /// <summary>The present levels a sum is made of: its cells, and what is reported of it.</summary>
    private IEnumerable<int> Bearing(LevelSet set) => set.Parts.Length > 0
        ? set.Parts.SelectMany(Bearing)
        : set.Cells.Append(set.Sum).Where(l => Present(l) >= 0 && !_world.LastKnown(l).IsUnknown);

    private LastKnownView? LastKnown(LevelSet set, int level)
    {
        if (level >= 0 && _world.LastKnown(level) is { IsUnknown: false } own) return View(own, AsOf(level));
        Estimate last = _world.LastKnown(set);
        return last.IsUnknown ? null : View(last, Bearing(set).Max(AsOf));
    }

    /// <summary>The steps whose claims bear on a value.</summary>
    private IEnumerable<int> Sources(LevelSet set, int level, Estimate now)
    {
        if (level < 0) return Bearing(set).Where(l => now.IsUnknown
            || _world.IsFresh(l, day.DayNumber)).SelectMany(Sources);
        // A reported sum that is only bounded is narrowed by what is known of its cells.
        bool isBounded = !IsCell(level) && !_world.LastKnown(level).IsKnown;
        return isBounded ? set.Cells.Where(c => _world.IsFresh(c, day.DayNumber)).Append(level).SelectMany(Sources)
            : Sources(level);
    }

    private IEnumerable<int> Sources(int level)
    {
        int by = By(level);
        if (EventOf(by)?.Data is not TroopsReported report) return [by];
        Series series = _universe.SeriesOf(level);
        if (report.ShareOf is { } whole && (series == whole || series == report.Series))
        {
            return [by, LastReport(report.Series), LastReport(whole)];
        }
        return report.Series == series ? [by] : [by, .. Premises(series, cursor.Timeline.Ops[by].Day)];
    }

    /// <summary>
    /// What the rest of a mission's nations in a place was derived from: the sum, and the parts within it.
    /// </summary>
    private IEnumerable<int> Premises(Series rest, int derivedOn)
    {
        Series sum = rest with { Nation = Series.Any };
        return _universe.SetOf(sum).Cells
            .Where(c => _universe.PartsOf(c).Nation != _universe.Rest && _world.IsFresh(c, derivedOn))
            .SelectMany(Sources)
            .Append(LastReport(sum));
    }

    /// <summary>The step at which a series itself was last reported, from 0; -1 for never.</summary>
    private int LastReport(Series series)
    {
        for (int i = cursor.Step - 1; i >= 0; i--)
        {
            if (cursor.Timeline.Events[i].Data is TroopsReported { ShareOf: null } report
                && report.Series == series) return i;
        }
        return -1;
    }

    private bool IsDerived(int level) =>
        EventOf(By(level))?.Data is TroopsReported report && report.Series != _universe.SeriesOf(level)
        && !(report.ShareOf == _universe.SeriesOf(level) && LastReport(report.ShareOf!.Value) >= 0);

    private string? QualifierOf(int level) => level < 0 ? null : EventOf(By(level))?.Data switch
    {
        ContingentIdentified e => e.Strength.Qualifier,
        TroopsReported when !IsDerived(level) =>
            (EventOf(LastReport(_universe.SeriesOf(level)))?.Data as TroopsReported)?.Strength?.Qualifier,
        _ => null,
    };

    private int By(int level) => _world.Slots[Layout.Level(level) + World.BySlot];

    private DateOnly AsOf(int level) => DateOnly.FromDayNumber(_world.Slots[Layout.Level(level) + World.AsOfSlot]);

    private Event? EventOf(int index) => index >= 0 && index < cursor.Timeline.Length
        ? cursor.Timeline.Events[index] : null;

    private IEnumerable<string> Cites(int index) => EventOf(index)?.Cites ?? [];

    private static LastKnownView View(Estimate e, DateOnly asOf) =>
        new(Bound(e.Low), Bound(e.Likely), Bound(e.High), asOf);

    private static int? Bound(int value) => value == Estimate.None ? null : value;
}
