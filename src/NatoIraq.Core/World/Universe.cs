using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;

namespace NatoIraq.Core.Worlds;

/// <summary>
/// The names of a pack as small numbers, and where troops are counted: a <em>cell</em> is one nation, mission and
/// place;
/// a <em>sum</em> is a wider series that some source reported. Cells and sums together are the ledger's
/// <em>levels</em>.
/// </summary>
public sealed class Universe
{
    private readonly bool[,] _within;
    private readonly int[] _missionOf;
    private readonly bool[,] _holds;
    private readonly List<Series> _sums = [];
    private readonly Dictionary<Series, LevelSet> _sets = [];

    /// <summary>Numbers the pack's names and collects the sums its history reports.</summary>
    public Universe(Pack pack)
    {
        Pack = pack;
        Nations = new Ids(pack.Actors.Where(a => a.Kind == "nation").Select(a => a.Id).Append(Series.Others));
        Missions = new Ids(pack.Missions.Select(m => m.Id));
        Places = new Ids(pack.Places.Select(p => p.Id));
        Activities = new Ids(pack.Activities);
        Options = NamesOf(FieldKind.Option);
        Resolutions = NamesOf(FieldKind.Resolution);
        Offices = NamesOf(FieldKind.Office);
        Forums = NamesOf(FieldKind.Forum);
        Actors = new Ids(pack.Actors.Select(a => a.Id));
        Rest = Nations.Find(Series.Others);
        _within = Containment(pack.Places);
        IsLeaf = [.. Enumerable.Range(0, Places.Count).Select(p => Enumerable.Range(0, Places.Count).All(q => q == p || !_within[q, p]))];
        CellCount = Nations.Count * Missions.Count * Places.Count;
        _missionOf = [.. Enumerable.Range(0, CellCount).Select(c => PartsOf(c).Mission)];
        foreach (Series series in pack.History.SelectMany(e => SeriesOf(e.Data)))
        {
            if (CellOf(series) < 0 && !_sums.Contains(series) && IsNamed(series)) _sums.Add(series);
        }
        SumCells = [.. _sums.Select(s => CellsOf(s).ToArray())];
        _holds = new bool[_sums.Count, _sums.Count];
        for (int sum = 0; sum < _sums.Count; sum++)
        {
            for (int other = 0; other < _sums.Count; other++)
            {
                _holds[sum, other] = Array.TrueForAll(SumCells[other], SumCells[sum].Contains);
            }
        }
        Totals = [.. Enumerable.Range(0, _sums.Count).Select(sum => Total.Of(this, sum)).OfType<Total>()];
        SumsOf = [.. Enumerable.Range(0, CellCount).Select(c => Enumerable.Range(0, _sums.Count).Where(s => SumCells[s].Contains(c)).ToArray())];
    }

    /// <summary>The pack behind it.</summary>
    public Pack Pack { get; }

    /// <summary>Nations that may stand first in a series, with <c>others</c>.</summary>
    public Ids Nations { get; }

    /// <summary>Missions.</summary>
    public Ids Missions { get; }

    /// <summary>Places, containing ones too.</summary>
    public Ids Places { get; }

    /// <summary>Activities a mandate may hold; at most 31.</summary>
    public Ids Activities { get; }

    /// <summary>Policy options.</summary>
    public Ids Options { get; }

    /// <summary>Resolutions.</summary>
    public Ids Resolutions { get; }

    /// <summary>Offices.</summary>
    public Ids Offices { get; }

    /// <summary>Forums.</summary>
    public Ids Forums { get; }

    /// <summary>Every actor: who may lead a mission or hold an office.</summary>
    public Ids Actors { get; }

    /// <summary>The number of the nation <c>others</c>.</summary>
    public int Rest { get; }

    /// <summary>Whether a place contains no other.</summary>
    public IReadOnlyList<bool> IsLeaf { get; }

    /// <summary>How many cells there are; they are the first levels.</summary>
    public int CellCount { get; }

    /// <summary>How many levels there are: the cells, then the sums.</summary>
    public int LevelCount => CellCount + _sums.Count;

    /// <summary>The reported sums, in the order of their levels.</summary>
    public IReadOnlyList<Series> Sums => _sums;

    /// <summary>The cells of each sum.</summary>
    public int[][] SumCells { get; }

    /// <summary>Whether a sum takes in every cell of another, or of itself.</summary>
    public bool Holds(int sum, int other) => _holds[sum, other];

    /// <summary>The sums that count all nations of one mission in one place: each leaves an unnamed rest.</summary>
    public Total[] Totals { get; }

    /// <summary>The sums that contain each cell.</summary>
    public int[][] SumsOf { get; }

    /// <summary>
    /// The cell of a nation, a mission and a place; a containing place's cell is what it holds outside the places named
    /// in it.
    /// </summary>
    public int Cell(int nation, int mission, int place) =>
        (((nation * Missions.Count) + mission) * Places.Count) + place;

    /// <summary>The nation, mission and place of a cell.</summary>
    public (int Nation, int Mission, int Place) PartsOf(int cell) =>
        (cell / Places.Count / Missions.Count, cell / Places.Count % Missions.Count, cell % Places.Count);

    /// <summary>The mission of a cell.</summary>
    public int MissionOf(int cell) => _missionOf[cell];

