using NatoIraq.Cli.Stepping;
using NatoIraq.Core;

namespace NatoIraq.Cli.Tests.Stepping;

/// <summary>Questions at the bottom, and scripts of keys.</summary>
public sealed class PromptTests
{
    [Fact]
    public void A_wrong_expression_stays_to_be_mended_with_a_caret_where_it_is_wrong() =>
        Assert.Equal(
            """
             run until> state(operations, guardd) == suspended
                                          ^
             ! The operations machine has no subject 'guardd'; it has guard. Did you mean
               'guard'?
            """,
            Isle.History.Foot("ustate(operations, guardd) == suspended<enter>", 4));

    [Fact]
    public void The_next_character_goes_where_it_is_wrong() =>
        Assert.Equal(4, Isle.History.Press("ustate(operations, x) == suspended<enter><del>guard<enter>").Step);

    [Fact]
    public void A_breakpoint_must_be_true_or_false() =>
        Assert.Contains(
            "Compare it to make a truth",
            Isle.History.Press("bstrength(red/*/isle)<enter>").Prompt?.Fault?.Message);

    [Fact]
    public void Wrong_answers_are_told_in_plain_words()
    {
        string[] scripts =
        [
            "g2020-02-30<enter>", "gnothing<enter>", "g999<enter>", "b1<enter>", "bconflict(*)<enter>b3<enter>",
            "bstrength(red/*/isle)<enter>", "wfoo(<enter>", "k2020-02-30<enter>", "k2020-02-12 heard<enter>",
        ];

        IEnumerable<string> told = scripts.Select(script => $"{script}\n  {Fault(Isle.History, script)}");
        Golden.Holds("answers.txt", [.. told, $"dlast<enter>\n  {Fault(Isle.Branch, "dlast<enter>")}"]);
    }

    private static string Fault(Stand stand, string script) => stand.Press(script).Prompt!.Fault!.Message;

    [Theory]
    [InlineData("gabc<left><left>x", "axbc", 2)]
    [InlineData("gabc<home><del>", "bc", 0)]
    [InlineData("gabc<home><end><bs>", "ab", 2)]
    [InlineData("gabc<left><c-u>", "c", 0)]
    [InlineData("gab cd  <c-w>e", "ab e", 4)]
    [InlineData("gab<c-w>", "", 0)]
    [InlineData("ga b", "a b", 3)]
    [InlineData("udate > 2020-03-17<enter>u<up>", "date > 2020-03-17", 17)]
    public void Text_can_be_edited(string keys, string text, int caret)
    {
        Prompt prompt = Isle.History.Press(keys).Prompt!;

        Assert.Equal((text, caret), (prompt.Text, prompt.Caret));
    }

    [Fact]
    public void Rubbing_out_nothing_closes_the_question() => Assert.Null(Isle.History.Press("ga<bs><bs>").Prompt);

    [Fact]
    public void A_long_answer_slides_so_that_its_end_is_on_the_screen()
    {
        string[] lines = Isle.History.Screen("u" + new string('x', 200) + "yz").Split('\n');

        Assert.EndsWith("xyz", lines[^2]);
        Assert.All(lines, l => Assert.InRange(l.Length, 0, 80));
    }

    [Theory]
    [InlineData("g1<enter>", "g 1 <enter>")]
    [InlineData("n\n n", "n Blank n")]
    [InlineData("<LT><tab>", "< <tab>")]
    public void Keys_are_read_from_text(string script, string keys) =>
        Assert.Equal(keys, string.Join(' ', KeyScript.Parse(script)));

    [Theory]
    [InlineData("nn<entr>", "--keys:1:3: There is no key <entr>.", "'enter'")]
    [InlineData("n<enter", "--keys:1:2: A key's name ends with '>'.", "<lt>")]
    public void A_key_that_there_is_not_is_refused_with_its_place(string script, string message, string hint)
    {
        string refusal = Assert.Throws<InvalidInputException>(() => KeyScript.Parse(script)).Message;

        Assert.StartsWith(message, refusal);
        Assert.Contains(hint, refusal);
    }
}
