namespace NatoIraq.Architecture.Tests;

/// <summary>An assertion that shows every finding in full, one a line; xunit's own cuts long texts.</summary>
internal static class Expect
{
    /// <summary>Fails with the findings, if there are any.</summary>
    public static void None<T>(IEnumerable<T> findings)
    {
        var lines = findings.Select(f => $"{f}").ToList();
        if (lines.Count > 0) Assert.Fail(string.Join('\n', lines));
    }
}
