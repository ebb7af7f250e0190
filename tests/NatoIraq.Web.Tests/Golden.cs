using System.Runtime.CompilerServices;

namespace NatoIraq.Web.Tests;

/// <summary>Texts that are kept as files and read by people when they change.</summary>
internal static class Golden
{
    /// <summary>Fails with the whole text when it is another than the file's; UPDATE_GOLDEN=1 writes the file.</summary>
    public static void Holds(string name, IEnumerable<string> lines, [CallerFilePath] string here = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(here)!, "Golden", name);
        string actual = string.Join('\n', lines) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, actual);
        string expected = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(expected == actual, $"The text is not that of {name}; UPDATE_GOLDEN=1 writes it.\n{actual}");
    }
}
