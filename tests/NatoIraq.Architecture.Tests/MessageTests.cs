using System.Text.RegularExpressions;

namespace NatoIraq.Architecture.Tests;

/// <summary>
/// Every message that a user can be told stands in some golden file, where people have read it: each piece of text in
/// the code that refuses things is looked up there.
/// </summary>
public sealed partial class MessageTests
{
    [GeneratedRegex(@"[A-Za-z]{2,}")]
    private static partial Regex Words { get; }

    /// <summary>Where input is refused.</summary>
    private static readonly string[] Folders =
    [
        "src/NatoIraq.Packs", "src/NatoIraq.Core/Expressions", "src/NatoIraq.Core/Scenarios", "src/NatoIraq.Core/Dice",
        "src/NatoIraq.App/Branches", "src/NatoIraq.App/Diffs", "src/NatoIraq.App/History",
        "src/NatoIraq.App/Projections", "src/NatoIraq.Core/Projections",
    ];

    /// <summary>Where much is said, and of that only what is raised refuses something.</summary>
    private static readonly string[] Speakers = ["src/NatoIraq.Cli", "src/NatoIraq.App", "src/NatoIraq.Web"];

    private static readonly string[] Raising = ["AddError", "InvalidInputException", "Problem", "Complain", "Trouble"];

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
        ["PackText.cs"] = "what a table becomes",
        ["PackText.Claims.cs"] = "what a table becomes",
        ["LevelText.cs"] = "hedges of tables; its messages are in tables.txt",
        ["DateText.cs"] = "patterns of dates; its messages are in tables.txt",
        ["MapProposal.cs"] = "comments in proposed maps",
        ["IncidentMapProposal.cs"] = "comments in proposed maps",
        ["RowFormat.cs"] = "conditions in proposed maps",
        ["IncidentText.cs"] = "what rows of incidents become",
        ["HistoryCalendar.cs"] = "what calendars read",
        ["TreeText.cs"] = "what programs of graphs read",
        ["DocumentCheck.cs"] = "the result of a check",
        ["Explain.cs"] = "results",
        ["PlanItems.cs"] = "results",
        ["WorldItems.cs"] = "results",
        ["ReplayTimeline.cs"] = "results",
        ["Findings.cs"] = "results",
        ["NotHappenedReader.cs"] = "results",
        ["PartBytes.cs"] = "counts that a machine wrote and no person",
        ["DatedHistogram.Bytes.cs"] = "counts that a machine wrote and no person",
        ["DrawnPart.cs"] = "counts that a machine wrote and no person",
        ["EntryAnswers.cs"] = "how an entry is written",
        ["YamlText.cs"] = "how a value is written",
    };

    /// <summary>Pieces that stand in no golden file, with the reason.</summary>
    private static readonly Dictionary<string, string> Exempt = new()
    {
        ["# Read from a table."] = "how a pack of a table begins",
        ["when last known"] = "stands beside an offered name, refuses nothing",
        ["mapping values are not allowed"] = "heard from the YAML scanner, not told",
        ["cannot start any token"] = "heard from the YAML scanner, not told",
        ["quoted scalar, found wrong indentation"] = "heard from the YAML scanner, not told",
        ["expected node content"] = "heard from the YAML scanner, not told",
        ["unexpected end of stream"] = "heard from the YAML scanner, not told",
        ["sequence entries are not allowed"] = "heard from the YAML scanner, not told",
        ["dddd-dd-dd"] = "a shape",
        ["An interval's low, "] = "a defect of the program, not of an input",
        [", is above its high, "] = "a defect of the program, not of an input",
        ["The folder cannot be read."] = "takes a folder that root may not read",
        ["Check that you may."] = "takes a folder that root may not read",
        ["It is larger than "] = "takes a file of 512 MB",
        ["No bundle is as large as that."] = "takes a file of 512 MB",
        ["The file cannot be read."] = "takes a file that root may not read",
        ["A value is expected here."] = "the YAML scanner tells it first",
        ["The file ends too early."] = "the YAML scanner tells it first",
        ["' cannot be asked of the world."] = "the parser knows every question and tells it first",
        ["' is not a series."] = "the parser tells it first",
        ["Write nation/mission/place, with * for all."] = "the parser tells it first",
        ["' is not a date."] = "reading the file tells it first",
        ["The history has no event '"] = "reading the file tells it first",
        ["A scenario cannot be called '"] = "reading the file tells it first",
        ["': that is the trunk."] = "reading the file tells it first",
        ["Skip an event, rule or hazard of the plan; a fact stands (R15)."] = "editing the branch tells it first",
        ["came more than "] = "takes a plan that feeds on itself, which rates and circles are refused for",
        [" times, and the rest was cut,"] = "takes a plan that feeds on itself, which rates and circles are refused for",
        ["Only moves of troops may take time: 'over' belongs to troops-deployed, -withdrawn, -rebadged or -relocated."] =
            "reading the file tells it first",
        ["' has no opposite that 'for' could schedule."] = "reading the file tells it first",
        ["Use 'for' with operations-suspended or operations-limited."] = "reading the file tells it first",
        ["' to fork at."] = "reading the file tells it first",
        ["' is none of these."] = "an answer at a terminal, asked for again",
        ["' is not among the branches."] = "a defect of the program, not of an input",
        ["Intervals and tests assume draws that are independent of each other. Those of "] = "a note of results",
        ["evenly instead: of means the intervals are as a rule wider than need be; run again with other random "] =
            "a note of results",
        ["seeds to see."] = "a note of results",
        ["Some draws of "] = "a mistake of a programmer",
        ["Hyndman-Fan type 7"] = "a method's name, a result",
        ["it is blocked"] = "which rule blocked it is told instead",
    };

    [Fact]
    public void Every_message_stands_in_a_golden_file()
    {
        string golden = Flat(string.Concat(
            Tree.Files("tests", "*.txt").Where(f => f.Contains("/Golden/")).Select(Tree.Read)));

        Assert.NotEmpty(golden);
        Expect.None(All().Where(p => !Exempt.ContainsKey(p.Piece.Value)
                && !golden.Contains(Flat(p.Piece.Value), StringComparison.OrdinalIgnoreCase))
            .Select(p => $"{p.File}:{p.Piece.Line}: \"{p.Piece.Value}\""));
    }

    [Theory]
    [InlineData("File.Add(at, $\"There is no {noun} of this kind.\", hint);", "There is no | of this kind.")]
    [InlineData("var a = new Problem(\"This is not a file.\") { X = \"too short\" };", "This is not a file.")]
    [InlineData("// This is no message.\nint a = 1;", "")]
    public void A_message_is_found_in_the_code(string source, string pieces) =>
        Assert.Equal(pieces, string.Join('|', Pieces(source).Select(p => p.Value)));

    [Theory]
    [InlineData("Description = \"The end of this day.\"; r.AddError($\"{o} is {o} and to none.\");", " and to none.")]
    [InlineData("throw new InvalidInputException(\"There is no such step.\", Hint(\"Write another number.\"));",
        "There is no such step.|Write another number.")]
    public void Of_the_command_line_only_what_is_raised_counts(string source, string pieces) =>
        Assert.Contains(pieces, string.Join('|', Raised(source).Select(p => p.Value)));

    [Fact]
    public void No_exemption_outlives_its_text()
    {
        string[] known = [.. All().Select(p => p.Piece.Value)];

        Expect.None(Exempt.Keys.Except(known));
        Expect.None(Others.Keys.Except(Folders.SelectMany(f => Tree.Files(f, "*.cs")).Select(f => Path.GetFileName(f))));
    }

    private static IEnumerable<(string File, Token Piece)> All() =>
        Folders.SelectMany(folder => Tree.Files(folder, "*.cs"))
            .Where(f => !Others.ContainsKey(Path.GetFileName(f)))
            .SelectMany(f => Pieces(Tree.Read(f)).Select(p => (f, p)))
            .Concat(Speakers.SelectMany(folder => Tree.Files(folder, "*.cs"))
                .Where(f => !Folders.Any(folder => f.StartsWith($"{folder}/", StringComparison.Ordinal)))
                .SelectMany(f => Raised(Tree.Read(f)).Select(p => (f, p))));

    /// <summary>The texts within calls that refuse something; what else a command line says is help.</summary>
    private static IEnumerable<Token> Raised(string source)
    {
        int depth = 0, raisedAt = 0;
        bool isName = false;
        foreach (Token token in Lexer.Read(source))
        {
            if (token is { Kind: TokenKind.Symbol, Value: "(" } && ++depth > 0 && isName && raisedAt == 0) raisedAt = depth;
            if (token is { Kind: TokenKind.Symbol, Value: ")" } && depth-- == raisedAt) raisedAt = 0;
            isName = token.Kind == TokenKind.Identifier && Raising.Contains(token.Value);
            if (raisedAt > 0 && token.Kind == TokenKind.Text && Words.Count(token.Value) >= 3) yield return token;
        }
    }

    /// <summary>The texts, or their parts between holes, of three words or more: shorter ones are names.</summary>
    private static IEnumerable<Token> Pieces(string source) =>
        Lexer.Read(source).Where(t => t.Kind == TokenKind.Text && Words.Count(t.Value) >= 3);

    private static string Flat(string text) => Regex.Replace(text, @"\s+", " ").Trim();
}
