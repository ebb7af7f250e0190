namespace NatoIraq.Architecture.Tests;

/// <summary>The pack, not the engine, knows the subject.</summary>
public sealed class SubjectTests
{
    private const string Pack = """
        pack: red-summer
        actors:
          - {id: red, kind: nation, name: Red Republic, aliases: [Reds, RR]}
          - {id: house-speaker, kind: person, name: The Speaker}
          - {id: others, kind: nation, name: others}
        places:
          - {id: red-isle, name: Red Isle}
        activities: [dig]
        """;

    private static readonly Subject Invented = new(Subject.Terms("pack.yaml", Pack));

    private static readonly string[] PackFiles =
        ["sources.yaml", "actors.yaml", "places.yaml", "missions.yaml", "history.yaml", "conflicts.yaml", "claims/"];

    [Fact]
    public void The_program_names_nothing_of_a_shipped_pack()
    {
        var terms = Shipped("*.yaml").ToList();

        Assert.True(terms.Count > 0, "seeds/ holds no pack, so there is nothing to compare the program with.");
        foreach (string part in PackFiles)
        {
            Assert.True(
                terms.Any(t => t.From.Contains($"/{part}", StringComparison.Ordinal)),
                $"no pack under seeds/ has ids in {part}");
        }
        var subject = new Subject(terms);
        Expect.None(Tree.Files("src", "*.cs").SelectMany(file => subject.Find(file, Tree.Read(file))));
    }

    [Theory]
    [InlineData("var place = \"red-isle\";")]
    [InlineData("var place = \"RED ISLE\";")]
    [InlineData("var place = RedIsle;")]
    [InlineData("int redIsleCount = 0;")]
    [InlineData("var place = $\"{kind}/red-isle\";")]
    [InlineData("const string All = \"*/*/red\";")]
    [InlineData("throw new Failure(\"The Red Republic cannot\");")]
    [InlineData("class HouseSpeaker;")]
    [InlineData("string pack = \"red-summer\";")]
    [InlineData("if (activity is \"dig\") return;")]
    public void A_name_of_the_pack_is_found(string source) =>
        Assert.Single(Invented.Find("src/NatoIraq.Core/A.cs", source));

    [Theory]
    [InlineData("var place = \"blue-isle\"; // not red-isle")]
    [InlineData("var text = \"natoiraq state --until 'state(operations, red) == active'\";")]
    [InlineData("var rest = \"others\"; var rr = Reduce(RR);")]
    [InlineData("var hint = \"dig deeper\"; Digest(dug); Speaker(house);")]
    [InlineData("namespace NatoIraq.Core; var title = \"NatoIraq\";")]
    public void Other_words_are_left_alone(string source) =>
        Assert.Empty(Invented.Find("src/NatoIraq.Core/A.cs", source));

    [Fact]
    public void Help_examples_may_speak_of_the_shipped_pack() =>
        Assert.Empty(Invented.Find("src/NatoIraq.Cli/Help/Examples.cs", "var example = \"*/*/red-isle\";"));

    [Fact]
    public void The_shipped_places_would_be_found()
    {
        const string source = "var a = \"kuwait\"; bool IsKuwait(string place) => place == a;";

        Assert.Equal(2, new Subject(Shipped("places.yaml")).Find("src/A.cs", source).Count());
    }

    private static IEnumerable<Term> Shipped(string pattern) =>
        Tree.Files("seeds", pattern).SelectMany(file => Subject.Terms(file, Tree.Read(file)));
}
