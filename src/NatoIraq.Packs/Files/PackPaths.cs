namespace NatoIraq.Packs.Files;

/// <summary>The files of a pack.</summary>
internal static class PackPaths
{
    public const string Sources = "sources.yaml";
    public const string Actors = "actors.yaml";
    public const string Places = "places.yaml";
    public const string Missions = "missions.yaml";
    public const string Rules = "rules.yaml";
    public const string Estimates = "estimates.yaml";
    public const string Conflicts = "conflicts.yaml";
    public const string History = "history.yaml";

    /// <summary>The folder of the claims, one file a source.</summary>
    public const string Claims = "claims";

    /// <summary>The files that hold neither claims nor history.</summary>
    public static IReadOnlyList<string> Definitions { get; } =
        [Sources, Actors, Places, Missions, Rules, Estimates, Conflicts];

    /// <summary>Whether it is the path of a file of claims.</summary>
    public static bool IsClaims(string path) =>
        path.StartsWith($"{Claims}/", StringComparison.Ordinal) && path.EndsWith(".yaml", StringComparison.Ordinal);
}
