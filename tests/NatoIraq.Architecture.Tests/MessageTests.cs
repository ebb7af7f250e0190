using System.Text.RegularExpressions;

namespace NatoIraq.Architecture.Tests;

/// <summary>
/// Every message that a user can be told stands in some golden file, where people have read it: each piece of text in
/// the code that refuses things is looked up there.
/// </summary>
public sealed class MessageTests
{
    /// <summary>Where input is refused.</summary>
    private static readonly string[] Folders =
    [
        "src/NatoIraq.Packs", "src/NatoIraq.Core/Expressions", "src/NatoIraq.Core/Scenarios", "src/NatoIraq.Core/Dice",
        "src/NatoIraq.App/Branches", "src/NatoIraq.App/Diffs", "src/NatoIraq.App/History",
    ];

    /// <summary>Files whose texts tell of something else than of a mistake.</summary>
    private static readonly Dictionary<string, string> Others = new()
    {
        ["EventWords.cs"] = "descriptions in the JSON Schema",
        ["Grammar.cs"] = "descriptions in the JSON Schema",
        ["EntryGrammar.cs"] = "descriptions in the JSON Schema",
        ["NameGrammar.cs"] = "descriptions in the JSON Schema",
        ["ScenarioSchema.cs"] = "descriptions in the JSON Schema",
        ["Snippets.cs"] = "snippets in the JSON Schema",
        ["Draft.cs"] = "comments in drafted scenarios",
        ["Draft.Kinds.cs"] = "comments in drafted scenarios",
        ["Distribution.cs"] = "what distributions are, for help",
        ["DocumentCheck.cs"] = "the result of a check",
        ["Explain.cs"] = "results",
        ["PlanItems.cs"] = "results",
        ["WorldItems.cs"] = "results",
        ["ReplayTimeline.cs"] = "results",
        ["Findings.cs"] = "results",
    };

    /// <summary>Pieces that no input provokes, or that stand in no golden file for a reason.</summary>
    private static readonly Dictionary<string, string> Exempt = new();

    [Fact]
    public void Every_message_stands_in_a_golden_file()
    {
        string golden = Flat(string.Concat(
            Tree.Files("tests", "*.txt").Where(f => f.Contains("/Golden/")).Select(Tree.Read)));
        var files = Folders.SelectMany(folder => Tree.Files(folder, "*.cs"))
            .Where(f => !Others.ContainsKey(Path.GetFileName(f))).ToList();

        Assert.NotEmpty(golden);
        Expect.None(files.SelectMany(file => Pieces(Tree.Read(file))
            .Where(piece => !golden.Contains(Flat(piece.Value), StringComparison.Ordinal) && !Exempt.ContainsKey(piece.Value))
            .Select(piece => $"{file}:{piece.Line}: \"{piece.Value}\"")));
    }

    [Fact]
    public void No_exemption_outlives_its_text()
    {
        string[] known = [.. Folders.SelectMany(f => Tree.Files(f, "*.cs")).Select(Tree.Read).SelectMany(Pieces).Select(p => p.Value)];

        Expect.None(Exempt.Keys.Except(known));
        Expect.None(Others.Keys.Except(Folders.SelectMany(f => Tree.Files(f, "*.cs")).Select(f => Path.GetFileName(f))));
    }

    /// <summary>The texts, or their parts between holes, that are words rather than names.</summary>
    private static IEnumerable<Token> Pieces(string source) =>
        Lexer.Read(source).Where(t => t.Kind == TokenKind.Text && Regex.IsMatch(t.Value.Trim(), "[a-z,.:;'] [a-zA-Z']"));

    private static string Flat(string text) => Regex.Replace(text, @"\s+", " ").Trim();
}
