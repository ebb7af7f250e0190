namespace NatoIraq.App.Tests.Acceptance;

/// <summary>Texts that are kept as files and read by people when they change.</summary>
internal static class Golden
{
    /// <summary>Fails with the whole text, ready to be copied, when it is another than the file's.</summary>
    public static void Holds(string name, IEnumerable<string> lines)
    {
        string path = Desk.Shipped(Path.Combine("Acceptance/Golden", name));
        string expected = File.Exists(path) ? File.ReadAllText(path) : "";
        string actual = string.Join('\n', lines) + "\n";
        if (expected == actual) return;
        string written = $"{path}.actual";
        File.WriteAllText(written, actual);
        Assert.Fail($"The text is not that of {name}; it is now in {written}.\n{actual}");
    }
}
