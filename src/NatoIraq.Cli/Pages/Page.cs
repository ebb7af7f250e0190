using System.Text.RegularExpressions;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NatoIraq.Cli.Pages;

/// <summary>Text for people: coloured and broken at the screen's edge, or when piped plain, a line a thing.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="width">Columns to break lines at; null for none.</param>
/// <param name="isRich">Whether it is a screen, with rules and the lines of trees.</param>
/// <param name="colours">The colours it can show; null for those of any screen, or none.</param>
/// <param name="isAscii">Whether only ASCII can be shown.</param>
internal sealed partial class Page(
    TextWriter output, int? width, bool isRich, ColorSystemSupport? colours = null, bool isAscii = false)
{
    private const int Endless = 4000;

    private readonly ColorSystemSupport _colours =
        colours ?? (isRich ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors);

    private bool _isStarted;

    /// <summary>The columns of a line of words: one is left, where some terminals break.</summary>
    private int Room => Math.Max(20, (width ?? Endless) - 1);

    /// <summary>The columns to break lines at; null for none.</summary>
    public int? Width => width;

    /// <summary>Whether it is a screen.</summary>
    public bool IsRich => isRich;

    /// <summary>Whether only ASCII can be shown.</summary>
    public bool IsAscii => isAscii;

    /// <summary>A heading; what was before it is set off by a blank line.</summary>
    public void Heading(string text)
    {
        if (_isStarted) Blank();
        Lines(text, "", Tone.Strong);
    }

    /// <summary>A paragraph.</summary>
    public void Say(string text) => Lines(text, "");

    /// <summary>A remark that may be passed over.</summary>
    public void Note(string text) => Lines(text, "", Tone.Dim);

    /// <summary>A line of a list, indented.</summary>
    public void Item(string text, Tone tone = Tone.Plain) => Lines(text, "  ", tone);

    /// <summary>An empty line.</summary>
    public void Blank() => output.Write("\n");

    /// <summary>A table, or where it finds no room its rows one under the other; nothing when it has no rows.</summary>
    public void Add(Grid grid)
    {
        if (grid.Rows.Count == 0) return;
        if (grid.Fit(width) is { } layout)
        {
            Render(grid.Table(layout, isRich && !isAscii));
            if (layout.Gone.Count > 0)
            {
                Note($"Left out for want of room: {string.Join(", ", layout.Gone)}; a wider --width has it.");
            }
            return;
        }
        foreach ((string text, Tone tone, bool isFirst) in grid.Rows.SelectMany(grid.Stacked))
        {
            Lines(text, isFirst ? " " : "     ", tone);
        }
    }

    /// <summary>Terms with what each means, one under the other, the meaning set off to the right.</summary>
    public void Terms(IReadOnlyList<(string Term, string Meaning)> terms)
    {
        const int Widest = 28;
        int column = Math.Min(Widest, terms.Max(t => Fitting.Width(t.Term))) + 4;
        string hanging = new(' ', column);
        foreach ((string term, string meaning) in terms)
        {
            string begins = $"  {term}  ";
            bool isLong = begins.Length > column;
            if (isLong) Drawing(new Cell(begins.TrimEnd(), Tone.Strong));
            string first = isLong ? hanging : begins.PadRight(column);
            string[] lines = [.. Fitting.Wrap(meaning, Room, first, hanging)];
            foreach (string line in lines)
            {
                bool hasTerm = !isLong && line == lines[0];
                int cut = hasTerm ? begins.Length - 2 : 0;
                Drawing(new Cell(line[..cut], Tone.Strong), new Cell(line[cut..]));
            }
        }
    }

    /// <summary>A line of pieces, each in its tone, that fits as it is.</summary>
    public void Drawing(params IReadOnlyList<Cell> pieces)
    {
        var line = new Paragraph();
        foreach (IGrouping<int, Cell> run in pieces.GroupBy(RunsOf(pieces)))
        {
            line.Append(Visible.Of(string.Concat(run.Select(c => c.Text))), Cell.StyleOf(run.First().Tone));
        }
        Render(line);
    }

    /// <summary>A line of a tree, under lines that <paramref name="indent"/> draws.</summary>
    public void Twig(string indent, bool isLast, string name, string text)
    {
        string first = indent + (isLast ? "`- " : "|- ");
        string hanging = indent + (isLast ? "     " : "|    ");
        bool isNamed = false;
        foreach (string line in Fitting.Wrap(Visible.Of($"{name}  {text}"), Room, first, hanging))
        {
            string lines = isRich && !isAscii
                ? line[..first.Length].Replace("`-", "└─").Replace("|-", "├─").Replace('|', '│')
                : line[..first.Length];
            int named = isNamed ? first.Length : Math.Min(line.Length, first.Length + Visible.Of(name).Length);
            Drawing(
                new Cell(lines, Tone.Dim), new Cell(line[first.Length..named], Tone.Strong), new Cell(line[named..]));
            isNamed = true;
        }
    }

    /// <summary>A command line to copy; one that is too long goes on as shells have it.</summary>
    public void Command(string line)
    {
        const string On = " \\";
        string[] lines = [.. Fitting.Wrap(Visible.Of(line), Room, "  ", "    ")];
        if (lines.Length > 1) lines = [.. Fitting.Wrap(Visible.Of(line), Room - On.Length, "  ", "    ")];
        for (int i = 0; i < lines.Length; i++) Drawing(new Cell(lines[i] + (i < lines.Length - 1 ? On : "")));
    }

    /// <summary>Text that has its own lines, as it is.</summary>
    public void Verbatim(string text)
    {
        _isStarted = true;
        output.Write(text.EndsWith('\n') ? text : text + "\n");
    }

    /// <summary>Numbers the runs of neighbours that have one tone.</summary>
    private static Func<Cell, int> RunsOf(IReadOnlyList<Cell> pieces)
    {
        (int run, Tone before) = (0, pieces.Count > 0 ? pieces[0].Tone : Tone.Plain);
        return piece =>
        {
            if (piece.Tone != before) (run, before) = (run + 1, piece.Tone);
            return run;
        };
    }

    private void Lines(string text, string indent, Tone tone = Tone.Plain)
    {
        string hanging = indent + (indent.Length > 0 ? "  " : "");
        IEnumerable<string> lines = Visible.Of(text).Split('\n')
            .SelectMany(paragraph => Fitting.Wrap(paragraph, Room, indent, hanging));
        Render(new Rows(lines.Select(l => new Text(l, Cell.StyleOf(tone)))));
    }

    private void Render(IRenderable renderable)
    {
        _isStarted = true;
        using var drawn = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = _colours == ColorSystemSupport.NoColors ? AnsiSupport.No : AnsiSupport.Yes,
            ColorSystem = _colours,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(drawn),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = width ?? Endless;
        console.Write(renderable);
        List<string> lines = [.. drawn.ToString().ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd())];
        // A table in a terminal draws blank lines around itself.
        while (lines.Count > 1 && IsBlank(lines[^1])) lines.RemoveAt(lines.Count - 1);
        while (lines.Count > 1 && IsBlank(lines[0])) lines.RemoveAt(0);
        foreach (string line in lines) output.Write(line + "\n");
    }

    private static bool IsBlank(string line) => string.IsNullOrWhiteSpace(Colours.Replace(line, ""));

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Colours { get; }
}
