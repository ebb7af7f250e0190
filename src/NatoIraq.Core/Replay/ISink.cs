using NatoIraq.Core.Machines;
using NatoIraq.Core.Rules;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Replay;

/// <summary>
/// What <see cref="Step.Apply{TSink}"/> tells while it applies an op. Replay uses a sink that explains, draws one that
/// vanishes: a struct, so that the compiler removes its empty calls.
/// </summary>
public interface ISink
{
    /// <summary>An instance moved; <paramref name="from"/> is -1 when it was never seen before.</summary>
    void Moved(World world, int instance, int from, int to);

    /// <summary>The op broke a rule: a planned one is blocked, a fact stands and this is a finding.</summary>
    void Broke(World world, in Op op, Rule rule);

    /// <summary>An instance's state did not permit the trigger, or its guard refused.</summary>
    void Refused(World world, in Op op, Rule rule, Machine machine, int state, int trigger, in Facts facts);
}

/// <summary>A sink that says nothing.</summary>
public readonly struct Silent : ISink
{
    /// <inheritdoc/>
    public void Moved(World world, int instance, int from, int to) { }

    /// <inheritdoc/>
    public void Broke(World world, in Op op, Rule rule) { }

    /// <inheritdoc/>
    public void Refused(World world, in Op op, Rule rule, Machine machine, int state, int trigger, in Facts facts) { }
}
