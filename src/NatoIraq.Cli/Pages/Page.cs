using System.Text.RegularExpressions;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NatoIraq.Cli.Pages;

/// <summary>Text for people: coloured and broken at the screen's edge, or when piped plain, a line a thing.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="width">Columns to break lines at; null for none.</param>
/// <param name="isRich">Whether it may have colour and rules.</param>
internal sealed partial class Page(TextWriter output, int? width, bool isRich)
{
    private const int Endless = 4000;

    private bool _isStarted;

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
        if (grid.Fits(width))
        {
            Render(grid.Table(width, isRich));
            return;
        }
        foreach ((string text, Tone tone, bool isFirst) in grid.Rows.SelectMany(grid.Stacked))
        {
            Lines(text, isFirst ? " " : "     ", tone);
        }
    }

    /// <summary>A line of a tree, under lines that <paramref name="indent"/> draws.</summary>
    public void Twig(string indent, bool isLast, string name, string text)
    {
        string lines = indent + (isLast ? "`- " : "|- ");
        string drawn = isRich ? lines.Replace("`-", "└─").Replace("|-", "├─").Replace('|', '│') : lines;
        Render(new Paragraph(drawn, Cell.StyleOf(Tone.Dim))
            .Append(Visible.Of(name), Cell.StyleOf(Tone.Strong))
            .Append($"  {Visible.Of(text)}"));
    }

    /// <summary>Text that has its own lines, as it is.</summary>
    public void Verbatim(string text)
    {
        _isStarted = true;
        output.Write(text.EndsWith('\n') ? text : text + "\n");
    }

    private void Lines(string text, string indent, Tone tone = Tone.Plain)
    {
        int room = Math.Max(20, (width ?? Endless) - 1);
        string hanging = indent + (indent.Length > 0 ? "  " : "");
        var lines = new List<string>();
        foreach (string paragraph in Visible.Of(text).Split('\n'))
        {
            string line = indent;
            bool isEmpty = true;
            foreach (string word in paragraph.Split(' '))
            {
                if (!isEmpty && line.Length + 1 + word.Length > room)
                {
                    lines.Add(line);
                    (line, isEmpty) = (hanging, true);
                }
                line += isEmpty ? word : " " + word;
                isEmpty = false;
            }
            lines.Add(line);
        }
        Render(new Rows(lines.Select(l => new Text(l, Cell.StyleOf(tone)))));
    }

    private void Render(IRenderable renderable)
    {
        _isStarted = true;
        using var drawn = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isRich ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = isRich ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
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
