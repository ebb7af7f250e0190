using NatoIraq.Core;

namespace NatoIraq.Packs.Yaml;

/// <summary>Collects the problems of one reading, so that all are told at once.</summary>
internal sealed class Problems
{
    private const int Most = 100;

    private readonly List<Problem> _list = [];
    private readonly List<string> _files = [];
    private int _more;

    /// <summary>How many there are.</summary>
    public int Count => _list.Count + _more;

    /// <summary>Whether more are only counted.</summary>
    public bool IsFull => _list.Count == Most;

    /// <summary>
    /// Adds one; beyond a hundred they are only counted, so that a hostile file cannot fill the memory. What is said of
    /// one place twice, as of a table's column in each row, is told once.
    /// </summary>
    public void Add(Problem problem)
    {
        if (IsFull)
        {
            _more++;
            return;
        }
        if (_list.Exists(p => IsSame(p, problem))) return;
        if (problem.File is { } file) Begin(file);
        _list.Add(problem);
    }

    /// <summary>A file is being read: its problems, early or late, are told in its turn.</summary>
    public void Begin(string file)
    {
        if (!_files.Contains(file)) _files.Add(file);
    }

    /// <summary>Throws them all in file order.</summary>
    /// <exception cref="InvalidInputException">There is at least one problem.</exception>
    public void ThrowIfAny()
    {
        if (Count > 0) throw new InvalidInputException(InFileOrder());
    }

    /// <summary>Them all in file order; references are checked last, yet belong to their line.</summary>
    public IReadOnlyList<Problem> InFileOrder()
    {
        List<Problem> sorted = [.. _list
            .OrderBy(p => p.File is null ? -1 : _files.IndexOf(p.File))
            .ThenBy(p => p.Line)
            .ThenBy(p => p.Column)];
        if (_more > 0) sorted.Add(new Problem($"There are {_more} more problems.", Hint: "Mend these first."));
        return sorted;
    }

    private static bool IsSame(Problem a, Problem b) =>
        (a.Message, a.File, a.Line, a.Column) == (b.Message, b.File, b.Line, b.Column);

    /// <summary>
    /// The hint for a name that nearly exists, or null; nothing is sought for problems that are only counted.
    /// </summary>
    public string? DidYouMean(string name, IEnumerable<string> candidates) =>
        !IsFull && NearMiss.Of(name, candidates) is { } near ? $"Did you mean '{near}'?" : null;

    /// <summary>The names in a row, of a long list the first dozen.</summary>
    public static string Listed(IReadOnlyCollection<string> names, string between = ", ")
    {
        const int Dozen = 12;
        string text = string.Join(between, names.Take(Dozen).Select(Shown));
        return names.Count > Dozen ? $"{text} and {names.Count - Dozen} more" : text;
    }

    /// <summary>Somebody's text for a message: one line, of a bounded length.</summary>
    public static string Shown(string text)
    {
        const int Longest = 60;
        string line = text.ReplaceLineEndings(" ");
        return line.Length > Longest ? $"{line[..Longest]}..." : line;
    }
}
