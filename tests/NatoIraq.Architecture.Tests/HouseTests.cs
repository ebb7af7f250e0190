using System.Text.RegularExpressions;

namespace NatoIraq.Architecture.Tests;

/// <summary>What keeps the house readable: sizes, names, nothing unfinished, nothing lying about.</summary>
public sealed partial class HouseTests
{
    private static readonly string[] TopNames =
    [
        "Directory.Build.props", "Directory.Packages.props", "NatoIraq.sln", "README.md", "docker-compose.yml",
        "global.json", "scenarios", "seeds", "src", "tests",
    ];

    // The words are put together here so that this file does not find itself.
    private static readonly string[] Unfinished =
        ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "Not" + "ImplementedException"];

    private static readonly IReadOnlyList<string> Sources =
        [.. Tree.Files("src", "*.cs"), .. Tree.Files("tests", "*.cs")];

    [GeneratedRegex("(Manager|Helper|Service|Utils)$")]
    private static partial Regex VagueName { get; }

    [GeneratedRegex(@"\bSkip\s*=")]
    private static partial Regex SkippedTest { get; }

    [GeneratedRegex(@"(?<![\w.~)}*-])(?:/(?:work|root|home|tmp|Users)/\w|[A-Za-z]:\\+(?:Users|work)\b)")]
    private static partial Regex MachinePath { get; }

    [Fact]
    public void Nothing_else_stands_at_the_top() => Expect.None(Tree.Top().Except(TopNames));

    [Fact]
    public void Files_stay_short()
    {
        var lines = Tree.Files("src", "*.cs")
            .Select(file => (File: file, Lines: Tree.Read(file).Count(c => c == '\n'))).ToList();
        var over200 = lines.Where(f => f.Lines > 200).ToList();

        Assert.NotEmpty(lines);
        Expect.None(lines.Where(f => f.Lines > 400));
        Assert.True(over200.Count <= lines.Count * 0.05,
            $"{over200.Count} of {lines.Count} files have over 200 lines: {string.Join(", ", over200)}");
    }

    [Fact]
    public void Nothing_is_left_unfinished() =>
        Expect.None(Texts()
            .Where(f => Unfinished.Any(word => Regex.IsMatch(f.Text, $@"\b{word}\b"))).Select(f => f.File));

    [Fact]
    public void No_test_is_skipped() =>
        Expect.None(Tree.Files("tests", "*.cs").Where(file => SkippedTest.IsMatch(Tree.Read(file))));

    [Fact]
    public void No_path_of_a_developers_machine_is_written_down() =>
        Expect.None(Texts().Where(f => MachinePath.IsMatch(f.Text)).Select(f => f.File));

    [Fact]
    public void Types_are_named_after_what_they_are() =>
        Expect.None(Sources.SelectMany(file => VagueNames(Tree.Read(file)).Select(type => $"{file}: {type}")));

    [Theory]
    [InlineData("public sealed partial class RedManager { record struct BlueUtils; }", "RedManager BlueUtils")]
    [InlineData("interface IRedService<T> where T : class where U : struct;", "IRedService")]
    [InlineData("public record class RedHelper(int A); class Red;", "RedHelper")]
    public void A_vague_name_is_found(string source, string expected) =>
        Assert.Equal(expected, string.Join(' ', VagueNames(source)));

    [Theory]
    [InlineData("cd /ho" + "me/ann/natoiraq", true)]
    [InlineData("\"/ro" + "ot/x\"", true)]
    [InlineData(@"C:\Us" + @"ers\ann", true)]
    [InlineData("https://example.org/home/page", false)]
    [InlineData("src/home/page", false)]
    public void A_machine_path_is_told_from_others(string text, bool expected) =>
        Assert.Equal(expected, MachinePath.IsMatch(text));

    private static IEnumerable<string> VagueNames(string source) =>
        Declared.Types(Lexer.Read(source)).Where(type => VagueName.IsMatch(type));

    private static IEnumerable<(string File, string Text)> Texts() =>
        new[] { Sources, Tree.Files("src", "*.md"), Tree.Files("seeds", "*.yaml"), Tree.Files("scenarios", "*.yaml") }
            .SelectMany(files => files)
            .Concat(["README.md", "docker-compose.yml", "tests/run", ".ci/run"])
            .Select(file => (file, Tree.Read(file)));
}
