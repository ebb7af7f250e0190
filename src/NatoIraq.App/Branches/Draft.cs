using System.Text;
using NatoIraq.Core.History;

namespace NatoIraq.App.Branches;

/// <summary>What stands at the top of a drafted file.</summary>
internal sealed record DraftHead(
    string Name, string Title, string From, string Fork, DateOnly Until, string? Schema)
{
    /// <summary>A title for an option of a kind.</summary>
    public static string TitleOf(string name, DraftKind kind)
    {
        // The name, so that two drafts of a kind are told apart wherever titles stand.
        string words = name.Replace('-', ' ');
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}: {Of(kind)}";
    }

    private static string Of(DraftKind kind) => kind switch
    {
        DraftKind.Move => "troops move to another mission",
        DraftKind.Withdraw => "troops go home",
        DraftKind.Expand => "a mission grows",
        DraftKind.Operations => "a mission's work stops or goes on",
        _ => "an option of my own",
    };
}

/// <summary>A drafted plan: lines of YAML, each with the comment that explains it.</summary>
internal sealed partial class Draft(DraftStart start)
{
    private const int CommentColumn = 44;

    private readonly List<(string Line, string Comment)> _assumptions = [];
    private readonly List<(string Line, string Comment)> _initial = [];
    private readonly List<(string Line, string Comment)> _events = [];
    private readonly List<(string Line, string Comment)> _outputs = [];

    /// <summary>The ids of its entries.</summary>
    public List<string> Ids { get; } = [];

    /// <summary>The file.</summary>
    public string Write(DraftHead head)
    {
        var text = new StringBuilder();
        if (head.Schema is { } schema) text.Append($"# yaml-language-server: $schema={schema}\n");
        text.Append("# What follows a # is for people. Change what you like, then:\n");
        text.Append($"#   natoiraq scenario validate {head.Name}.yaml --watch    checks it at each save\n");
        text.Append($"#   natoiraq scenario apply {head.Name}.yaml               makes the branch\n");
        string title = head.Title.Replace("\\", "\\\\").Replace("\"", "\\\"");
        Lines(text, "",
        [
            ($"scenario: {head.Name}", "the branch's name: lower-case letters, digits, single hyphens"),
            ($"title: \"{title}\"", "a title for people"),
            ($"from: {head.From}", head.From == Core.Scenarios.Scenario.Trunk
                ? "the parent: history, or a branch whose whole plan is inherited"
                : "the parent, whose whole plan is inherited; or history"),
            ($"fork: {head.Fork}", "where it leaves its parent: a day, or an event or step of 'natoiraq history'"),
            ($"until: {head.Until:yyyy-MM-dd}", "the last day that is projected"),
        ]);
        Section(text, "assumptions:", "uncertain values; each is drawn once in every future", _assumptions,
            "name: { value: \"triangular(0.1, 0.3, 0.6)\", unit: fraction, basis: assumption }");
        Section(text, "correlations:", "assumptions that go along with each other, by rank", [],
            "- { between: [name, another-name], rank: 0.6 }");
        Section(text, "initial:", "strengths and caps at the fork that the history does not tell", _initial, null);
        Section(text, "events:", "what is planned, in order", _events,
            "- { id: first, after: { event: fork, delay: 30 days }, event: TYPE }");
        Section(text, "outputs:", "what to report beside the strengths", _outputs, null);
        return text.ToString();
    }

    private static void Section(
        StringBuilder text, string key, string comment, List<(string, string)> lines, string? example)
    {
        if (lines.Count == 0 && example is null) return;
        text.Append('\n');
        // An empty key is no YAML list: what is not used yet stands as a comment.
        string mark = lines.Count == 0 ? "# " : "";
        Lines(text, mark, [(key, comment)]);
        if (lines.Count == 0) text.Append($"#   {example}\n");
        Lines(text, "  ", lines);
    }

    private static void Lines(StringBuilder text, string indent, IEnumerable<(string Line, string Comment)> lines)
    {
        foreach ((string line, string comment) in lines)
        {
            string whole = indent + line;
            text.Append(comment.Length == 0 ? whole : $"{whole.PadRight(CommentColumn)} # {comment}").Append('\n');
        }
    }

    /// <summary>The name, or if the parent has it already the name with a number.</summary>
    private string Free(string name) => Enumerable.Range(2, int.MaxValue - 2).Select(n => $"{name}-{n}")
        .Prepend(name).First(n => !start.Taken.Contains(n));

    private void Assume(string name, string value, string unit)
    {
        _assumptions.Add(($"{name}:", ""));
        _assumptions.Add(($"  value: {value}", "lowest, likeliest, highest"));
        _assumptions.Add(($"  unit: {unit}", "what it counts, in words"));
        _assumptions.Add(("  basis: assumption", "or seed, with the claims behind it:  cites: [CLAIM]"));
        _assumptions.Add(("  note: Say how it follows from what was known.", ""));
    }

    /// <summary>What nobody has told for long would be unknown.</summary>
    private void StartLevels()
    {
        foreach (DraftCell cell in start.Cells.Where(c => !c.IsKnown))
            _initial.Add(($"{cell.Series}: {cell.Persons}", "as last known; it has not been told since, so check it"));
    }

    /// <summary>Plans an entry, and gives its id.</summary>
    private string Entry(string name, string? after, string delay, params (string Line, string Comment)[] lines)
    {
        string id = Free(name), moment = $"  after: {{ event: {after ?? "fork"}, delay: \"{delay}\" }}";
        bool isFirst = Ids.Count == 0;
        _events.Add(($"- id: {id}", isFirst ? "a name of its own; an inherited entry's id replaces that entry" : ""));
        _events.Add((moment, isFirst ? "or  on: YYYY-MM-DD" : ""));
        _events.AddRange(lines.Select(l => ("  " + l.Line, l.Comment)));
        if (isFirst) _events.Add(("  chance: 0.9", "the probability that it happens; leave it out for certainty"));
        Ids.Add(id);
        return id;
    }

    private void Report(Series series) =>
        _outputs.Add(($"{series.Mission}-in-{series.Place}: strength(*/{series.Mission}/{series.Place})",
            "any expression"));
}
