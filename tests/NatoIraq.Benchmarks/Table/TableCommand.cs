using NatoIraq.Benchmarks.Draws;
using NatoIraq.Benchmarks.Histories;
using NatoIraq.Benchmarks.Starts;

namespace NatoIraq.Benchmarks.Table;

/// <summary>Every job once, as one aligned table: a row is printed when it has been measured.</summary>
internal static class TableCommand
{
    private static IEnumerable<Row> All =>
    [
        .. ApplyOp.Rows(), .. FireTrigger.Rows(), .. ReplayStore.Rows(), .. ReplayPostgres.Rows(), .. AppendEvent.Rows(),
        .. AppendPostgres.Rows(), .. Travel.Rows(), .. ForkBranch.Rows(), .. BranchHeads.Rows(), .. ProjectNi8.Rows(),
        .. ProjectShipped.Rows(), .. StartProgram.Rows(),
    ];

    /// <summary>Measures the rows whose job contains one of the words; all of them without words.</summary>
    public static void Run(IReadOnlyList<string> words, TextWriter output)
    {
        Row[] rows = [.. All.Where(r => words.Count == 0
            || words.Any(w => r.Job.Contains(w, StringComparison.OrdinalIgnoreCase)))];
        if (rows.Length == 0)
        {
            output.WriteLine($"No job has any of these words: {string.Join(' ', words)}. Without words, all are run.");
            return;
        }
        int job = rows.Max(r => r.Job.Length);
        int reach = rows.Max(r => r.Reach.Length);
        Write("job", "reach", "measured", "to limit or peer", null);
        foreach (Row row in rows)
        {
            Figure figure = Measured(row);
            Write(row.Job, row.Reach, figure.Value, figure.Ratio, figure.IsReached);
        }

        void Write(string first, string second, string third, string fourth, bool? isReached)
        {
            string verdict = isReached switch { true => "reached", false => "not yet", null => "" };
            output.WriteLine(
                $"{first.PadRight(job)}  {second.PadRight(reach)}  {third,-34}  {fourth,-28}  {verdict}".TrimEnd());
            output.Flush();
        }
    }

    /// <summary>A job that needs more memory than the project file allows has failed; the next one goes on.</summary>
    private static Figure Measured(Row row)
    {
        try
        {
            return row.Measure();
        }
        catch (Exception e) when (e.GetBaseException() is OutOfMemoryException)
        {
            return new Figure("out of memory", "", false);
        }
        finally
        {
            GC.Collect();
        }
    }
}
