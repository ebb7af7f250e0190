using NatoIraq.Core.Dice;

namespace NatoIraq.Benchmarks.Ni8;

/// <summary>One of NI-8's eight actors: what is drawn of it for a block of draws, and its level over time.</summary>
internal sealed class Actor
{
    /// <summary>The most changes of level in a draw: two ramps of four steps and the end.</summary>
    public const int MostSteps = 9;

    /// <summary>The caps of the actors.</summary>
    public static readonly int[] Caps = [1000, 600, 500, 400, 350, 300, 250, 200];

    private readonly KeyedDice _dice;
    private readonly int _number;
    private readonly DiceKey _chance;
    private readonly DiceKey _tour;
    private readonly Sample _when;
    private readonly Sample _size;
    private readonly Sample _up;
    private readonly Sample _down;
    private readonly double[] _luck = new double[Kernel.BlockSize];
    private readonly double[] _tours = new double[Kernel.BlockSize];

    public Actor(int number, KeyedDice dice)
    {
        (_number, _dice, Cap) = (number, dice, Caps[number]);
        _chance = DiceKey.Of("entry", $"decide-{number}", "chance");
        _tour = DiceKey.Of("entry", $"leave-{number}", "delay");
        _when = new Sample($"when-{number}", "pert", 20, 60, 200);
        _size = new Sample($"size-{number}", "pert", Cap / 5, Cap / 2, Cap);
        _up = new Sample($"up-{number}", "triangular", 10, 30, 90);
        _down = new Sample($"down-{number}", "triangular", 15, 45, 120);
    }

    private static Distribution Tour { get; } = Distribution.Create("triangular", [180, 365, 730]);

    public int Cap { get; }

    public int Start => Cap / 4;

    /// <summary>Draws what every branch shares.</summary>
    public void Draw(long firstDraw, int count)
    {
        foreach (Sample sample in (ReadOnlySpan<Sample>)[_when, _size, _up, _down])
            sample.Draw(_dice, firstDraw, count);
        for (int n = 0; n < count; n++)
        {
            _luck[n] = _dice.Uniform(firstDraw + n, _chance, 0);
            _tours[n] = Tour.Quantile(_dice.Uniform(firstDraw + n, _tour, 0));
        }
    }

    /// <summary>The changes of level in the block's n-th draw of a branch, by day.</summary>
    /// <returns>How many there are.</returns>
    public int Trajectory(int n, Variant branch, Span<(int Day, int Level)> steps)
    {
        int count = 0;
        int level = Start;
        int home = Kernel.Days(_when[n] + branch.Shift);
        if (_luck[n] < branch.ChanceOf(_number))
        {
            int days = Kernel.Days(Math.Max(4, _up[n] * branch.RampFactor));
            int target = (int)Math.Floor(Math.Min(Cap, _size[n] * branch.ScaleOf(_number)));
            Ramp(ref level, target, home, days, branch.End, steps, ref count);
            home += days + Kernel.Days(_tours[n]);
        }
        if (home >= branch.End) return Ended(level, branch.End, steps, count);
        int leaving = Kernel.Days(Math.Max(4, _down[n] * branch.RampFactor));
        Ramp(ref level, 0, home, leaving, branch.End, steps, ref count);
        return Ended(level, branch.End, steps, count);
    }

    /// <summary>Four equal steps of whole persons, the first ones taking one more where they do not divide.</summary>
    private static void Ramp(
        ref int level, int target, int day, int days, int end, Span<(int Day, int Level)> steps, ref int count)
    {
        int total = Math.Abs(target - level);
        int sign = Math.Sign(target - level);
        int parts = Math.Clamp(total, 1, 4);
        for (int part = 1; part <= parts; part++)
        {
            int at = day + (days * part / parts);
            if (at >= end) return;
            level += sign * ((total / parts) + (part <= total % parts ? 1 : 0));
            steps[count++] = (at, level);
        }
    }

    private static int Ended(int level, int end, Span<(int Day, int Level)> steps, int count)
    {
        if (level > 0) steps[count++] = (end, 0);
        return count;
    }

    /// <summary>One assumption's values over a block of draws.</summary>
    private sealed class Sample(string name, string distribution, double low, double mode, double high)
    {
        private readonly DiceKey _key = DiceKey.Of("assumption", name, "value");
        private readonly Distribution _distribution = Distribution.Create(distribution, [low, mode, high]);
        private readonly double[] _values = new double[Kernel.BlockSize];

        public double this[int n] => _values[n];

        public void Draw(KeyedDice dice, long firstDraw, int count)
        {
            for (int n = 0; n < count; n++)
            {
                _values[n] = _distribution.Quantile(dice.Uniform(firstDraw + n, _key, 0));
            }
        }
    }
}
