namespace NatoIraq.Core.Dice;

/// <summary>How one distribution is written.</summary>
public sealed class Signature
{
    private readonly Func<int, bool> _takes;
    private readonly Build _build;

    internal Signature(string name, string arguments, string meaning, Func<int, bool> takes, Build build)
    {
        Name = name;
        Arguments = arguments;
        Meaning = meaning;
        _takes = takes;
        _build = build;
    }

    internal delegate Distribution Build(ReadOnlySpan<double> arguments);

    /// <summary>The name, lower case.</summary>
    public string Name { get; }

    /// <summary>The arguments, as a reader would write them; those in brackets may be left out.</summary>
    public string Arguments { get; }

    /// <summary>What it is, in a few words.</summary>
    public string Meaning { get; }

    /// <summary>Whether its arguments must be numbers, because making one takes too long to be done in each draw.</summary>
    public bool IsOfNumbers { get; internal init; }

    /// <summary>For example <c>triangular(low, mode, high)</c>.</summary>
    public override string ToString() => $"{Name}({Arguments})";

    internal Distribution Create(ReadOnlySpan<double> arguments)
    {
        if (!_takes(arguments.Length))
        {
            throw new DistributionException(Name, $"{arguments.Length} argument(s) given", ToString());
        }
        foreach (double argument in arguments)
        {
            if (!(Math.Abs(argument) <= Distribution.Limit))
            {
                throw new DistributionException(
                    Name,
                    $"{argument} is not a usable argument",
                    $"numbers from {-Distribution.Limit} to {Distribution.Limit}");
            }
        }
        return _build(arguments);
    }
}
