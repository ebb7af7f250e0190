namespace NatoIraq.Core.Dice;

/// <summary>
/// Random numbers that are looked up, not drawn in sequence: each is a function of the random seed, the draw, the key
/// and the occurrence alone. Order, threads, branches and the number of draws never enter.
/// </summary>
public readonly struct KeyedDice
{
    private const double Ulp = 1.0 / (1L << 53);

    private readonly ulong _randomSeed;
    private readonly DiceMemory? _memory;
    private readonly Inputs? _inputs;

    /// <summary>Dice of a random seed.</summary>
    public KeyedDice(ulong randomSeed) => _randomSeed = randomSeed;

    private KeyedDice(ulong randomSeed, DiceMemory? memory, Inputs? inputs) =>
        (_randomSeed, _memory, _inputs) = (randomSeed, memory, inputs);

    private KeyedDice(bool isMiddle) => IsMiddle = isMiddle;

    /// <summary>
    /// Dice that always show one half, so that a distribution gives its median, and what has a chance of at least
    /// one half happens.
    /// </summary>
    public static KeyedDice Middle => new(isMiddle: true);

    /// <summary>Whether these are the <see cref="Middle"/> dice.</summary>
    public bool IsMiddle { get; }

    /// <summary>
    /// The same dice with a memory, for one thread: worth it where branches run the same draws in turn, because then
    /// most numbers are asked for once a branch.
    /// </summary>
    public KeyedDice Remembering() => new(_randomSeed, new DiceMemory(), _inputs);

    /// <summary>The same dice, but the numbers of a design's inputs come from it; the middle stays the middle.</summary>
    public KeyedDice With(Inputs inputs) => IsMiddle ? this : new(_randomSeed, _memory, inputs);

    /// <summary>
    /// A number in (0, 1), both ends excluded: the top 53 bits of the Philox block whose counter is draw, occurrence
    /// and key and whose key is the random seed, as a multiple of 2^-53. Zero, one case in 2^53, counts as 2^-53.
    /// </summary>
    /// <param name="draw">The draw, from 0 to 4,294,967,295.</param>
    /// <param name="key">Which quantity.</param>
    /// <param name="occurrence">Which of its occurrences in the draw, usually from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The draw is outside its range.</exception>
    public double Uniform(long draw, DiceKey key, int occurrence)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)draw, uint.MaxValue, nameof(draw));
        if (IsMiddle) return 0.5;
        if (_inputs is not null)
        {
            if (_inputs.Find(draw, key, occurrence) is { } given) return given;
            draw = _inputs.LuckOf(draw);
        }
        if (_memory is null) return Compute((uint)draw, key, occurrence);
        ref DiceMemory.Number number = ref _memory.Place((uint)draw, key, occurrence, out bool isKnown);
        if (!isKnown) number.Value = Compute((uint)draw, key, occurrence);
        return number.Value;
    }

    private double Compute(uint draw, DiceKey key, int occurrence)
    {
        (uint high, uint low, _, _) = Philox.Block(
            draw,
            (uint)occurrence,
            (uint)key.Value,
            (uint)(key.Value >> 32),
            (uint)_randomSeed,
            (uint)(_randomSeed >> 32));
        ulong bits = (((ulong)high << 32) | low) >> 11;
        return Math.Max(bits, 1) * Ulp;
    }

    /// <summary>
    /// Whether something of this chance happens: in the middle if the chance is at least one half, else if the
    /// number is below the chance. Raising a chance never undoes what happened.
    /// </summary>
    /// <param name="chance">A probability; 0 or less never happens, 1 or more always, NaN never.</param>
    /// <param name="draw">The draw, from 0 to 4,294,967,295.</param>
    /// <param name="key">Which quantity.</param>
    /// <param name="occurrence">Which of its occurrences in the draw.</param>
    /// <exception cref="ArgumentOutOfRangeException">The draw is outside its range.</exception>
    public bool Happens(double chance, long draw, DiceKey key, int occurrence)
    {
        double u = Uniform(draw, key, occurrence);
        return IsMiddle ? chance >= u : u < chance;
    }
}
