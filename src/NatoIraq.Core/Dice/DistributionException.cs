namespace NatoIraq.Core.Dice;

/// <summary>A distribution that does not exist, or arguments it cannot take. Hosts exit with 3.</summary>
public sealed class DistributionException(string distribution, string wrong, string allowed)
    : NatoIraqException($"{distribution}: {wrong}. Allowed: {allowed}.")
{
    /// <summary>The distribution's name, as asked for.</summary>
    public string Distribution { get; } = distribution;

    /// <summary>What is wrong, with the actual values.</summary>
    public string Wrong { get; } = wrong;

    /// <summary>What is allowed.</summary>
    public string Allowed { get; } = allowed;
}
