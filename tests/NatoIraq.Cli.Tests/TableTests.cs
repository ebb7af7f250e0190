using System.Text.Json.Nodes;

namespace NatoIraq.Cli.Tests;

/// <summary>A table of troop levels, from its headings to a reference branch that is scored.</summary>
public sealed class TableTests : IDisposable
{
    private const string Map = "pack: isle\nnation: Country\ndate: Date\nlevel: Troops\n";

    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    private static string Csv { get; } = "Country,Date,Troops\n" + string.Concat(Enumerable.Range(0, 48).Select(i =>
    {
        string date = $"{new DateOnly(2010, 1, 28).AddMonths(i):yyyy-MM-dd}";
        return $"Red,{date},{1000 + (i * 37 % 100)}\nBlue,{date},{300 + (i * 53 % 90)}\n";
    }));

    [Fact]
    public void A_proposed_map_is_printed_or_written_and_then_reads_the_table()
    {
        string csv = _run.Write("isle.csv", Csv), map = Path.Combine(_run.Folder, "isle.yaml");

        Result printed = _run.Of("import", "--csv", csv);
        Result written = _run.Of("import", "--csv", csv, "--out", map);
        Result again = _run.Of("import", "--csv", csv, "--out", map);

        Assert.Contains("nation: Country\n", printed.Output);
        Assert.Equal(printed.Output, File.ReadAllText(map));
        Assert.Equal((0, 3), (written.Code, again.Code));
        Assert.Equal(0, _run.Of("import", "--csv", csv, "--map", map).Code);
        Assert.Equal(96, (int)_run.Json("history")["count"]!);
    }

    [Fact]
    public void The_same_table_twice_adds_nothing_and_its_folder_is_a_pack()
    {
        string csv = _run.Write("isle.csv", Csv), map = _run.Write("isle.yaml", Map), pack = Path.Combine(_run.Folder, "pack");
        string[] line = ["import", "--csv", csv, "--map", map, "--out", pack];

        JsonNode first = _run.Json(line), second = _run.Json(line);

        Assert.Equal((192, 96, 2), ((int)first["import"]!["added"]!, (int)first["levels"]!, first["series"]!.AsArray().Count));
        Assert.Equal(0, (int)second["import"]!["added"]! + (int)second["import"]!["revised"]!);
        Assert.DoesNotContain(_run.Folder, first.ToJsonString());
        Assert.Contains("nothing was changed", _run.Of("import", pack).Output);
        Assert.Equal(0, _run.Of("sources", "verify", "--docs", _run.Folder).Code);
    }

    [Fact]
    public void A_table_with_mistakes_leaves_neither_a_folder_nor_a_store()
    {
        string csv = _run.Write("isle.csv", "Country,Date,Troops\nRed,2010-01-31,many\nRed,soon,5\n");
        string map = _run.Write("isle.yaml", Map), pack = Path.Combine(_run.Folder, "pack");

        Result result = _run.Of("import", "--csv", csv, "--map", map, "--out", pack);

        Assert.Equal(3, result.Code);
        Assert.Contains("isle.csv:2:16: 'many' is no level.", result.Error);
        Assert.Contains("isle.csv:3:5: 'soon' is not clear as a date.", result.Error);
        Assert.Equal([csv, map], Directory.EnumerateFileSystemEntries(_run.Folder).Order());
    }

    [Fact]
    public void What_breaks_a_rule_of_the_engine_stands_with_a_reason()
    {
        string csv = _run.Write("isle.csv", "Country,Date,Troops\nAll,2010-01-31,100\nRed,2010-01-31,140\n");
        string map = _run.Write("isle.yaml", Map + "names: {All: '*'}\n");

        JsonNode told = _run.Json("import", "--csv", csv, "--map", map);

        Assert.Equal("F001", (string?)Assert.Single(told["import"]!["findings"]!.AsArray())!["conflict"]);
    }

