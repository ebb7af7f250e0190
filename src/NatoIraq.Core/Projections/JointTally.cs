using NatoIraq.Core.Statistics;

namespace NatoIraq.Core.Projections;

/// <summary>
/// Counts over the draws of all branches together: how a branch's value and the baseline's go along, and in each draw how
/// far every branch is from the best of them. Whole numbers only, and no more room for more draws.
/// </summary>
internal sealed class JointTally
{
    private readonly JointShape _shape;
    private readonly PairTable[] _pairs;
    private readonly DatedHistogram[] _regrets;
    private readonly long[] _best;
    private readonly long[][] _values;

    /// <summary>Begins with nothing counted.</summary>
    public JointTally(JointShape shape, int blockSize)
    {
        _shape = shape;
        int slots = shape.Names.Length * shape.Days.Length * shape.Branches;
        _pairs = [.. Enumerable.Range(0, slots).Select(shape.TableOf)];
        _regrets = shape.Prefer is null ? []
            : [.. Enumerable.Range(0, shape.Names.Length * shape.Branches)
                .Select(_ => new DatedHistogram(shape.Days.Length))];
        _best = new long[slots];
        _values = new long[shape.Branches][];
        for (int b = 0; b < _values.Length; b++) _values[b] = new long[blockSize];
    }

    /// <summary>A branch's pairs with the baseline, of draws in which both are known.</summary>
    public PairTable Pairs(int name, int day, int branch) => _pairs[_shape.Slot(name, day, branch)];

    /// <summary>In how many draws a branch is the best, or as good as the best.</summary>
    public long Best(int name, int day, int branch) => _best[_shape.Slot(name, day, branch)];

    /// <summary>A branch's regrets by day, of draws in which all branches that report the name are known.</summary>
    public DatedHistogram Regrets(int name, int branch) => _regrets[(name * _shape.Branches) + branch];

    /// <summary>Counts a block.</summary>
    /// <param name="tracks">What its draws came to, by branch and column.</param>
    /// <param name="draws">How many.</param>
    public void Count(Track[][] tracks, int draws)
    {
        for (int name = 0; name < _shape.Names.Length; name++)
        {
            for (int day = 0; day < _shape.Days.Length; day++)
            {
                _shape.Read(tracks, name, day, _values, draws);
                if (_shape.Against >= 0) CountPairs(name, day, draws);
                if (_shape.Prefer is { } prefer) CountRegrets(name, day, draws, prefer == Preference.Higher);
            }
        }
    }

    /// <summary>Adds everything another tally of the same shape counted.</summary>
    public void Merge(JointTally other)
    {
        for (int i = 0; i < _pairs.Length; i++)
        {
            _pairs[i].Merge(other._pairs[i]);
            _best[i] += other._best[i];
        }
        for (int i = 0; i < _regrets.Length; i++) _regrets[i].Merge(other._regrets[i]);
    }

    /// <summary>Writes the counts.</summary>
    public void Write(PartWriter to)
    {
        foreach (PairTable pairs in _pairs) to.Row<int>(pairs.Cells);
        foreach (DatedHistogram regrets in _regrets) regrets.Write(to);
        to.Row<long>(_best);
    }

    /// <summary>Reads counts into a tally that is empty.</summary>
    /// <exception cref="StoreDamagedException">They are no such counts.</exception>
    public void Read(PartReader from)
    {
        foreach (PairTable pairs in _pairs)
        {
            from.Row(pairs.Cells, from.Draws);
            if (pairs.Count > from.Draws || pairs.Cells.ContainsAnyInRange(int.MinValue, -1))
                throw from.Wrong($"{pairs.Count} pairs");
        }
        foreach (DatedHistogram regrets in _regrets) regrets.Read(from);
        from.Row(_best.AsSpan(), from.Draws);
    }

    private void CountPairs(int name, int day, int draws)
    {
        long[] baseline = _values[_shape.Against];
        for (int b = 0; b < _shape.Branches; b++)
        {
            if (b == _shape.Against || !_shape.Has(name, b)) continue;
            PairTable pairs = Pairs(name, day, b);
            for (int draw = 0; draw < draws; draw++)
            {
                (long own, long theirs) = (_values[b][draw], baseline[draw]);
                if (own != Recording.Unknown && theirs != Recording.Unknown) pairs.Add(own, theirs);
            }
        }
    }

    private void CountRegrets(int name, int day, int draws, bool isHigherBetter)
    {
        for (int draw = 0; draw < draws; draw++)
        {
            long? best = BestOf(name, draw, isHigherBetter);
            for (int b = 0; b < _shape.Branches; b++)
            {
                if (!_shape.Has(name, b)) continue;
                long regret = best is { } value ? Math.Abs(value - _values[b][draw]) : Recording.Unknown;
                Regrets(name, b).Add(day, day + 1, regret);
                if (regret == 0) _best[_shape.Slot(name, day, b)]++;
            }
        }
    }

    /// <summary>The best value of a draw; null when one of the branches that report the name does not know it.</summary>
    private long? BestOf(int name, int draw, bool isHigherBetter)
    {
        long? best = null;
        for (int b = 0; b < _shape.Branches; b++)
        {
            if (!_shape.Has(name, b)) continue;
            long value = _values[b][draw];
            if (value == Recording.Unknown) return null;
            best = best is not { } so ? value : isHigherBetter ? Math.Max(so, value) : Math.Min(so, value);
        }
        return best;
    }
}
