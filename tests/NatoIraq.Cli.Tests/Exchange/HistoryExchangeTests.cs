using System.Text;
using System.Text.Json.Nodes;
using CsvHelper;
using NatoIraq.App.History;
using NatoIraq.App.Views;
using NatoIraq.Core.Claims;

namespace NatoIraq.Cli.Tests.Exchange;

/// <summary>The history as other programs take it: a calendar, CSV, JSON lines.</summary>
public sealed class HistoryExchangeTests : IDisposable
{
    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void The_calendar_has_an_entry_for_each_event_over_all_the_days_it_may_have_been_on()
    {
        JsonArray events = _run.Json("history")["events"]!.AsArray();
        string text = _run.Of("history", "--format", "ics").Output;

        var read = CalendarReader.Read(Encoding.UTF8.GetBytes(text));

        Assert.Equal(events.Count, read.Count);
        foreach ((JsonNode? e, IReadOnlyDictionary<string, string> entry) in events.Zip(read))
        {
            DateOnly from = DateOnly.Parse((string)e!["date"]!["from"]!), to = DateOnly.Parse((string)e["date"]!["to"]!);
            Assert.Equal($"{e["id"]}@nato-iraq", entry["UID"]);
            Assert.Equal((from, to.AddDays(1)), (CalendarReader.Day(entry["DTSTART"]), CalendarReader.Day(entry["DTEND"])));
            Assert.Equal($"{e["type"]}", entry["CATEGORIES"]);
            Assert.Equal(from != to, entry["DESCRIPTION"].Contains($"Some day from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}"));
            Assert.All(e["cites"]!.AsArray(), c => Assert.Contains($"{c}", entry["DESCRIPTION"]));
        }
        Assert.Equal(text, _run.Of("history", "--format", "ics").Output);
    }

    [Fact]
    public void A_calendar_of_what_was_known_on_a_day_holds_nothing_learnt_later()
    {
        string text = _run.Of("history", "--known-on", "2020-02-12", "--format", "ics").Output;

        Assert.All(
            CalendarReader.Read(Encoding.UTF8.GetBytes(text)),
            e => Assert.True(string.CompareOrdinal(e["DTSTAMP"], "20200213") < 0, e["UID"]));
    }

    [Fact]
    public void Any_text_comes_back_from_the_calendar()
    {
        string hard = string.Concat(Enumerable.Repeat("a,b;c\\d\"e\nزيادة 😀 ", 12));
        var hostile = new EventView(
            1, "odd", "position-stated", new DatesView(new DateOnly(2020, 12, 31), new DateOnly(2020, 12, 31)),
            new DateOnly(2020, 12, 31), null, ["F;1", "F,2"], "other", new JsonObject { ["position"] = hard });
        var view = new HistoryView("history", null, Clock.Reported, 1, 0, [hostile]);

        var entry = CalendarReader.Read(Encoding.UTF8.GetBytes(HistoryCalendar.Write(view, "pa;ck"))).Single();

        Assert.Equal($"Position stated: position {hard}", entry["SUMMARY"]);
        Assert.Equal("odd@pa;ck", entry["UID"]);
        Assert.Equal("20210101", entry["DTEND"]);
        Assert.Contains("Claims: F;1, F,2.\nCompletes other.", entry["DESCRIPTION"]);
    }

    [Fact]
    public void JSON_lines_and_CSV_hold_the_events_of_the_history()
    {
        JsonArray events = _run.Json("history")["events"]!.AsArray();

        string[] lines = _run.Of("history", "--format", "jsonl").Output.Split('\n');
        using var csv = CsvReader.FromText(
            _run.Of("history", "--csv").Output, CsvReaderOptions.Default with { HasHeader = false });

        Assert.Equal("", lines[^1]);
        Assert.Equal(events.Select(e => e!.ToJsonString()), lines[..^1].Select(l => JsonNode.Parse(l)!.ToJsonString()));
        Assert.True(csv.Read());
        List<string> columns = [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];
        string Cell(string column) => csv.GetString(columns.IndexOf(column));
        foreach (JsonNode? e in events)
        {
            Assert.True(csv.Read());
            Assert.Equal(
                [$"{e!["step"]}", $"{e["id"]}", $"{e["type"]}", $"{e["date"]!["from"]}", $"{e["date"]!["to"]}"],
                ((string[])["step", "id", "type", "date.from", "date.to"]).Select(Cell));
            Assert.Equal(string.Join(' ', e["cites"]!.AsArray().Select(c => $"{c}")), Cell("cites"));
        }
        Assert.False(csv.Read());
    }
}
