using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Cli.Stepping;

namespace NatoIraq.Cli.Tests.Stepping;

public sealed class StandLaws
{
    private static readonly string[] Pieces =
    [
        "n", "p", "<left>", "<pgdn>", "<pgup>", "<home>", "<end>", "g", "/", "u", "U", "b", "c", "C", "w", "d", "k",
        "?", "<tab>", "]", "[", "<enter>", "<bs>", "<del>", "<up>", "<space>", " ", "x", "1", "7", "2020-04-01",
        "<enter>", "date > 2020-03-17", "strength(*/*/isle)", "state(operations, guard) == suspended", "newcomers",
        "(", "middle", " said", "halt", "é", "漢", "\u202e",
    ];

    private static readonly Arbitrary<string> Scripts =
        Gen.Elements(Pieces).ArrayOf().Select(string.Concat).ToArbitrary();

    private static readonly Arbitrary<(int Columns, int Rows)> Sizes =
        Gen.Choose(1, 160).Zip(Gen.Choose(1, 50)).ToArbitrary();

    [Fact]
    public void No_keys_break_it_and_every_screen_fits() =>
        Prop.ForAll(Scripts, Sizes, Gen.Elements(true, false).ToArbitrary(), (keys, size, isBranch) =>
            {
                Stand stand = (isBranch ? Isle.Branch : Isle.History).Press(keys);
                Frame frame = Frame.Of(stand, new ScreenSize(size.Columns, size.Rows));
                return frame.Lines.All(l => l.Width <= size.Columns)
                    && (frame.Lines.Count == size.Rows || size is { Columns: < 60 } or { Rows: < 15 })
                    && (frame.Caret is not { } caret || (caret.Row < size.Rows && caret.Column < size.Columns));
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Next_then_previous_shows_the_same_screen_again() =>
        Prop.ForAll(Scripts, keys =>
            {
                Stand stand = Isle.Branch.Press(keys) with
                {
                    HasLeft = false, Prompt = null, IsHelping = false, Said = null, Scrolled = 0,
                };
                string before = Frame.Of(stand, ScreenSize.Usual).ToPlainText();
                Stand next = stand.Press("n");
                return next.Step == stand.Step
                    || before == Frame.Of(next.Press("p") with { Said = null }, ScreenSize.Usual).ToPlainText();
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_screen_depends_on_the_step_and_not_on_the_way_there() =>
        Prop.ForAll(Gen.Choose(1, 8).ArrayOf().ToArbitrary(), steps =>
            {
                Stand stand = Isle.History;
                foreach (int step in steps) _ = Frame.Of(stand = stand.GoTo(step), ScreenSize.Usual);
                return Frame.Of(stand, ScreenSize.Usual).ToPlainText()
                    == Frame.Of(Isle.History.GoTo(stand.Step), ScreenSize.Usual).ToPlainText();
            })
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("date == 2020-03-16 or date == 2020-04-01 or date == 2020-05-09")]
    [InlineData("strength(red/*/isle) > 5000")]
    public void Running_back_undoes_running_on_between_places_where_it_became_true(string condition)
    {
        Stand first = Isle.History.Press($"u{condition}<enter>");
        for (Stand here = first; ;)
        {
            Stand next = here.Press("u<enter>");
            if (next.Step == here.Step) break;
            Assert.Equal(here.Step, next.Press("U<enter>").Step);
            here = next;
        }
    }

}
