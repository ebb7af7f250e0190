using System.Globalization;
using System.Text;
using NatoIraq.Core.References;

namespace NatoIraq.App.References;

/// <summary>A reference as a scenario: one luck a series, a level for each date, and the moves that lead there.</summary>
internal sealed class ReferenceText(
    string name, DateOnly fork, DateOnly until, IReadOnlyList<ReferencePath> paths)
{
    /// <summary>How such a scenario begins.</summary>
    public const string Mark = "# A statistical reference";

    private const int MostCites = 100;
    private const int LongestPrefix = 40;

    /// <summary>The scenario's text.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            {Mark}: what levels did before, learnt only from what was known on {fork:yyyy-MM-dd}.
            # Changes are relative (of the level and ten persons), of this series and of all others; those of the
            # others weigh together as much as {Reference.PoolWeight:0} of its own. Each date has the quantiles of
            # changes over as long a time.
            scenario: {name}
            title: "Persistence, with the changes known on {fork:yyyy-MM-dd}"
            from: history
            fork: {fork:yyyy-MM-dd}
            until: {until:yyyy-MM-dd}
            assumptions:

            """);
        foreach ((ReferencePath path, int n) in Numbered()) Assumptions(text, path, Prefix(path, n));
        text.Append("initial:\n");
        foreach ((ReferencePath path, _) in Numbered())
        {
            string known = $"known last, of {path.Last.Day:yyyy-MM-dd}";
            text.Append(CultureInfo.InvariantCulture, $"  \"{path.Series}\": {path.Last.Level:0}   # {known}\n");
        }
        text.Append("events:\n");
        foreach ((ReferencePath path, int n) in Numbered()) Events(text, path, Prefix(path, n));
        return text.ToString();
    }

    private IEnumerable<(ReferencePath Path, int Number)> Numbered() => paths.Select((p, i) => (p, i + 1));

    private static string Prefix(ReferencePath path, int number)
    {
        string whole = $"{path.Series.Nation}-{path.Series.Mission}-{path.Series.Place}";
        // A name begins with a letter and leaves room for a date.
        return whole.Length <= LongestPrefix && char.IsAsciiLetter(whole[0]) ? whole : $"series-{number}";
    }

    private static void Assumptions(StringBuilder text, ReferencePath path, string prefix)
    {
        text.Append($"""
              {prefix}-luck:
                value: uniform(0, 1)
                unit: rank among the changes seen
                basis: assumption
                note: One rank serves every date, so that what has risen much by one date has by the next.

            """);
        foreach (ReferenceLevel level in path.Levels)
        {
            string knots = string.Join(", ", level.Quantiles.Select(q =>
                string.Create(CultureInfo.InvariantCulture, $"{q.Probability}, {q.Level:0}")));
            string[] cites = [.. level.Changes.SelectMany(c => new[] { c.To.Claim, c.From.Claim })
                .Prepend(path.Last.Claim).Distinct().Take(MostCites)];
            int days = level.Day.DayNumber - path.Last.Day.DayNumber, others = level.Changes.Count - level.Own;
            text.Append(CultureInfo.InvariantCulture, $"""
                  {prefix}-{level.Day:yyyy-MM-dd}:
                    value: lookup({prefix}-luck, {knots})
                    unit: persons
                    basis: seed
                    cites: [{string.Join(", ", cites)}]
                    note: >-
                      {path.Last.Level:#,0} persons, changed as over about {days} days: {level.Own} changes of this
                      series ({level.OwnShare:0 %} of the weight) and {others} of others.

                """);
        }
    }

    private static void Events(StringBuilder text, ReferencePath path, string prefix)
    {
        foreach (ReferenceLevel level in path.Levels)
        {
            string due = $"{prefix}-{level.Day:yyyy-MM-dd}", now = $"strength({path.Series})";
            text.Append($"""
                  - id: {due}-more
                    on: {level.Day:yyyy-MM-dd}
                    if: {due} > {now}
                    event: troops-deployed
                    to: "{path.Series}"
                    count: max(0, {due} - {now})
                  - id: {due}-fewer
                    on: {level.Day:yyyy-MM-dd}
                    if: {due} < {now}
                    event: troops-withdrawn
                    from: "{path.Series}"
                    count: max(0, {now} - {due})

                """);
        }
    }
}
