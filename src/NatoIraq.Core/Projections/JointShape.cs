using NatoIraq.Core.Statistics;

namespace NatoIraq.Core.Projections;

/// <summary>
/// What is counted of all branches together: which columns belong to each other, on which days, and in which classes
/// pairs are counted. The classes come from the first block of draws, so that they depend on the random seed alone.
/// </summary>
internal sealed class JointShape
{
    private const int Unlisted = -1;
    private const int Classes = 32;

    // Where each name stands among the columns of each branch.
    private readonly int[][] _columns;
    private readonly IReadOnlyList<double>[] _cuts;

    /// <summary>Finds the shape.</summary>
    /// <param name="subjects">The branches.</param>
    /// <param name="against">The baseline among them, or below zero.</param>
    /// <param name="asked">What is asked for.</param>
    /// <param name="tracks">What the first draws came to, by branch and column.</param>
    /// <param name="draws">How many.</param>
    public JointShape(Recording[] subjects, int against, AnalysisRequest asked, Track[][] tracks, int draws)
    {
        (Against, Prefer) = (against, asked.Prefer);
        Names = [.. subjects.SelectMany(s => s.Names).Distinct()];
        _columns = [.. Names.Select(name => subjects.Select(s => Array.IndexOf(s.Names, name)).ToArray())];
        HashSet<int> dates = [.. asked.Dates.Select(d => d.DayNumber)];
        int[] days = subjects.Length == 0 ? [] : subjects[0].Days;
        Days = [.. Enumerable.Range(0, days.Length).Where(d => dates.Contains(days[d]))];
        Branches = subjects.Length;
        _cuts = new IReadOnlyList<double>[Names.Length * Days.Length * Branches];
        var values = new long[Branches][];
        for (int b = 0; b < Branches; b++) values[b] = new long[draws];
        for (int name = 0; name < Names.Length; name++)
        {
            for (int day = 0; day < Days.Length; day++)
            {
                Read(tracks, name, day, values, draws);
                for (int b = 0; b < Branches; b++) _cuts[Slot(name, day, b)] = CutsOf(values, b, against);
            }
        }
    }

    /// <summary>The baseline among the branches, or below zero.</summary>
    public int Against { get; }

    /// <summary>Which end is better; null where nobody asked.</summary>
    public Preference? Prefer { get; }

    /// <summary>How many branches there are.</summary>
    public int Branches { get; }

    /// <summary>Series and outputs of any branch.</summary>
    public string[] Names { get; }

    /// <summary>The places of the days among the report days.</summary>
    public int[] Days { get; }

    /// <summary>Where a name, day and branch stand in a row of all.</summary>
    public int Slot(int name, int day, int branch) => (((name * Days.Length) + day) * Branches) + branch;

    /// <summary>Whether a branch reports a name.</summary>
    public bool Has(int name, int branch) => _columns[name][branch] != Unlisted;

    /// <summary>An empty table for the pairs of a slot.</summary>
    public PairTable TableOf(int slot) => new(_cuts[slot]);

    /// <summary>Reads what every branch's draws of a block came to; unknown where it does not report the name.</summary>
    public void Read(Track[][] tracks, int name, int day, long[][] values, int draws)
    {
        for (int b = 0; b < Branches; b++)
        {
            int column = _columns[name][b];
            for (int draw = 0; draw < draws; draw++)
            {
                values[b][draw] = column == Unlisted ? Recording.Unknown : tracks[b][column].On(draw, Days[day]);
            }
        }
    }

    private static IReadOnlyList<double> CutsOf(long[][] values, int branch, int against)
    {
        if (against < 0 || branch == against) return [];
        var known = values[branch].Concat(values[against]).Where(v => v != Recording.Unknown);
        return PairTable.CutsOf(known.Select(v => (double)v), Classes);
    }
}
