namespace NatoIraq.Core.Tests.Machines;

/// <summary>Expected texts, kept under <c>Golden</c> and built into the test assembly.</summary>
internal static class Golden
{
    /// <summary>
    /// Compares with the stored text; what was found is left beside the tests, to be read before it is kept.
    /// </summary>
    internal static void Check(string file, string found)
    {
        using Stream? stored = typeof(Golden).Assembly.GetManifestResourceStream($"machines/{file}");
        string expected = stored is null ? "" : new StreamReader(stored).ReadToEnd();
        if (found == expected) return;
        string folder = Path.Combine(AppContext.BaseDirectory, "found");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, file), found);
        Assert.Equal(expected, found);
    }
}
