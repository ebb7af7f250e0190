namespace NatoIraq.Core.Machines;

/// <summary>What a machine has one instance of.</summary>
public enum SubjectKind
{
    /// <summary>A mission.</summary>
    Mission,

    /// <summary>A policy option.</summary>
    Option,

    /// <summary>A resolution.</summary>
    Resolution,

    /// <summary>A nation's troops in one mission and one place.</summary>
    Contingent,

    /// <summary>A place.</summary>
    Place,

    /// <summary>An office.</summary>
    Office,

    /// <summary>A meeting.</summary>
    Forum,

    /// <summary>A claim.</summary>
    Claim,
}
