using NatoIraq.Core;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Scoring;

namespace NatoIraq.Packs.Tests;

/// <summary>Truth files, as YAML and as tables.</summary>
public sealed class TruthFileTests
{
    private const string Head = "truth: later\ntitle: What was so later\nsource: \"001\"\ntruths:\n";

    private const string Yaml = Head + """
          - { date: 2020-04-20, series: "*/alpha/isle", value: 250, note: Counted. }
          - { date: 2020-04-20, series: red/alpha/isle, high: 20, high-exclusive: true, cites: [F1-01] }
          - { date: 2020-04-20, series: red/alpha/isle, low: 5, low-exclusive: true }
          - { date: 2020-04-20, series: red/alpha/isle, one-of: [9, 4] }
          - { date: 2020-04-20, quantity: cap(alpha) + 0.5, low: -1, low-exclusive: true, high: 2.5 }
          - { date: 2020-04-20, machine: operations/alpha, value: suspended }
          - { date: 2020-04-20, machine: operations/alpha, one-of: [active, limited] }
          - { date: 2020-04-20, event: halt, value: not-by, source: a letter, published: 2020-06-01 }
          - { date: 2020-04-20, event: halt, value: by }
          - { date: 2020-04-20, event: halt, value: on, from: 2020-04-01 }

        """;

    private const string Table = """
        date,series,quantity,machine,event,value,low,high,low-exclusive,high-exclusive,one-of,from,source,published,cites,note
        2020-04-20,*/alpha/isle,,,,250,,,,,,,001,,,Counted.
        2020-04-20,red/alpha/isle,,,,,,20,,true,,,001,,F1-01,
        2020-04-20,red/alpha/isle,,,,,5,,true,,,,001,,,
        2020-04-20,red/alpha/isle,,,,,,,,,9|4,,001,,,

        2020-04-20,,cap(alpha) + 0.5,,,,-1,2.5,true,,,,001,,,
        2020-04-20,,,operations/alpha,,suspended,,,,,,,001,,,
        2020-04-20,,,operations/alpha,,,,,,,active limited,,001,,,
        2020-04-20,,,,halt,not-by,,,,,,,"a letter",2020-06-01,,
        2020-04-20,,,,halt,by,,,,,,,001,,,
        2020-04-20,,,,halt,on,,,,,,2020-04-01,001,,,

        """;

