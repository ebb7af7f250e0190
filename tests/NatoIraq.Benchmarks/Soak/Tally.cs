using System.Globalization;

namespace NatoIraq.Benchmarks.Soak;

/// <summary>What a server answered: how often, with what status, how fast; and what was wrong about it.</summary>
internal sealed class Tally(TextWriter output)
{
    /// <summary>Complaints that are shown; more are only counted.</summary>
    private const int Shown = 20;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<(string Kind, int Status), List<double>> _answers = [];

    /// <summary>Requests that were answered.</summary>
    public int Requests { get; private set; }

    /// <summary>Answers that were not among the right ones, and requests that got none.</summary>
    public int Wrongs { get; private set; }

    /// <summary>Counts an answer and the milliseconds it took.</summary>
    public void Count(string kind, int status, double milliseconds)
    {
        lock (_lock)
        {
            if (!_answers.TryGetValue((kind, status), out List<double>? took)) _answers[(kind, status)] = took = [];
            took.Add(milliseconds);
            Requests++;
        }
    }

    /// <summary>Counts something that should not have been.</summary>
    public void Wrong(string what)
    {
        lock (_lock)
        {
            if (++Wrongs <= Shown) output.WriteLine($"wrong: {what}");
        }
    }

    /// <summary>Writes a line for each kind of request and status.</summary>
    public void Write()
    {
        output.WriteLine($"{"request",-34}{"status",8}{"times",10}{"median",12}{"99 %",12}");
        foreach (((string kind, int status), List<double> took) in _answers)
        {
            took.Sort();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{kind,-34}{status,8}{took.Count,10:N0}{took[took.Count / 2],9:N1} ms{took[took.Count * 99 / 100],9:N1} ms"));
        }
    }
}
