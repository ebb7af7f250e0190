using System.Text;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Worlds;
using static NatoIraq.Packs.Tests.Incidents.Rows;

namespace NatoIraq.Packs.Tests.Incidents;

/// <summary>Rows of GDELT and ACLED as incidents with their claims.</summary>
public class IncidentFileTests
{
    [Fact]
    public void A_row_is_a_claim_with_its_own_id_address_and_day_behind_an_incident()
    {
        Pack pack = PackFiles.Read(ReadGdelt(Gdelt("101", added: "20200105101500")).Files);

        Event incident = pack.History.Single();
        Claim claim = pack.Claims.Single();
        Assert.Equal(("incident-g101", "isle"), (incident.Id, ((IncidentOccurred)incident.Data).Place));
        Assert.Equal(Window.On(new DateOnly(2020, 1, 3)), incident.When);
        Assert.Equal(["G101"], incident.Cites);
        Assert.Equal(("G101", "https://news.example/a", "news.example"), (claim.Id, claim.Attribution, claim.Family));
        Assert.Equal(new DateOnly(2020, 1, 5), claim.Reported);
        Assert.Equal("CAMEO 19: RED and BLUE, Port, Isle", claim.Statement);
    }

    [Fact]
    public void One_event_told_by_many_rows_is_one_incident_and_a_host_that_tells_it_twice_repeats_itself()
    {
        Pack pack = PackFiles.Read(ReadGdelt(
            Gdelt("103", url: "https://news.example/b") + Gdelt("101") + Gdelt("102", url: "https://other.example/c")
                + Gdelt("104", where: "Hill") + Gdelt("105", day: "20200104", added: "20200104000000")
                + Gdelt("106", root: "18") + Gdelt("107", place: "XB")).Files);

        Assert.Equal(
            ["incident-g101", "incident-g104", "incident-g106", "incident-g107", "incident-g105"],
            pack.History.Select(e => e.Id));
        Assert.Equal(["G101", "G102", "G103"], pack.History[0].Cites);
        Assert.Equal((Tier.D, "G101"), pack.Claims.Where(c => c.Id == "G103").Select(c => (c.Tier, c.DuplicateOf.Single())).Single());
        Assert.Equal(Tier.A, pack.Claims.Single(c => c.Id == "G102").Tier);
    }

    [Fact]
    public void The_same_id_twice_is_told_and_what_was_added_last_stands()
    {
        IncidentPack twice = ReadAcled(Acled(
            AcledRow("ISL1", fatalities: "3"), AcledRow("ISL1", fatalities: "30", added: "1600000000"), AcledRow("ISL2")));

        Pack pack = PackFiles.Read(twice.Files);
        Assert.Equal(["ISL1 stands in lines 2 and 3; line 3 is used"], twice.Repeats);
        Assert.Equal(2, ((IncidentOccurred)pack.History.Single(e => e.Id == "incident-isl1").Data).Severity.Likely);
        Assert.Equal(2, twice.Counted);
    }

    [Theory]
    [InlineData("1", "2020-01-15", "2020-01-15")]
    [InlineData("2", "2020-01-12", "2020-01-18")]
    [InlineData("3", "2020-01-01", "2020-01-31")]
    public void A_day_known_to_the_week_or_the_month_is_a_window(string precision, string from, string to)
    {
        Event incident = PackFiles.Read(ReadAcled(
            Acled(AcledRow("ISL1", "2020-01-15", precision, added: "1600000000"))).Files).History.Single();

        Assert.Equal(new Window(DateOnly.Parse(from), DateOnly.Parse(to)), incident.When);
    }

    [Fact]
    public void What_does_not_count_is_left_out_and_counted()
    {
        IncidentPack read = ReadGdelt(
            Gdelt("1") + Gdelt("2", root: "03") + Gdelt("3", place: "ZZ") + Gdelt("4", day: "20191231"),
            GdeltMap + "from: 2020-01-01\nto: 2020-01-31\n");

        Assert.Equal((4, 1, 1, 1, 1), (read.Rows, read.Counted, read.Elsewhere, read.OtherKinds, read.OtherDays));
    }

    [Theory]
    [InlineData("9", 1)]
    [InlineData("10", 2)]
    public void Severity_follows_the_rule_of_the_map(string sources, double severity)
    {
        Event incident = PackFiles.Read(ReadGdelt(Gdelt("1", sources: sources)).Files).History.Single();

        Assert.Equal(severity, ((IncidentOccurred)incident.Data).Severity.Likely);
    }

    [Fact]
    public void Quotes_and_non_ASCII_in_a_row_of_GDELT_are_text()
    {
        Pack pack = PackFiles.Read(ReadGdelt(
            Gdelt("1", where: "\"Café\" of the \\ Port", url: "BBC Monitoring \"x\"") + Gdelt("2", where: "Hill")).Files);

        Assert.Equal("CAMEO 19: RED and BLUE, \"Café\" of the \\ Port", pack.Claims.Single(c => c.Id == "G1").Statement);
        Assert.Equal("BBC Monitoring \"x\"", pack.Claims.Single(c => c.Id == "G1").Family);
        Assert.Equal(2, pack.History.Count);
    }

    [Fact]
    public void Claims_are_found_again_in_the_file()
    {
        string rows = "\n" + Acled(AcledRow("ISL1"), "", AcledRow("ISL2"));
        Pack pack = PackFiles.Read(ReadAcled(Acled(AcledRow("ISL1"), "", AcledRow("ISL2"))).Files);

        string[] lines = [.. rows.Split('\n').Where(l => l.Trim().Length > 0)];
        Assert.All(pack.Claims, c => Assert.Contains(c.Id, lines[c.Paragraph - 1]));
        Assert.All(pack.Claims, c => Assert.All(c.Evidence, e => Assert.Contains(e, lines[c.Paragraph - 1])));
    }

    [Theory]
    [InlineData(Collection.Gdelt)]
    [InlineData(Collection.Acled)]
    public void A_proposed_map_reads_the_file_it_was_proposed_for(Collection collection)
    {
        string rows = collection == Collection.Gdelt ? Gdelt("1") + Gdelt("2", place: "XB")
            : Acled(AcledRow("ISL1"), AcledRow("ISL2", country: "Shore"));
        string map = IncidentFile.ProposeMap(new TableSource("some rows.csv", Encoding.UTF8.GetBytes(rows)), collection);

        IncidentPack read = Read(rows, map, collection);

        Assert.Equal(("some-rows", 2, 0), (read.Pack, read.Counted, read.Elsewhere));
    }

    [Fact]
    public void The_order_of_rows_does_not_matter()
    {
        string[] rows = [Gdelt("7"), Gdelt("8", root: "20"), Gdelt("9", place: "XB"), Gdelt("10", url: "https://b.example/")];

        string[] histories = [.. ((string[][])[rows, [.. rows.Reverse()], [rows[2], rows[0], rows[3], rows[1]]])
            .Select(r => ReadGdelt(string.Concat(r)).Files["history.yaml"])];

        Assert.Single(histories.Distinct());
    }
}
