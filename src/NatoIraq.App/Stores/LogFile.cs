using System.Buffers;
using System.Text;
using NatoIraq.Core;
using NatoIraq.Core.History;

namespace NatoIraq.App.Stores;

/// <summary>A log as a file of JSON lines, which <see cref="LogText"/> describes.</summary>
internal static class LogFile
{
    /// <summary>
    /// The longest line accepted, in bytes: a pack's definitions are one event, and each of its files may have 4 MiB.
    /// </summary>
    private const int LongestLine = 64 * 1024 * 1024;

    /// <summary>A line longer than this is not shown in an error.</summary>
    private const int LongestShown = 100_000;

    /// <summary>Writes a whole log.</summary>
    public static void Write(Stream to, IReadOnlyList<LogEntry> log, CancellationToken cancel)
    {
        var line = new ArrayBufferWriter<byte>(1024);
        LogText.WriteHeader(line, End(log));
        Flush();
        foreach (LogEntry entry in log)
        {
            cancel.ThrowIfCancellationRequested();
            LogText.Write(line, entry);
            Flush();
        }

        void Flush()
        {
            line.Write("\n"u8);
            to.Write(line.WrittenSpan);
            line.ResetWrittenCount();
        }
    }

    /// <summary>Reads a whole log and checks all of it: each entry, the chain of hashes, and the end.</summary>
    /// <param name="from">The bytes.</param>
    /// <param name="name">What errors call the file.</param>
    /// <param name="cancel">Cancels between lines.</param>
    /// <exception cref="InvalidInputException">
    /// A line is not as it was written; the first such line is told, since all after it hang on it.
    /// </exception>
    public static List<LogEntry> Read(Stream from, string name, CancellationToken cancel)
    {
        var log = new List<LogEntry>();
        var audit = new LogAudit(EventJson.Shipped, verbatim: true);
        LogHead? promised = null;
        int number = 0;
        foreach (ReadOnlyMemory<byte>? read in ByteLines.Of(from, LongestLine, cancel))
        {
            number++;
            cancel.ThrowIfCancellationRequested();
            if (read is not { } line)
                throw Wrong(new Problem($"The line is longer than {LongestLine / 1024 / 1024} MB."), name, number);
            promised = Located(promised, line);
        }
        if (promised is null) throw Wrong(new Problem("There is nothing in it."), name, 1);
        if (!End(log).Is(promised))
        {
            string end = log.Count == promised.Sequence
                ? $"another hash than its first line tells, {Convert.ToHexStringLower(promised.Hash)}"
                : $"event {log.Count}; its first line tells of {promised.Sequence}";
            throw Wrong(new Problem($"The file ends with {end}."), name, number + 1);
        }
        return log;

        LogHead Located(LogHead? header, ReadOnlyMemory<byte> line)
        {
            try
            {
                if (header is null) return Header(line.Span);
                LogEntry entry = LogText.Read(line.Span, EventJson.Shipped);
                audit.Check(entry);
                if (audit.Findings.Count > 0) throw new InvalidInputException([new Problem(audit.Findings[0])]);
                log.Add(entry);
                return header;
            }
            catch (InvalidInputException e)
            {
                Problem problem = e.Problems[0];
                bool isShown = problem.Column > 1 && line.Length <= LongestShown;
                throw Wrong(
                    problem with { Source = isShown ? Encoding.UTF8.GetString(line.Span) : null }, name, number);
            }
        }
    }

    private static LogHead Header(ReadOnlySpan<byte> line) => line.StartsWith(LogText.Beginning)
        ? LogText.ReadHeader(line)
        : throw new InvalidInputException(
            [new Problem($"This is no export of a store: its first line would begin {Beginning}.")]);

    private static string Beginning => Encoding.UTF8.GetString(LogText.Beginning);

    private static LogHead End(IReadOnlyList<LogEntry> log) => log.Count == 0 ? LogHead.Empty : log[^1].Head;

    private static InvalidInputException Wrong(Problem problem, string name, int line) => new(
        [problem with
        {
            File = name,
            Line = line,
            Column = Math.Max(1, problem.Column),
            Hint = "Nothing was changed. Export the store again with 'natoiraq store export', or use another copy.",
        }]);
}
