namespace NatoIraq.Core.Projections;

/// <summary>
/// What one series or output is worth at the report days of a block of draws, as changes: most draws change it seldom.
/// </summary>
/// <param name="draws">The most draws of a block.</param>
internal sealed class Track(int draws)
{
    private readonly int[] _starts = new int[draws + 1];
    private (int Day, long Value)[] _changes = new (int, long)[4 * draws];
    private int _draw = -1;
    private int _count;

    /// <summary>Forgets the block.</summary>
    public void Clear() => (_draw, _count) = (-1, 0);

    /// <summary>Begins the block's next draw.</summary>
    public void Begin() => _starts[++_draw] = _count;

    /// <summary>The value from a report day on, the first from day 0 on; days ascend.</summary>
    public void Set(int day, long value)
    {
        if (_count > _starts[_draw] && _changes[_count - 1].Value == value) return;
        if (_count == _changes.Length) Array.Resize(ref _changes, 2 * _count);
        _changes[_count++] = (day, value);
    }

    /// <summary>A draw's changes, by day.</summary>
    public ReadOnlySpan<(int Day, long Value)> Of(int draw) =>
        _changes.AsSpan(_starts[draw]..(draw == _draw ? _count : _starts[draw + 1]));

    /// <summary>What a draw is worth on a report day.</summary>
    public long On(int draw, int day)
    {
        ReadOnlySpan<(int Day, long Value)> changes = Of(draw);
        int at = 0;
        while (at + 1 < changes.Length && changes[at + 1].Day <= day) at++;
        return changes[at].Value;
    }
}
