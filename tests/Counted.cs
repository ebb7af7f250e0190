namespace NatoIraq.Tests;

/// <summary>
/// A branch that rests on a count of the shipped pack, and that pack with the count corrected: one entry no longer
/// happens. Test projects link this file.
/// </summary>
internal static class Counted
{
    public const string Scenario = """
        scenario: counted
        title: A plan that rests on a count
        from: history
        fork: 2020-01-29
        until: 2021-12-31
        events:
          - id: training-resumes
            on: 2020-02-10
            event: operations-resumed
            mission: nmi
          - id: more
            on: 2020-04-01
            event: troops-deployed
            to: others/nmi/iraq
            count: 100
            if: strength(us/coalition/iraq) >= 5200

        """;

    /// <summary>The history's file with 5,100 for 5,200.</summary>
    public static string Corrected(string history) => history.Replace(
        "likely: 5200, qualifier: stated flat", "likely: 5100, qualifier: stated flat", StringComparison.Ordinal);

    /// <summary>Copies the shipped pack beside the tests into a folder, corrected.</summary>
    public static string CorrectedPack(string folder)
    {
        string shipped = Path.Combine(AppContext.BaseDirectory, "seeds", "nato-iraq");
        foreach (string path in Directory.EnumerateFiles(shipped, "*.yaml", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(shipped, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, Corrected(File.ReadAllText(path)));
        }
        return folder;
    }
}