    [Fact]
    public void A_truth_file_tells_numbers_with_their_bounds_states_and_events()
    {
        TruthSet truths = TruthFile.Parse(Yaml, "later.yaml", Sample.Pack);

        Assert.Equal(("later", "What was so later", 10), (truths.Name, truths.Title, truths.Truths.Count));
        Assert.Equal(
            [
                Extent.At(250), new Extent(0, 19), new Extent(6, double.PositiveInfinity), Extent.At(4),
                new Extent(Math.BitIncrement(-1.0), 2.5),
            ],
            truths.Truths.OfType<LevelTruth>().Select(t => t.Known[0]));
        Assert.Equal([1, 2], truths.Truths.OfType<StateTruth>().Select(t => t.States.Count));
        EventTruth[] events = [.. truths.Truths.OfType<EventTruth>()];
        Assert.Equal([false, true, true], events.Select(e => e.Happened));
        Assert.Equal([null, null, new DateOnly(2020, 4, 1)], events.Select(e => e.From));
        Assert.Equal(("a letter", new DateOnly(2020, 6, 1)), (events[0].Source, events[0].Published));
        Assert.Equal(("001", new DateOnly(2020, 4, 30)), (events[1].Source, events[1].Published));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_table_tells_the_same(string newline)
    {
        TruthSet yaml = TruthFile.Parse(Yaml, "later.yaml", Sample.Pack);
        TruthSet table = TruthFile.Parse(Table.ReplaceLineEndings(newline), "later.csv", Sample.Pack);

        Assert.Equal("later", table.Name);
        Assert.Equal(yaml.Truths.Select(Text), table.Truths.Select(Text));
    }

    [Theory]
    [InlineData("date,series,value,source\n2020-04-20,red/alfa/isle,5,001\n", 2, 16)]
    [InlineData("date,series,value,source\n\n2020-04-20, \"red/alpha/isle\",x,001\n", 3, 30)]
    [InlineData("date,series,note,source,vlaue\n2020-04-20,red/alpha/isle,\"a\nb\",001,7\n", 1, 25)]
    [InlineData("date,series,note,source,value\n2020-04-20,red/alpha/isle,\"a\nb\",001,x\n", 3, 8)]
    [InlineData("date,series\n2020-04-20,red/alpha/isle,5\n", 2, 27)]
    [InlineData("date,series,value\n2020-04-20,\"red/alpha/isle,5\n", 2, 12)]
    public void A_table_s_errors_have_their_line_and_column(string text, int line, int column)
    {
        Problem problem = Sample.Problems(() => TruthFile.Parse(text, "later.csv", Sample.Pack))
            .First(p => (p.Line, p.Column) == (line, column));

        Assert.Equal("later.csv", problem.File);
    }

    [Fact]
    public void What_is_said_of_a_wrong_truth() => Golden.Holds("truth.txt", Rows.Select(row => Head + $"  - {row}\n")
        .Select(text => (text, "later.yaml"))
        .Concat(Files).SelectMany(c => Told(c.Item1, c.Item2).Prepend($"# {Visible(c.Item1)}")));

    private static readonly string[] Rows =
    [
        "{ date: 2020-04-20 }", "{ date: 2020-04-20, series: red/alpha/isle }",
        "{ date: 2020-04-20, series: red/alpha/isle, event: halt, value: 5 }",
        "{ date: 2020-04-20, series: rad/alpha/isle, value: 5 }", "{ date: 2020-04-20, series: red/alpha/isle, value: 5, low: 3 }",
        "{ date: 2020-04-20, series: red/alpha/isle, value: 2.5 }", "{ date: 2020-04-20, series: red/alpha/isle, one-of: [1, 2.5] }",
        "{ date: 2020-04-20, series: red/alpha/isle, low: 3, high: 4, low-exclusive: true, high-exclusive: true }",
        "{ date: 2020-04-20, series: red/alpha/isle, low: 5, high: 4 }", "{ date: 2020-04-20, series: red/alpha/isle, valeu: 4 }",
        "{ date: 2020-04-20, quantity: cap(alfa), value: 4 }", "{ date: 2020-04-20, quantity: cap(alpha) > 3, value: 4 }",
        "{ date: 2020-04-20, machine: operation/alpha, value: active }", "{ date: 2020-04-20, machine: operations, value: active }",
        "{ date: 2020-04-20, machine: operations/alpha, value: activ }",
        "{ date: 2020-04-20, machine: operations/alpha, value: active, one-of: [active] }",
        "{ date: 2020-04-20, machine: operations/alpha }", "{ date: 2020-04-20, event: halt, value: until }",
        "{ date: 2020-04-20, event: halt, value: by, from: 2020-04-01 }",
        "{ date: 2020-04-20, event: halt, value: on, from: 2020-05-01 }",
        "{ date: 2020-05-20, event: halt, value: by }", "{ date: 2020-05-20, event: halt, value: by, published: 2020-05-01 }",
        "{ date: 2020-04-20, event: halt, value: by, source: 01 }", "{ date: 2020-04-20, event: halt, value: by, source: a letter }",
        "{ date: 2020-04-31, event: halt, value: by }", "{ event: halt, value: by, cites: [F9-01] }", "halt",
    ];

    private static readonly (string Text, string Name)[] Files =
    [
        ("", "later.yaml"), ("", "later.csv"), ("truth: Later\ntitle: T\ntruths: []\n", "later.yaml"),
        ("truth: later\ntitle: T\ntruths:\n  - { date: 2020-04-20, event: halt, value: by }\n", "later.yaml"),
        ("truth: later\n", "later.yaml"), ("date,series\n", "later.csv"), ("date,,series\n", "later.csv"),
        ("date,date\n", "later.csv"), ("date\n1,2\n", "later.csv"), ("date,note\n\"a\n", "later.csv"),
        ("date,note\n\"a\" b\n", "later.csv"), ("date,event,value,source\n2020-04-20,halt,bye,001\n", "later.csv"),
        ("date,event,vlaue,source\n2020-04-20,halt,by,001\n2020-04-21,halt,by,001\n", "later.csv"),
        ("note,date\n\"\u00E9\nb\" , 1\n", "later.csv"), ("date,note\nx\"y, \"a\n", "later.csv"),
        ("date,note\n \"a\nb\" , \"c\"d\n", "later.csv"), ("date\n" + string.Concat(Enumerable.Repeat("1\n", 20_001)), "later.csv"),
    ];

    private static IEnumerable<string> Told(string text, string name)
    {
        IReadOnlyList<Problem> problems = TruthFile.Read(text, name, Sample.Pack).Problems;
        return problems.Count == 0 ? ["(accepted)"] : problems.Take(5).Select(p => $"{p}");
    }

    private static string Text(Truth truth) => truth switch
    {
        LevelTruth t => $"{t with { Known = [], Cites = [], Quantity = t.Quantity is null ? null : new Located(t.Subject) }} {string.Join(' ', t.Known)}",
        StateTruth t => $"{t with { States = [], Cites = [] }} {string.Join(' ', t.States)}",
        _ => $"{truth with { Cites = [] }}",
    } + string.Join(' ', truth.Cites);

    private static string Visible(string text) => text.Length > 300
        ? $"{text[..40].ReplaceLineEndings("\\n")}..." : text.ReplaceLineEndings("\\n").Replace(Head.ReplaceLineEndings("\\n"), "");
}
