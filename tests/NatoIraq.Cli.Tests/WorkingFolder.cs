namespace NatoIraq.Cli.Tests;

/// <summary>
/// The process's working folder, for the length of a test. There is one: tests that set it are one collection.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WorkingFolder : IDisposable
{
    /// <summary>The collection of tests that set it.</summary>
    public const string Name = "working folder";

    private readonly string _before = Directory.GetCurrentDirectory();

    /// <summary>Goes to a folder.</summary>
    public WorkingFolder(string folder) => Directory.SetCurrentDirectory(folder);

    /// <inheritdoc/>
    public void Dispose() => Directory.SetCurrentDirectory(_before);
}
