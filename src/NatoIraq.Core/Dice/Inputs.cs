namespace NatoIraq.Core.Dice;

/// <summary>
/// Uniform numbers that come from a design instead of the dice: a Latin hypercube, a low-discrepancy sequence or the
/// rows of a sensitivity analysis. All that is not among the keys stays luck, which the dice show as ever.
/// </summary>
public sealed class Inputs
{
    private readonly Dictionary<ulong, int> _columns = [];
    private readonly Func<long, int, double> _uniform;
    private readonly Func<long, long>? _luck;

    /// <summary>Inputs of a design; it must not change while draws are run, and serves every thread.</summary>
    /// <param name="keys">Which quantities it gives, a column each; their occurrence 0 alone.</param>
    /// <param name="uniform">The number in (0, 1) of a draw, from 0, and a column, from 0.</param>
    /// <param name="luck">The draw whose dice decide all else in a draw; null for the draw itself.</param>
    /// <exception cref="ArgumentException">Two keys are the same.</exception>
    public Inputs(IReadOnlyList<DiceKey> keys, Func<long, int, double> uniform, Func<long, long>? luck = null)
    {
        (_uniform, _luck) = (uniform, luck);
        for (int i = 0; i < keys.Count; i++) _columns.Add(keys[i].Value, i);
    }

    /// <summary>The number of a quantity in a draw, in (0, 1); null where the dice decide.</summary>
    internal double? Find(long draw, DiceKey key, int occurrence) =>
        occurrence == 0 && _columns.TryGetValue(key.Value, out int column) ? _uniform(draw, column) : null;

    /// <summary>The draw whose dice decide the rest.</summary>
    internal long LuckOf(long draw) => _luck?.Invoke(draw) ?? draw;
}