    /// <summary>The cell of a leaf series, or -1 when it is a sum or names something unknown.</summary>
    public int CellOf(Series series)
    {
        int nation = Nations.Find(series.Nation);
        int mission = Missions.Find(series.Mission);
        int place = Places.Find(series.Place);
        return nation < 0 || mission < 0 || place < 0 || !IsLeaf[place] ? -1 : Cell(nation, mission, place);
    }

    /// <summary>The level of a cell or reported sum, or -1.</summary>
    public int LevelOf(Series series)
    {
        int cell = CellOf(series);
        if (cell >= 0) return cell;
        int sum = _sums.IndexOf(series);
        return sum < 0 ? -1 : CellCount + sum;
    }

    /// <summary>The series of a level.</summary>
    public Series SeriesOf(int level)
    {
        if (level >= CellCount) return _sums[level - CellCount];
        (int nation, int mission, int place) = PartsOf(level);
        return new Series(Nations[nation], Missions[mission], Places[place]);
    }

    /// <summary>Whether every part of the series is a wildcard or a name of the pack.</summary>
    public bool IsNamed(Series series) =>
        (series.Nation == Series.Any || Nations.Find(series.Nation) >= 0)
        && (series.Mission == Series.Any || Missions.Find(series.Mission) >= 0)
        && (series.Place == Series.Any || Places.Find(series.Place) >= 0);

    /// <summary>Whether the inner place is the outer one or lies within it.</summary>
    public bool IsWithin(int inner, int outer) => inner == outer || _within[inner, outer];

    /// <summary>The levels that make up a series; the same object for the same series.</summary>
    public LevelSet SetOf(Series series)
    {
        lock (_sets)
        {
            if (!_sets.TryGetValue(series, out LevelSet? set))
            {
                int level = LevelOf(series);
                int[] cells = [.. CellsOf(series)];
                LevelSet[] parts = series.Mission == Series.Any
                    ? [.. Missions.All.Select(m => SetOf(series with { Mission = m }))] : [];
                set = new LevelSet(series, cells, level >= CellCount ? level : -1, [.. GapsOf(series, cells)], parts);
                _sets.Add(series, set);
            }
            return set;
        }
    }

    /// <summary>Where a series of all nations takes in nations nobody has named or counted.</summary>
    private IEnumerable<Gap> GapsOf(Series series, int[] cells)
    {
        if (series.Nation != Series.Any) yield break;
        foreach (IGrouping<(int Mission, int Place),
            int> group in cells.GroupBy(c => (PartsOf(c).Mission, PartsOf(c).Place)))
        {
            (int mission, int place) = group.Key;
            int[] covers = [.. Enumerable.Range(0, Places.Count)
                .Where(outer => IsWithin(place, outer))
                .Select(outer => Cell(Rest, mission, outer))
                .Where(cell => Array.IndexOf(cells, cell) >= 0)];
            yield return new Gap(mission, covers, [.. group]);
        }
    }

    private IEnumerable<int> CellsOf(Series series)
    {
        for (int cell = 0; cell < CellCount; cell++)
        {
            (int nation, int mission, int place) = PartsOf(cell);
            bool match = (series.Nation == Series.Any || Nations[nation] == series.Nation)
                && (series.Mission == Series.Any || Missions[mission] == series.Mission)
                && (series.Place == Series.Any || IsWithin(place, Places.Find(series.Place)));
            if (match) yield return cell;
        }
    }

    private static IEnumerable<Series> SeriesOf(EventData data) => data switch
    {
        TroopsReported { ShareOf: { } whole } report => [report.Series, whole],
        TroopsReported report => [report.Series],
        TroopsWithdrawn withdrawn => [withdrawn.From],
        _ => [],
    };

    private Ids NamesOf(FieldKind kind) => new(Pack.Subjects.Where(s => s.Kind == kind).Select(s => s.Id));

    private bool[,] Containment(IReadOnlyList<Place> places)
    {
        var within = new bool[Places.Count, Places.Count];
        foreach (Place place in places)
        {
            int inner = Places.Find(place.Id);
            string? outer = place.Within;
            for (int depth = 0; outer is not null && depth < places.Count; depth++)
            {
                within[inner, Places.Find(outer)] = true;
                outer = places.FirstOrDefault(p => p.Id == outer)?.Within;
            }
        }
        return within;
    }
}

/// <summary>The levels that make up a series.</summary>
/// <param name="Series">The series.</param>
/// <param name="Cells">Its cells, ascending.</param>
/// <param name="Sum">The reported sum at exactly this address, or -1.</param>
/// <param name="Gaps">Where it takes in nations that nobody has named; empty for a series of one nation.</param>
/// <param name="Parts">
/// The same series of each mission, where this one is of all: what is reported of a mission's sum binds the total.
/// </param>
public sealed record LevelSet(Series Series, int[] Cells, int Sum, Gap[] Gaps, LevelSet[] Parts);

/// <summary>
/// A mission and place of a sum over all nations: its unnamed rest is unknown, not nobody, until it is told of.
/// </summary>
/// <param name="Mission">The mission.</param>
/// <param name="Covers">
/// The cells of the unnamed rest here and in the containing places of the sum: one of them present closes the gap.
/// </param>
/// <param name="Cells">The cells of the mission in the place.</param>
public sealed record Gap(int Mission, int[] Covers, int[] Cells);
