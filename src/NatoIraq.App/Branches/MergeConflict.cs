using NatoIraq.Packs;

namespace NatoIraq.App.Branches;

/// <summary>Whose word counts where two branches change the same thing otherwise.</summary>
public enum MergeAnswer
{
    /// <summary>What the branch that is merged into says.</summary>
    Ours,

    /// <summary>What the other says.</summary>
    Theirs,
}

/// <summary>Something that both branches say otherwise than their common parent, and than each other.</summary>
/// <param name="Id">What answers name it by.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Base">What the common parent says, as YAML; null for nothing.</param>
/// <param name="Ours">What the branch that is merged into says; null when it leaves it out.</param>
/// <param name="Theirs">What the other says; null when it leaves it out.</param>
/// <param name="Answer">Whose word counts; null as long as nobody said.</param>
public sealed record MergeConflict(
    string Id, PartKind Kind, string Name, string? Base, string? Ours, string? Theirs, MergeAnswer? Answer);

/// <summary>What a merge does to a part of a plan.</summary>
public enum MergeChangeKind
{
    /// <summary>It was not there.</summary>
    Added,

    /// <summary>It said something else.</summary>
    Replaced,

    /// <summary>It is left out from now on.</summary>
    Dropped,
}

/// <summary>One thing that a merge takes over.</summary>
/// <param name="Id">What it is, and its name.</param>
/// <param name="Change">What is done to it.</param>
/// <param name="Yaml">What it says from now on; null when it is left out.</param>
public sealed record MergeChange(string Id, MergeChangeKind Change, string? Yaml);
