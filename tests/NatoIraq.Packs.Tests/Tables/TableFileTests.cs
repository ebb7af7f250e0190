using System.Text;
using NatoIraq.Core;
using NatoIraq.Core.Claims;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Packs.Tests.Tables;

public class TableFileTests
{
    [Fact]
    public void A_map_of_four_lines_makes_a_pack_of_a_table()
    {
        Pack pack = Table.Pack("Country,Date,Troops\nRed Land,2010-01-31,\"1,200\"\nBlue,2010-01-31,90\n");

        Assert.Equal("isle", pack.Name);
        Assert.Equal(["blue/isle/theatre on 2010-01-31: 90", "red-land/isle/theatre on 2010-01-31: 1200"], Table.Levels(pack));
        Assert.Equal(["Blue", "Red Land"], pack.Actors.Select(a => a.Name));
        Claim claim = pack.Claims.Single(c => c.Id == "R2-21");
        Assert.Equal((2, "troops.csv", new DateOnly(2010, 1, 31)), (claim.Paragraph, claim.Attribution, claim.Reported));
        Assert.Equal(["Land,2010-01-31,\"1,200\""], claim.Evidence);
    }

    [Theory]
    [InlineData("up to 8,000", "<=8000")]
    [InlineData("at most 500", "<=500")]
    [InlineData("<20", "<20")]
    [InlineData("less than 1000", "<1000")]
    [InlineData("≥ 300", ">=300")]
    [InlineData("more than 300", ">300")]
    [InlineData("500+", ">=500")]
    [InlineData("100-150", ">=100 <=150")]
    [InlineData("100–150", ">=100 <=150")]
    [InlineData("between 100 and 150", ">=100 <=150")]
    [InlineData("1,000 to 1,500", ">=1000 <=1500")]
    [InlineData("~500", ">=450 500 <=550")]
    [InlineData("around 5,200", ">=5150 5200 <=5250")]
    [InlineData("ca. 30", ">=25 30 <=35")]
    [InlineData("1 200", "1200")]
    [InlineData("1'200", "1200")]
    [InlineData("1200 [2]", "1200")]
    [InlineData("1200*", "1200")]
    [InlineData("12.5", "12")]
    [InlineData("0", "0")]
    public void A_hedge_is_a_bound_and_never_a_point(string cell, string level) =>
        Assert.Equal([$"red/isle/theatre on 2010-01-31: {level}"], Table.Read($"Country,Date,Troops\nRed,2010-01-31,\"{cell}\"\n").Levels());

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("n/a")]
    [InlineData("..")]
    [InlineData("secret")]
    public void A_gap_is_unknown_and_not_zero(string cell)
    {
        TablePack table = Table.Read(
            $"Country,Date,Troops\nRed,2010-01-31,5\nRed,2010-02-28,{cell}\n", Table.Map + "unknown: [secret]\n");

        Assert.Equal(["red/isle/theatre on 2010-01-31: 5"], table.Levels());
        Assert.Equal((1, 1), (table.Levels, table.Gaps));
    }

    [Theory]
    [InlineData("31.12.2010", "dates: dd.MM.yyyy", "2010-12-31")]
    [InlineData("1.2.2010", "dates: dd.MM.yyyy", "2010-02-01")]
    [InlineData("02/01/2010", "dates: MM/dd/yyyy", "2010-02-01")]
    [InlineData("1 February 2010", "", "2010-02-01")]
    [InlineData("Feb 2010", "", "2010-02-01..2010-02-28")]
    [InlineData("2010-02", "", "2010-02-01..2010-02-28")]
    [InlineData("2010", "", "2010-01-01..2010-12-31")]
    [InlineData("Q1 2010", "", "2010-01-01..2010-03-31")]
    [InlineData("2010-Q4", "", "2010-10-01..2010-12-31")]
    [InlineData("Jan-10", "dates: [MMM-yy, yyyy]", "2010-01-01..2010-01-31")]
    public void A_date_is_read_as_the_map_says_it_is_written(string date, string line, string when) =>
        Assert.Equal([$"red/isle/theatre on {when}: 5"], Table.Read($"Country,Date,Troops\nRed,{date},5\n", Table.Map + line).Levels());

    [Fact]
    public void Other_delimiters_quotes_and_decimal_commas_are_read()
    {
        TablePack table = Table.Read(
            "Country;Date;Troops\n'Red; the land';2010-01-31;1.234\nBlue;2010-01-31;12,5\n",
            Table.Map + "delimiter: semicolon\nquote: apostrophe\ndecimal: comma\n");

        Assert.Equal(["blue/isle/theatre on 2010-01-31: 12", "red-the-land/isle/theatre on 2010-01-31: 1234"], table.Levels());
    }

    [Fact]
    public void A_mark_of_UTF_8_and_files_in_Latin_1_are_read()
    {
        const string Csv = "Country,Date,Troops\nTürkiye,2010-01-31,5\n";

        Assert.Equal(["turkiye/isle/theatre on 2010-01-31: 5"], Table.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Csv)]).Levels());
        Assert.Equal(["turkiye/isle/theatre on 2010-01-31: 5"],
            Table.Read(Encoding.Latin1.GetBytes(Csv), Table.Map + "encoding: latin-1\n").Levels());
        Assert.Equal(["turkiye/isle/theatre on 2010-01-31: 5"], Table.Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Csv)]).Levels());
    }

    [Fact]
    public void A_table_may_be_wide_by_date_or_by_nation()
    {
        const string Date = "Country,Where,2010-01-31,2010-02-28\nRed,North,1,2\nBlue,South,,4\n";
        const string Nation = "Date,Red,Blue\n2010-01-31,1,\n2010-02-28,2,4\n";

        Assert.Equal(
            ["red/isle/north on 2010-01-31: 1", "blue/isle/south on 2010-02-28: 4", "red/isle/north on 2010-02-28: 2"],
            Table.Read(Date, "pack: isle\nnation: Country\nplace: Where\nwide: date\n").Levels());
        Assert.Equal(
            ["red/isle/theatre on 2010-01-31: 1", "blue/isle/theatre on 2010-02-28: 4", "red/isle/theatre on 2010-02-28: 2"],
            Table.Read(Nation, "pack: isle\ndate: Date\nwide: nation\n").Levels());
        Assert.Equal(["red/isle/theatre on 2010-01-31: 1", "red/isle/theatre on 2010-02-28: 2"],
            Table.Read(Nation, "pack: isle\ndate: Date\nwide: nation\ncolumns: [Red]\n").Levels());
    }

    [Fact]
    public void Columns_may_be_numbers_and_parts_the_same_for_all_rows()
    {
        TablePack table = Table.Read(
            "A report\nof the council\nRed,2010-01-31,1.5\nTotal,2010-01-31,9\nAll,2010-01-31,2\n",
            "pack: isle\nnation: 1\ndate: 2\nlevel: 3\nheader: 0\nmission: {value: Alpha Force}\nplace: {value: The North}\n"
            + "scale: 1000\nnames: {All: '*'}\ndrop: [Total, A report, of the council]\n");

        Assert.Equal(["*/alpha-force/the-north on 2010-01-31: 2000", "red/alpha-force/the-north on 2010-01-31: 1500"], table.Levels());
        Assert.Equal(3, table.Dropped);
    }

    [Fact]
    public void A_repeat_is_noted_and_two_values_of_one_day_are_a_conflict_that_keeps_both()
    {
        const string Csv = """
            Country,Date,Troops,Source,Published
            Red,2010-01-31,100,Gazette,2010-02-10
            Red,2010-01-31,100,Gazette,2010-02-10
            Red,2010-01-31,100,Bulletin,2010-02-12
            Red,2010-01-31,140,Bulletin,2010-03-01
            Blue,2010-01-31,up to 80,Gazette,2010-02-10
            Blue,2010-01-31,70,Bulletin,2010-02-12

            """;
        TablePack table = Table.Read(Csv, Table.Map + "source: Source\nreported: Published\n");
        Pack pack = PackFiles.Read(table.Files([]));

        Assert.Equal((6, 1), (table.Levels, table.Repeats));
        Assert.Equal(["red/isle/theatre on 2010-01-31: 100 (line 2, Gazette) or 140 (line 5, Bulletin)"], table.Conflicts);
        Conflict conflict = Assert.Single(pack.Conflicts);
        Assert.Equal(("disagreement", 4), (conflict.Kind, conflict.Claims.Count));
        Assert.Equal(Tier.D, pack.Claims.Single(c => c.Id == "R3-16").Tier);
        Assert.Equal(["R2-16"], pack.Claims.Single(c => c.Id == "R3-16").DuplicateOf);
        // The last report of a day stands last, and what two sources tell alike is one event.
        Assert.Equal(
            ["blue/isle/theatre on 2010-01-31: <=80", "blue/isle/theatre on 2010-01-31: 70",
                "red/isle/theatre on 2010-01-31: 100", "red/isle/theatre on 2010-01-31: 140"], Table.Levels(pack));
        Assert.Equal(["R2-16", "R3-16", "R4-16"], pack.History[2].Cites);
        Assert.Equal(new DateOnly(2010, 3, 1), pack.Claims.Single(c => c.Id == "R5-16").Reported);
    }

    [Fact]
    public void What_is_not_reported_with_a_date_may_be_known_later_all_the_same()
    {
        Pack pack = Table.Pack("Country,Date,Troops\nRed,2010-01-31,1\n", Table.Map + "reported: {days-after: 30}\n");

        Assert.Equal(new DateOnly(2010, 3, 2), Assert.Single(pack.Claims).Reported);
    }

    [Fact]
    public void Claims_can_be_checked_against_the_table_itself()
    {
        string folder = Directory.CreateTempSubdirectory("table-").FullName;
        try
        {
            byte[] csv = Encoding.UTF8.GetBytes("Country,Date,Troops\n\nBlue,2010-01-31,1200,\nRed,2010-01-31,\"up to 1,200\"\n\"B\nlue\",2010-01-31,~90\n");
            File.WriteAllBytes(Path.Combine(folder, "troops.csv"), csv);
            Pack pack = PackFiles.Read(Table.Read(csv).Files([]));

            Assert.Empty(DocumentCheck.Run(pack, folder).Findings);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("Country,Date,Troops\nRed,2010-01-31,\"1,200\"\nTotal,2010-02-28,1300\n", 1)]
    [InlineData("Staat;Stand (Datum);Soldaten\nRed;31.01.2010;1.200\nBlue;28.02.2010;12\n", 2)]
    [InlineData("Contributions to the isle\n\nNation,Operation,Region,As of,Personnel,Source,Release date\n"
        + "Red,Alpha,North,1 Jan 2010,5,Gazette,2010-02-01\n", 1)]
    [InlineData("nation,2010-01,2010-02,2010-03\nRed,1,2,3\nBlue,4,,5\n", 5)]
    [InlineData("when,Troops\n2010,5\n2011,7\n", 2)]
    public void A_proposed_map_reads_its_table(string csv, int levels)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(csv);
        string map = TableFile.ProposeMap(new TableSource("my table.csv", bytes));

        Assert.Equal(levels, Table.Read(bytes, map).Levels);
    }

    [Fact]
    public void A_folder_of_another_kind_is_not_written_over()
    {
        string folder = Directory.CreateTempSubdirectory("table-").FullName;
        try
        {
            TablePack table = Table.Read("Country,Date,Troops\nRed,2010-01-31,1\n");
            string pack = Path.Combine(folder, "pack");
            for (int i = 0; i < 2; i++)
            {
                using var written = PackFolder.Prepare(pack, table.Files([]));
                written.TakePlace();
            }
            Assert.Equal("isle", PackFiles.ReadFolder(pack).Name);
            Assert.Equal([pack], Directory.EnumerateFileSystemEntries(folder));
            Assert.Throws<InvalidInputException>(() => PackFolder.Prepare(folder, table.Files([])));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
