using System.Reflection;
using NatoIraq.Core;

namespace NatoIraq.Packs.Tests;

/// <summary>Every message about a pack or a scenario, whole, to be read by people.</summary>
public class MessageTests
{
    [Fact]
    public void What_is_said_of_a_wrong_pack() => Golden.Holds("pack.txt", Cases(typeof(PackProblemsTests)).SelectMany(c =>
        Told(() => PackFiles.Read(Sample.With((string)c[0], (string)c[1], (string)c[2])))));

    [Fact]
    public void What_is_said_of_a_wrong_scenario() => Golden.Holds("scenario.txt", Cases(typeof(ScenarioProblemsTests))
        .SelectMany(c => Told(() => ScenarioFile.Parse(
            Sample.Scenario((string)c[0], (string)c[1]), "grown.yaml", Sample.Pack))));

    [Fact]
    public void What_is_said_of_text_that_is_no_yaml() => Golden.Holds("yaml.txt", Cases(typeof(HostileTests))
        .Select(c => (string)c[0]).Concat(Broken)
        .SelectMany(text => Told(() => ScenarioFile.Parse(text, "mine.yaml", Sample.Pack)).Prepend($"# {Visible(text)}")));

    [Fact]
    public void What_is_said_of_files_and_folders()
    {
        string folder = Directory.CreateTempSubdirectory("packs-").FullName;
        try
        {
            for (int i = 0; i <= 200; i++) File.WriteAllText(Path.Combine(folder, $"{i}.yaml"), "a: 1\n");
            string here = Path.Combine(folder, "0.yaml");
            var files = new Dictionary<string, string>(Sample.Files) { ["placs.yaml"] = "a: 1\n" };
            foreach (string claims in files.Keys.Where(k => k.StartsWith("claims/", StringComparison.Ordinal)).ToList())
                files.Remove(claims);
            var lacking = new Dictionary<string, string>(Sample.Files);
            lacking.Remove("places.yaml");
            Golden.Holds(
                "files.txt",
                new[]
                {
                    () => TextFile.Read(Path.Combine(folder, "missing.yaml")),
                    () => TextFile.Read(folder),
                    () => TextFile.Decode(new byte[TextFile.MaxBytes + 1], "large.yaml"),
                    () => TextFile.Decode([0x61, 0xFF], "bytes.yaml"),
                    () => PackFiles.ReadFolder(Path.Combine(folder, "missing")),
                    () => PackFiles.ReadFolder(folder),
                    () => PackFiles.Read(files),
                    () => PackFiles.Read(lacking),
                    () => (object)DocumentCheck.Run(Sample.Pack, Path.Combine(folder, "missing")),
                }.SelectMany(read => Told(() => read())).Select(line => line.Replace(folder, "FOLDER")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static readonly string[] Broken =
    [
        "title: {a: b\nfork: 1\n", "title: [a, b\nfork: 1\n", "title: a: b\n", "title: @now\n", "title: \"a\nfork: 1\n",
        "title: a\n  fork: 1\n", "title: a\n- b\n", "title: - a\n", "a\nb: c\n", "title: |1a\n", "title: \"\\q\"\n",
        "title: *x/y\nfork: {\n", "events:\n  - a: 1\n b: 2\n", "events:\n- a\nb\n", "%TAG\n", "a: !<x", "title: {{{",
        "---\na: 1\n...\nb: 1", "initial:\n  */alpha/isle: 5\n", "title:\n\t- a\n", "a: ]", "a: 'b' c",
    ];

    private static IEnumerable<string> Told(Action read)
    {
        try
        {
            read();
        }
        catch (InvalidInputException e)
        {
            return e.Problems.Select(p => $"{p}");
        }
        return ["(accepted)"];
    }

    private static string Visible(string text) =>
        string.Concat(text.Select(c => c is >= ' ' and <= '~' ? $"{c}" : c == '\n' ? "\\n" : $"\\u{(int)c:X4}"));

    private static IEnumerable<object[]> Cases(Type tests) => tests.GetMethods()
        .SelectMany(m => m.GetCustomAttributes<InlineDataAttribute>()
            .Where(_ => m.GetParameters()[0].ParameterType == typeof(string) && m.GetParameters().Length != 1)
            .SelectMany(data => data.GetData(m)));
}
