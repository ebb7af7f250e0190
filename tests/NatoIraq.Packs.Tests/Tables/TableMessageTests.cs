using NatoIraq.Core;

namespace NatoIraq.Packs.Tests.Tables;

/// <summary>What is said of each mistake in a map or a table, whole, to be read by people.</summary>
public class TableMessageTests
{
    private const string Good = "Country,Date,Troops\nRed,2010-01-31,100\n";

    private static readonly (string Csv, string Map)[] Texts =
    [
        (Good, "nation: Cuntry\ndate: Date\nlevel: 7\n"), (Good, "- a\n"), (Good, "pack: My Pack\nlevel: Troops\n"),
        (Good, Table.Map + "plce: Where\n"), (Good, Table.Map + "place: {vlaue: North}\n"),
        (Good, Table.Map + "reported: {value: 2010, days-after: 3}\n"), (Good, Table.Map + "wide: level\n"),
        (Good, Table.Map + "wide: nation\n"), (Good, Table.Map + "decimal: komma\n"),
        (Good, Table.Map + "decimal: comma\nthousands: comma\n"), (Good, Table.Map + "dates: [dd/MM, yyyy]\n"),
        (Good, Table.Map + "names: {Red: Red Land}\n"), (Good, Table.Map + "encoding: latin1\n"),
        (Good, Table.Map + "columns: [Blue]\nwide: date\n"), (Good, Table.Map + "reported: {value: soon}\n"),
        ("Country,Date,Troops\nRed,03/04/2010,1.234\nBlue,31.01.2010,many\nGrey,2010-01-32,100-50\n,2010-01-31,5\n"
            + "عراق,2010-01-31,7\nRed,2010-01-31,4,x\nRed,,4\nRed,2010-01-31,-4\nRed,2010-01-31,100000000\nRed,2010-01-31,1.2.3-5\n", Table.Map),
        ("Country,Date,Troops\nRed,2010-01-31,5\n", Table.Map + "dates: dd.MM.yyyy\n"),
        ("Country,Date,Troops,Told\nRed,2010-01-31,5,2009-12-01\nRed,2010-02-28,5,\n", Table.Map + "reported: Told\n"),
        ("Country,Date,Troops\nRed,2010-01-31,\"5\n", Table.Map), ("Country,Date,Troops\nRed,2010-01-31,\n", Table.Map),
        ("\n\n", Table.Map), ("a\u202Eb,c\n", Table.Map), ("a\0b,c\n", Table.Map),
    ];

    [Fact]
    public void What_is_said_of_a_wrong_table_or_map() => Golden.Holds("tables.txt", Texts
        .SelectMany(t => Told(() => Table.Read(t.Csv, t.Map)))
        .Concat(Told(() => Table.Read([0x61, 0xFF, 0x0A])))
        .Concat(Told(() => Table.Read([0x61, 0x80, 0x0A], Table.Map + "encoding: latin-1\n")))
        .Concat(Told(() => Table.Read(new byte[TextFile.MaxBytes + 1])))
        .Concat(Told(() => Table.Read("Country,Date,Troops\n" + string.Concat(Enumerable.Range(0, 20_001)
            .Select(i => $"N{i},2010-01-31,1\n")))))
        .Concat(Told(() => PackFolder.Prepare(AppContext.BaseDirectory, new Dictionary<string, string>())))
        .Concat(Told(() => PackFolder.Prepare("/dev/null/pack", new Dictionary<string, string> { ["a"] = "" })))
        .Select(line => line.Replace(AppContext.BaseDirectory, "FOLDER")));

    private static IEnumerable<string> Told(Action read)
    {
        string told = string.Join('\n', Assert.Throws<InvalidInputException>(read).Problems);
        Assert.DoesNotContain("Exception", told);
        return [.. told.Split('\n'), ""];
    }
}
