namespace NatoIraq.Architecture.Tests;

/// <summary>The projects of the tree.</summary>
internal static class Projects
{
    /// <summary>
    /// Those that need packages which not every registry has: built with <c>-p:CriticalStack=true</c> alone, and left
    /// out of the solution, of <c>tests/run</c> and of lock files. Their arrows are dotted.
    /// </summary>
    public static readonly IReadOnlyList<string> Optional =
    [
        "src/NatoIraq.Marten/NatoIraq.Marten.csproj",
        "tests/NatoIraq.CriticalStack.Tests/NatoIraq.CriticalStack.Tests.csproj",
    ];

    /// <summary>Every project file.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Tree.Files("src", "*.csproj"), .. Tree.Files("tests", "*.csproj")];
}
