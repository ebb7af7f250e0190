using System.Reflection;
using NatoIraq.Core;

namespace NatoIraq.Packs.Tests;

/// <summary>Every message about a pack or a scenario, whole, to be read by people.</summary>
public class MessageTests
{
    [Fact]
    public void What_is_said_of_a_wrong_pack() => Golden.Holds("pack.txt", Cases(typeof(PackProblemsTests))
        .Select(c => ((string)c[0], (string)c[1], (string)c[2])).Concat(Packs)
        .SelectMany(c => Told(() => PackFiles.Read(Sample.With(c.Item1, c.Item2, c.Item3)))));

    [Fact]
    public void What_is_said_of_a_wrong_scenario() => Golden.Holds("scenario.txt", Cases(typeof(ScenarioProblemsTests))
        .Select(c => ((string)c[0], (string)c[1])).Concat(Scenarios)
        .SelectMany(c => Told(() => ScenarioFile.Parse(
            Sample.Scenario(c.Item1, c.Item2), "grown.yaml", Sample.Pack))));

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
                    () => TextFile.Decode([0x61, 0xFF], "bytes.yaml"), () => TextFile.Decode([0xFF, 0xFE, 0x61, 0], "wide.yaml"),
                    () => ScenarioFile.Parse("a: \0", "nul.yaml", Sample.Pack),
                    () => PackFiles.ReadFolder(Path.Combine(folder, "missing")),
                    () => PackFiles.ReadFolder(folder),
                    () => PackFiles.Read(files),
                    () => PackFiles.Read(lacking),
                    () => PackFiles.Read(Sample.Files.ToDictionary(f => f.Key, f => f.Key.Contains('/') ? f.Value : "- a\n")),
                    () => (object)DocumentCheck.Run(Sample.Pack, Path.Combine(folder, "missing")),
                }.SelectMany(read => Told(() => read())).Select(line => line.Replace(folder, "FOLDER")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static readonly (string File, string Old, string New)[] Packs =
    [
        ("history.yaml", "zones: 3", "zones: {}"), ("history.yaml", "zones: 3", "zones: {likely: 0.4, high: 0.5}"),
        ("history.yaml", "zones: 3", "zones: {low: 0.2, high: 0.8}"), ("history.yaml", "zones: 3", "zones: {low: 4, high: 3}"),
        ("history.yaml", "zones: 3", "zones: {likely: 4, high: 3}"), ("history.yaml", "zones: 3", "zones: {low: 4, likely: 3}"),
        ("history.yaml", "zones: 3", "zones: {low: 4, high: 4, low-exclusive: true}"),
        ("history.yaml", "zones: 3", "zones: {high: 3, low-exclusive: true}"),
        ("history.yaml", "zones: 3", "zones: {low: 1, high: 3, high-exclusive: true, likely: 3}"),
        ("history.yaml", "on: 2020-04-01, cites: [F1-01] }", "on: 2020-04-01, between: [2020-04-01, 2020-04-02], cites: [F1-01] }"),
        ("history.yaml", "amends: halt ", "amends: halt-length "), ("missions.yaml", "rivals: [beta]", "rivals: [alpha]"),
        ("claims/001.yaml", "duplicate-of: [F1-01]", "duplicate-of: [F1-03]"),
        ("sources.yaml", "7462bb98", "7462BB98"), ("sources.yaml", "published: 2020-03-20", "published: 1820-03-20"),
        ("rules.yaml", "stale-after: 60", "stale-after: 6,000"), ("rules.yaml", "stale-after: 60", "stale-after:"),
        ("missions.yaml", "offices:\n  - { id: warden, name: Warden of the isle, note: Elected. }", ""),
        ("history.yaml", "{ id: halt, event: operations-suspended, mission: alpha", "{ id: halt, event: office-taken, office: warden-of-all"),
        ("history.yaml", "lead: red", "lead: "), ("conflicts.yaml", "topic: the halt", "topic: [a]"),
        ("rules.yaml", "holds: strength(red", "holds: strength(reed"), ("rules.yaml", ">= 1", ""),
    ];

    private static readonly (string Old, string New)[] Scenarios =
    [
        ("    severity: 1\n", "    severity: 1\n    for: 3 days\n"),
        ("    event: incident-occurred\n    place: isle\n    severity: 1\n", "    event: operations-limited\n    mission: alpha\n    for: 3 days\n"),
        ("initial:\n", "initial: 5\nold-initial:\n"), ("{ event: fork, delay: \"triangular(3, 14, 90) days\" }", "{ event: fork, delay: triangular(3, 14, 90) days }"),
        ("    note: from the first count\n", "    note:\n"), ("chance: 0.8", "chance: 80 %"),
        ("event: host-reaffirmed", "event: everything-at-once"),
    ];

    private static readonly string[] Broken =
    [
        "title: {a: b\nfork: 1\n", "title: [a, b\nfork: 1\n", "title: a: b\n", "title: @now\n", "title: \"a\nfork: 1\n",
        "title: a\n  fork: 1\n", "title: a\n- b\n", "title: - a\n", "a\nb: c\n", "title: |1a\n", "title: \"\\q\"\n",
        "title: *x/y\nfork: {\n", "events:\n  - a: 1\n b: 2\n", "events:\n- a\nb\n", "%TAG\n", "a: !<x", "title: {{{",
        "---\na: 1\n...\nb: 1", "a: {b: 1\n", "a: [b\n", "a: {b: 1 c: 2}\n", "a: [b c: d]\n", "a:\n  b\n  c\nd\ne: 1\n",
        "a: 'b\n", "a: {b: 'c}\n", "a: {b}: c\n", "- a\n-b\n", "a: 1\n- b\n", "a:\n- b\n c\n- d\n", "a: 1\n b\nc\n",
        "? a\n? b\n- c\n", "%YAML 9.9\n---\na: 1\n", "%NOPE\n---\na: 1\n", "\"a\": 1\n\"b\" 2\n", "a: \"b\" \"c\"\n", new string('[', 40),
        string.Concat(Enumerable.Range(0, 120).Select(i => $"k{i}: 1\n")),
        "initial:\n  */alpha/isle: 5\n", "title:\n\t- a\n", "a: ]", "a: 'b' c",
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
