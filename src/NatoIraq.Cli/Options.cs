using System.CommandLine;
using NatoIraq.App.Access;
using NatoIraq.App.Projections;
using NatoIraq.Core.Claims;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Sampling;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Wording;

namespace NatoIraq.Cli;

/// <summary>Options that several commands share, each spelt and checked in one place.</summary>
internal static partial class Options
{
    /// <summary>The one option of those commands that print a table; an instance that they share.</summary>
    public static Option<bool> Csv { get; } = new("--csv")
    {
        Description = "Print the table as CSV: a header, a line a record, an empty cell for what is unknown.",
        Validators =
        {
            r =>
            {
                bool isBoth = !r.Implicit && r.GetValue<bool>("--json");
                if (isBoth) r.AddError("--csv and --json are two forms of one result: choose one.");
            },
        },
    };

    public static Option<When> Colour() => new("--color")
    {
        Description = "Whether to use colour: auto (the default) does in a terminal, unless NO_COLOR is set.",
        HelpName = "auto|always|never",
        Recursive = true,
        CustomParser = r => OneOf(
            r, "--color", ("auto", When.Auto), ("always", When.Always), ("never", When.Never)),
    };

    public static Option<bool> Ascii() => new("--ascii")
    {
        Description = "Draw with ASCII only, as is done where LC_ALL, LC_CTYPE or LANG names no UTF-8.",
        Recursive = true,
    };

    public static Option<DateOnly?> KnownOn() => new("--known-on")
    {
        Description = "Only what was known at the end of this day.",
        HelpName = "DATE",
        CustomParser = r => Date(r, r.Tokens[0], "--known-on"),
    };

    public static Option<DateOnly?> AsImportedOn() => new("--as-imported-on")
    {
        Description = "Only what the store held at the end of this day, in UTC: before later imports corrected it.",
        HelpName = "DATE",
        CustomParser = r => Date(r, r.Tokens[0], "--as-imported-on"),
    };

    public static Option<Clock> Clock() => new("--clock")
    {
        Description = "Which date makes a thing known: when it was reported (the default), or said.",
        HelpName = "reported|said",
        CustomParser = r => OneOf(
            r, "--clock", ("reported", Core.Claims.Clock.Reported), ("said", Core.Claims.Clock.Said)),
    };

    public static Option<Priors> Priors() => new("--priors")
    {
        Description = "The assumptions as shipped (the default), or the wide ranges that stand beside them.",
        HelpName = "shipped|wide",
        CustomParser = r => OneOf(r, "--priors", ("shipped", Cli.Priors.Shipped), ("wide", Cli.Priors.Wide)),
    };

    public static Option<string?> At() => new("--at")
    {
        Description = "The end of this day, a step's number or an event's id; without it, the end.",
        HelpName = "DATE|STEP|EVENT",
    };

    public static Option<DateOnly[]> Dates() => new("--at")
    {
        Description = "Report the end of this day; may be repeated. Without it, each year's end.",
        HelpName = "DATE",
        CustomParser = r => [.. r.Tokens.Select(t => Date(r, t, "--at"))],
    };

    public static Option<DateOnly?> Day() => new("--at")
    {
        Description = "The end of this day; without it, the last year's end before the horizon.",
        HelpName = "DATE",
        CustomParser = r => Date(r, r.Tokens[0], "--at"),
    };

