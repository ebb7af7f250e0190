using NatoIraq.App.Charts;
using NatoIraq.App.History;
using NatoIraq.Core.Replay;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>What is known of a level when branches leave the history.</summary>
internal sealed record StartLevel(DateOnly Fork, LevelView Level);

/// <summary>The claims that a report rests on, each numbered, and links to where they are told.</summary>
internal sealed class Citations
{
    private readonly SortedDictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public Citations(Brief brief)
    {
        Starts = [.. brief.Branches.Select(b => b.Plan).DistinctBy(p => (p.ForkStep, p.ForkDay))
            .OrderBy(p => p.ForkDay)
            .SelectMany(p =>
            {
                var cursor = new Cursor(brief.Timeline);
                cursor.GoTo(p.ForkStep);
                var day = DateOnly.FromDayNumber(p.ForkDay);
                return new LevelReader(cursor, day).Levels()
                    .Where(l => l.Low is not null || l.Likely is not null || l.High is not null)
                    .Select(l => new StartLevel(day, l));
            })];
        string[] cited = [.. brief.Branches.SelectMany(b => b.Plan.Assumptions.SelectMany(a => a.Source.Cites))
            .Concat(Starts.SelectMany(s => s.Level.Cites)).Distinct().Order(StringComparer.Ordinal)];
        foreach (string cite in cited) _numbers.Add(cite, _numbers.Count + 1);
    }

    /// <summary>The levels that the history knows when a branch leaves it.</summary>
    public IReadOnlyList<StartLevel> Starts { get; }

    /// <summary>The claims by id, with their numbers in the page.</summary>
    public IReadOnlyDictionary<string, int> Numbers => _numbers;

    /// <summary>Links to claims; one that is told nowhere in the page is only named.</summary>
    public Markup Links(IEnumerable<string> cites) => Join(
        cites.Select(c => _numbers.TryGetValue(c, out int number)
            ? Tag("a", [("href", $"#claim-{number}")], c)
            : c),
        ", ");
}