    /// <summary>The branch is the reference: what the draws say is what was learnt.</summary>
    [Fact]
    public void A_reference_branch_projects_what_it_was_said_to()
    {
        Import();
        JsonNode said = _run.Json("branch", "reference", "--fork", "2012-06-30", "--until", "2013-06-30");
        JsonArray drawn = _run.Json(
            "project", "reference", "--series", "red/isle/theatre", "--draws", "4000", "--at", "2012-09-30", "--at", "2013-06-30")
            ["results"]!.AsArray();

        foreach (JsonNode? result in drawn)
        {
            JsonNode level = said["levels"]!.AsArray()
                .Single(l => $"{l!["series"]}" == "red/isle/theatre" && $"{l["date"]}" == $"{result!["date"]}")!;
            foreach (string quantile in new[] { "p5", "p25", "p50", "p75", "p95" })
                Assert.InRange((double)result![quantile]!, (double)level[quantile]! * 0.96, (double)level[quantile]! * 1.04);
            Assert.Equal(0, (double)result!["unknown"]!);
        }
        Assert.Equal(2, drawn.Count);
        Assert.Equal(0, _run.Of("compare", "reference", "--baseline", "reference", "--draws", "5").Code is 0 or 3 ? 0 : 1);
        Assert.Contains("R", $"{_run.Json("branch", "show", "reference")["assumptions"]}");
    }

    /// <summary>The law of knowledge: later rows change nothing of a reference forked before them.</summary>
    [Fact]
    public void Later_rows_change_nothing_of_a_reference()
    {
        Import();
        string Text(string store) => _run.Of(
            "branch", "reference", "--fork", "2012-06-30", "--until", "2013-06-30", "--csv", "--store", store).Output;
        string lines = string.Join('\n', Csv.Split('\n').TakeWhile(l => !l.Contains("2012-07"))) + "\n";
        string early = $"sqlite:{Path.Combine(_run.Folder, "early.db")}";
        string csv = _run.Write("early.csv", lines), map = Path.Combine(_run.Folder, "isle.yaml");
        Assert.Equal(0, _run.Of("import", "--csv", csv, "--map", map, "--store", early).Code);

        Assert.Equal(Text(early), Text($"sqlite:{_run.File}"));
    }

    [Fact]
    public void A_reference_is_forked_anew_but_no_other_branch_is_replaced()
    {
        Import();
        string[] line = ["branch", "reference", "--fork", "2012-06-30", "--until", "2013-06-30"];

        Assert.True((bool)_run.Json(line)["applied"]!["changed"]!);
        Assert.False((bool)_run.Json(line)["applied"]!["changed"]!);
        Assert.Equal(0, _run.Of("branch", "fork", "mine", "--from", "history").Code);
        Assert.Equal(3, _run.Of(["branch", "reference", "mine", .. line[2..]]).Code);
    }

    [Fact]
    public void Every_table_of_a_folder_is_rolled_through_by_one_command()
    {
        string folder = Path.Combine(_run.Folder, "tables");
        Directory.CreateDirectory(folder);
        _run.Write("tables/isle.csv", Csv);
        _run.Write("tables/isle.yaml", Map);
        _run.Write("tables/wide.csv", "Nation,2010-01-31,2010-04-30,2010-07-31,2010-10-31,2011-01-31\nGrey,10,12,15,11,0\n");

        JsonNode rolled = _run.Json("backtest", "--folder", folder);
        JsonArray scores = rolled["scores"]!.AsArray();
        Result csv = _run.Of("backtest", "--folder", folder, "--csv");

        Assert.Equal(["isle", "wide"], rolled["tables"]!.AsArray().Select(t => (string?)t!["table"]));
        Assert.Equal([1, 3, 6, 12], scores.Where(s => s!["table"] is null).Select(s => (int)s!["months"]!));
        Assert.All(scores, s => Assert.InRange((double)s!["coverage90"]!, (double)s["coverage50"]!, 1));
        Assert.Equal(scores.Count + 1, csv.Output.TrimEnd().Split('\n').Length);
        Assert.Equal(rolled.ToJsonString(), _run.Json("backtest", "--folder", folder).ToJsonString());
        Assert.False(File.Exists(_run.File));
    }

    private void Import()
    {
        string csv = _run.Write("isle.csv", Csv), map = _run.Write("isle.yaml", Map);
        Assert.Equal(0, _run.Of("import", "--csv", csv, "--map", map).Code);
    }
}
