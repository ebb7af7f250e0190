using System.Text.Json.Nodes;
using CsvHelper;

namespace NatoIraq.Cli.Tests;

/// <summary>What a spreadsheet reads is what a script reads.</summary>
public sealed class CsvTests : IClassFixture<Run>
{
    private readonly Run _run;

    public CsvTests(Run run) => _run = run;

    [Theory]
    [InlineData("claims", "claims")]
    [InlineData("claims --known-on 2020-02-12 --tier A", "claims")]
    [InlineData("history", "events")]
    [InlineData("state", "levels")]
    [InlineData("state nato-expanded --at 2021-12-31", "levels")]
    [InlineData("explain */coalition/iraq", "events")]
    [InlineData("project spain-uk-transfer --draws 60", "results")]
    [InlineData("compare full-withdrawal control --baseline status-quo --draws 60", "results")]
    [InlineData("sensitivity status-quo --draws 300", "inputs")]
    [InlineData("branch list", "branches")]
    [InlineData("machines list", "machines")]
    [InlineData("machines show operations", "transitions")]
    public void Its_cells_are_the_values_of_json(string line, string key)
    {
        JsonArray records = _run.Json(line.Split(' '))[key]!.AsArray();
        Result result = _run.Of([.. line.Split(' '), "--csv"]);
        using var csv = CsvReader.FromText(result.Output, null);
        int count = 0;
        while (csv.Read())
        {
            foreach (string column in csv.Headers)
            {
                Assert.Equal(Expected(records[count]!, column), csv.GetString(column));
            }
            count++;
        }

        Assert.Equal(0, result.Code);
        Assert.Equal(records.Count, count);
        Assert.EndsWith("\r\n", result.Output);
        Assert.DoesNotContain('\uFEFF', result.Output);
        foreach ((string name, JsonNode? _) in records[0]!.AsObject())
        {
            Assert.Contains(csv.Headers, h => h == name || h.StartsWith($"{name}.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Columns_are_the_same_whatever_the_records()
    {
        string Header(string line) => _run.Of([.. line.Split(' '), "--csv"]).Output.Split("\r\n")[0];

        Assert.Equal(Header("claims"), Header("claims --tier D"));
        string projected = Header("project status-quo --draws 5");
        Assert.Equal(projected, Header("compare compromise --baseline status-quo --draws 5"));
        Assert.StartsWith("branch,series,date,mean,p5,p10,p25,p50,p75,p90,p95,unknown,difference.mean", projected);
    }

    [Fact]
    public void What_is_unknown_is_an_empty_cell_beside_a_column_that_says_so()
    {
        using var state = CsvReader.FromText(_run.Of("state", "--csv").Output, null);
        Assert.True(state.Read());
        Assert.Equal("false", state.GetString("known"));
        Assert.Equal("", state.GetString("likely") + state.GetString("low") + state.GetString("high"));

        string projected = _run.Of("project", "control", "--series", "*/*/iraq", "--draws", "5", "--csv").Output;
        using var control = CsvReader.FromText(projected, null);
        Assert.True(control.Read());
        Assert.Equal("", control.GetString("p50"));
        Assert.Equal("1", control.GetString("unknown"));
    }

    [Fact]
    public void A_text_that_looks_like_a_formula_is_marked_as_text_and_a_number_is_not()
    {
        using var run = new Run();
        string file = run.Write("formula.yaml", """
            scenario: formula
            title: "=HYPERLINK(\"x\"), quoted"
            from: status-quo
            fork: 2020-01-29
            until: 2021-12-31
            """);
        Assert.Equal(0, run.Of("scenario", "apply", file).Code);

        Assert.Contains("\r\nformula,\"'=HYPERLINK(\"\"x\"\"), quoted\",", run.Of("branch", "list", "--csv").Output);
        Assert.Contains(",-", run.Of(
            "compare", "full-withdrawal", "--baseline", "status-quo", "--draws", "20", "--csv").Output);
    }

    private static string Expected(JsonNode record, string column)
    {
        JsonNode? value = record;
        foreach (string part in column.Split('.')) value = value?[part];
        return value switch
        {
            null => "",
            JsonArray list => Text(string.Join(' ', list.Select(i => (string)i!))),
            JsonValue v when v.TryGetValue(out string? word) => Text(word),
            _ => value.ToJsonString(App.Views.Json.Options),
        };
    }

    private static string Text(string text) => text.Length > 0 && "=+-@".Contains(text[0]) ? $"'{text}" : text;
}
