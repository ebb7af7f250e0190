using NatoIraq.Core.Dice;

namespace NatoIraq.Core.Projections;

/// <summary>One thread's runners, buffers and tallies.</summary>
internal sealed class DrawThread
{
    private readonly Recording[] _subjects;
    private readonly int _against;
    private readonly DrawRunner[] _runners;
    private readonly int[][] _states;

    public DrawThread(
        Recording[] subjects, int against, ProjectionRequest request, Design design, JointShape? shape)
    {
        (_subjects, _against) = (subjects, against);
        var seeded = new KeyedDice(request.RandomSeed);
        KeyedDice dice = subjects.Length > 1 ? seeded.Remembering() : seeded;
        _runners = [.. subjects.Select(s => new DrawRunner(s.Plan, design.Spread(s.Plan, dice)))];
        _states = [.. subjects.Select(s => new int[s.Instances.Length])];
        Tallies = [.. subjects.Select(s => new Tally(s, Projector.BlockSize))];
        Joint = shape is null ? null : new JointTally(shape, Projector.BlockSize);
        // Counted while they are at hand, the tracks of one branch can be those of the next; only the baseline's
        // stay, unless all are looked at together.
        Track[] passing = TracksFor(subjects.Select(s => s.Names.Length).DefaultIfEmpty().Max());
        Tracks = [.. subjects.Select((s, b) => b == against || request.Analysis is not null
            ? TracksFor(s.Names.Length) : passing[..s.Names.Length])];
    }

    public Tally[] Tallies { get; }

    /// <summary>What is counted of all branches together; null for nothing.</summary>
    public JointTally? Joint { get; }

    /// <summary>What the draws of the last block came to, by branch and column.</summary>
    public Track[][] Tracks { get; }

    public void RunBlock(long first, int count)
    {
        if (_against >= 0) RunBlock(_against, first, count);
        for (int b = 0; b < _subjects.Length; b++)
        {
            if (b == _against) continue;
            RunBlock(b, first, count);
            if (_against >= 0) Tallies[b].Compare(Tracks[b], Tracks[_against], _subjects[_against], count);
        }
        Joint?.Count(Tracks, count);
    }

    private void RunBlock(int branch, long first, int count)
    {
        Track[] tracks = Tracks[branch];
        foreach (Track track in tracks) track.Clear();
        var counter = new Counter(_subjects[branch], Tallies[branch], tracks, _states[branch]);
        for (int i = 0; i < count; i++)
        {
            counter.Begin();
            _runners[branch].Run(first + i, ref counter);
            counter.End();
            Tallies[branch].EndDraw();
        }
        Tallies[branch].Count(tracks, count);
    }

    private static Track[] TracksFor(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new Track(Projector.BlockSize))];
}