    public static Option<string[]> Series() => new("--series")
    {
        Description = "Report this series, nation/mission/place, * for all; may be repeated. Without it, the pack's.",
        HelpName = "SERIES",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>How many draws a projection counts unless it is told otherwise.</summary>
    public const int DefaultDraws = 2000;

    public static Option<DrawChoice> Draw() => new("--draw")
    {
        Description = "Which draw of a branch to open: the middle one, or a number as 'project' counted it.",
        HelpName = "middle|K",
        CustomParser = r => r.Tokens[0].Value == "middle"
            ? default
            : new DrawChoice((long)Whole(r, "--draw", 0, uint.MaxValue)),
    };

    public static Option<ulong> RandomSeed() => new("--random-seed")
    {
        Description = "The dice: the same number gives the same draws.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
        CustomParser = r => (ulong)Whole(r, "--random-seed", 0, ulong.MaxValue),
    };

    public static Option<int> Draws() => new("--draws")
    {
        Description = "How many futures are drawn for each branch.",
        HelpName = "N",
        DefaultValueFactory = _ => DefaultDraws,
        CustomParser = r => (int)Whole(r, "--draws", 1, App.Projections.ProjectBranchesHandler.MostDraws),
    };

    public static Option<SamplingMethod> Sampling() => new("--sampling")
    {
        Description = "How assumptions and starting values are spread over the draws; what happens by chance later "
            + "stays chance.",
        HelpName = string.Join('|', SamplingView.Words.Select(w => w.Word)),
        CustomParser = r => OneOf(r, "--sampling", [.. SamplingView.Words]),
    };

    public static Option<int> DrawsInAll() => new("--draws")
    {
        Description = "How many draws there were in all: with --sampling latin-hypercube draw K depends on it.",
        HelpName = "N",
        DefaultValueFactory = _ => DefaultDraws,
        CustomParser = r => (int)Whole(r, "--draws", 1, App.Projections.ProjectBranchesHandler.MostDraws),
    };

    public static Option<bool> Analysis() => new("--analysis")
    {
        Description = "Also say how sure it is: intervals, which branch dominates, tails, what shared luck saved.",
    };

    public static Option<Preference?> Prefer() => new("--prefer")
    {
        Description = "Which end is better: also say the regret, how far a branch is from the best of each draw.",
        HelpName = "higher|lower",
        CustomParser = r => OneOf<Preference?>(
            r, "--prefer", ("higher", Preference.Higher), ("lower", Preference.Lower)),
    };

    public static Option<int> Threads() => new("--threads")
    {
        Description = "How many threads draw; the result does not depend on it.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        CustomParser = r => (int)Whole(r, "--threads", 1, 1024),
    };

    public static Option<string?> Picture() => new("--svg")
    {
        Description = "Also draw what is shown as fans over time, one picture, light and dark.",
        HelpName = "FILE",
    };

    public static Option<LikelihoodScale?> Words() => new("--words")
    {
        Description = "Say the result in words too, the number beside: ICD 203's terms, or EFSA's scale; and apart from "
            + "that how well it is founded.",
        HelpName = string.Join('|', LikelihoodScale.All.Select(s => s.Name)),
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = r => r.Tokens.Count == 0
            ? LikelihoodScale.Icd203
            : OneOf<LikelihoodScale>(r, "--words", [.. LikelihoodScale.All.Select(s => (s.Name, s))]),
    };

    public static Option<string> Folder(string standard) => new("--out")
    {
        Description = "The folder for report.html; it is created.",
        HelpName = "DIR",
        DefaultValueFactory = _ => standard,
    };

    public static Option<DateOnly?> Until() => new("--until")
    {
        Description = "The last day that the branch tells of; without it, its parent's, or two years after the fork.",
        HelpName = "DATE",
        CustomParser = r => Date(r, r.Tokens[0], "--until"),
    };

    public static Option<DateOnly?> ForkDay() => new("--fork")
    {
        Description = "The day of the fork: nothing is learnt from what became known later.",
        HelpName = "DATE",
        Required = true,
        CustomParser = r => Date(r, r.Tokens[0], "--fork"),
    };

    public static Option<int?> Width() => new("--width")
    {
        Description = "Break lines after this many columns; without it, the screen's, and none when piped.",
        HelpName = "N",
        Recursive = true,
        CustomParser = r => (int)Whole(r, "--width", 40, 10_000),
    };

    public static Option<string?> DraftKind(IEnumerable<string> kinds) => new("--kind")
    {
        Description = "What kind of policy option to draft; without it, the first.",
        HelpName = string.Join('|', kinds),
        CustomParser = r => OneOf<string?>(r, "--kind", [.. kinds.Select(k => (k, (string?)k))]),
    };

    public static Option<Tier?> Tier() => new("--tier")
    {
        Description = "Only claims of this tier: A drives the history, B is context, C rhetoric, D a repeat.",
        HelpName = "A|B|C|D",
        CustomParser = r => OneOf<Tier?>(
            r, "--tier", [.. Enum.GetValues<Tier>().Select(t => ($"{t}", (Tier?)t))]),
    };

    public static Option<Func<Machine, string>?> MachineFormat() => new("--format")
    {
        Description = "Draw it for another program; without it, a table.",
        HelpName = "mermaid|dot|scxml",
        CustomParser = r => OneOf<Func<Machine, string>>(
            r, "--format", ("mermaid", MachineText.Mermaid), ("dot", MachineText.Dot), ("scxml", MachineText.Scxml)),
    };

    public static Option<Role> Role() => new("--role")
    {
        Description = "What it allows: readers read and draw, authors make branches and edit those, admins do everything; "
            + "without it, reader.",
        HelpName = "reader|author|admin",
        CustomParser = r => OneOf(
            r, "--role", [.. Enum.GetValues<Role>().Select(role => ($"{role}".ToLowerInvariant(), role))]),
    };

    public static Option<string> Keys() => new("--keys")
    {
        Description = "The file of keys, as the access file of 'serve' names it; without it, keys.txt.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "keys.txt",
    };

    public static Option<string?> HistoryFormat() => FormatOf(
        "Print it for another program: JSON lines, or a calendar (iCalendar) with an entry for each event.",
        ["--json", "--csv"], "jsonl", "ics");

    public static Option<string?> TreeFormat() => FormatOf(
        "Print it for another program: Graphviz, or GraphML.", ["--json"], "dot", "graphml");

    private static Option<string?> FormatOf(string says, string[] others, params string[] words) => new("--format")
    {
        Description = says,
        HelpName = string.Join('|', words),
        CustomParser = r => OneOf<string?>(r, "--format", [.. words.Select(w => (w, (string?)w))]),
        Validators =
        {
            r =>
            {
                if (Array.Find(others, r.GetValue<bool>) is { } other)
                    r.AddError($"--format and {other} are two forms of one result: choose one.");
            },
        },
    };

    public static Argument<string> Branch() => new("BRANCH") { Description = "The branch." };

    public static Argument<string> BranchOrHistory() => new("BRANCH")
    {
        Description = "The branch; without it, the history.",
        DefaultValueFactory = _ => Scenario.Trunk,
    };

    public static Argument<string[]> Branches() => new("BRANCH")
    {
        Description = "The branches.",
        Arity = ArgumentArity.OneOrMore,
    };
}

/// <summary>When colour is used.</summary>
internal enum When
{
    /// <summary>Where it shows.</summary>
    Auto,

    /// <summary>Everywhere.</summary>
    Always,

    /// <summary>Nowhere.</summary>
    Never,
}

/// <summary>Which ranges the assumptions are drawn from.</summary>
internal enum Priors
{
    /// <summary>Those that the scenario states.</summary>
    Shipped,

    /// <summary>The wide ones beside them.</summary>
    Wide,
}

/// <summary>
/// Which draw of a branch to open. A type of its own, since the parser takes a null for no value at all.
/// </summary>
/// <param name="Number">Its number, from 0; null for the middle one.</param>
internal readonly record struct DrawChoice(long? Number);
