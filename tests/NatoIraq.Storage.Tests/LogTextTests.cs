using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core;
using NatoIraq.Core.History;

namespace NatoIraq.Storage.Tests;

/// <summary>The log as lines that travel.</summary>
public sealed class LogTextTests
{
    private static readonly LogEntry Entry = EntryOf(Samples.Small(7));

    private static LogEntry EntryOf(Event happened) => HashChain.Link(
        [new Append("branch-é", 0, [happened])], EventJson.Shipped, LogHead.Empty, _ => 0)[0];

    private static string Line(LogEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>();
        LogText.Write(buffer, entry);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static LogEntry Read(string line) => LogText.Read(Encoding.UTF8.GetBytes(line), EventJson.Shipped);

    [Fact]
    public void A_line_is_the_entry_in_one_spelling() => Assert.Equal(
        """
        {"sequence":1,"stream":"branch-é","version":1,"hash":"HASH","event":{"type":"cap-set","schema":1,"id":"cap-7","when":{"from":"2030-01-09","to":"2030-01-09"},"cites":["C-7"],"data":{"mission":"alpha","cap":{"likely":7,"low-exclusive":false,"high-exclusive":false}}}}
        """.Replace("HASH", Convert.ToHexStringLower(Entry.Hash)),
        Line(Entry));

    [Fact]
    public void A_header_says_where_the_log_ends()
    {
        var buffer = new ArrayBufferWriter<byte>();
        LogText.WriteHeader(buffer, Entry.Head);
        string line = Encoding.UTF8.GetString(buffer.WrittenSpan);

        Assert.Equal(
            $$"""{"format":"natoiraq-log","version":1,"events":1,"head":"{{Convert.ToHexStringLower(Entry.Hash)}}"}""",
            line);
        Assert.True(LogText.ReadHeader(buffer.WrittenSpan).Is(Entry.Head));
        Assert.True(buffer.WrittenSpan.StartsWith(LogText.Beginning));
    }

    [Fact]
    public void Every_event_that_can_be_stored_comes_back_from_its_line() => Prop.ForAll(Samples.Any(), happened =>
    {
        LogEntry entry = EntryOf(happened), again = Read(Line(entry));

        Assert.Equal(
            (entry.Sequence, entry.Stream, entry.Version, entry.Type, entry.Schema, entry.Id),
            (again.Sequence, again.Stream, again.Version, again.Type, again.Schema, again.Id));
        Assert.Equal(entry.Json, again.Json);
        Assert.Equal(entry.Hash, again.Hash);
        Assert.Null(again.RecordedAt);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("\"sequence\":1,", "", 0, "'sequence' is missing")]
    [InlineData("\"sequence\":1,", "\"sequence\":\"1\",", 13, "")]
    [InlineData("\"stream\":\"branch-é\"", "\"stream\":\"\"", 24, "needs a name")]
    [InlineData("\"stream\":\"branch-é\"", "\"stream\":null", 24, "null")]
    [InlineData("\"version\":1", "\"version\":1.5", 45, "")]
    [InlineData("\"hash\":\"", "\"hash\":\"x", 54, "")]
    [InlineData("\"hash\":\"", "\"hash\":\"00", 54, "64")]
    [InlineData("cap-set", "cap-lost", 129, "cap-lost")]
    [InlineData("\"id\":\"cap-7\",", "", 129, "missing")]
    [InlineData("}}}}", "}}}", 0, "")]
    [InlineData("}}}}", "}}}},", 0, "")]
    [InlineData("}}}}", "}}},\"more\":1}", 0, "more")]
    [InlineData("{\"sequence\"", "[\"sequence\"", 0, "")]
    public void What_is_no_line_is_told_with_its_column(string part, string instead, int column, string says)
    {
        Problem problem = Assert.Single(Assert.Throws<InvalidInputException>(
            () => Read(Line(Entry).Replace(part, instead))).Problems);

        Assert.Contains(says, problem.Message);
        if (column > 0) Assert.Equal(column, problem.Column);
    }

    [Fact]
    public void A_line_cut_anywhere_is_told()
    {
        string line = Line(Entry);
        for (int length = 0; length < line.Length; length++)
            Assert.Throws<InvalidInputException>(() => Read(line[..length]));
    }

    [Theory]
    [InlineData("""{"format":"natoiraq-log","version":2,"events":0,"head":""}""", "version 2")]
    [InlineData("""{"format":"another-log","version":1}""", "natoiraq-log")]
    [InlineData("""{"version":1}""", "'format' is missing")]
    [InlineData("", "")]
    public void Another_header_is_refused(string line, string says) => Assert.Contains(
        says, Assert.Throws<InvalidInputException>(() => LogText.ReadHeader(Encoding.UTF8.GetBytes(line))).Message);
}
