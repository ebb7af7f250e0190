using NatoIraq.Core.Dice;

namespace NatoIraq.Core.Tests.Dice;

public sealed class InputsTests
{
    private static readonly DiceKey Given = DiceKey.Of("assumption", "share", "value");
    private static readonly DiceKey Other = DiceKey.Of("entry", "resume", "chance");
    private static readonly KeyedDice Dice = new(7);

    [Fact]
    public void A_given_number_stands_in_for_the_dice_and_the_rest_stays_luck()
    {
        KeyedDice given = Dice.With(new Inputs([Given], (draw, column) => 0.25 + draw + column));
        Assert.Equal(3.25, given.Uniform(3, Given, 0));
        Assert.Equal(Dice.Uniform(3, Given, 1), given.Uniform(3, Given, 1));
        Assert.Equal(Dice.Uniform(3, Other, 0), given.Uniform(3, Other, 0));
    }

    [Fact]
    public void The_luck_of_a_draw_may_be_that_of_another()
    {
        KeyedDice given = Dice.With(new Inputs([Given], (_, _) => 0.5, draw => draw / 10));
        Assert.Equal(Dice.Uniform(4, Other, 2), given.Uniform(47, Other, 2));
        Assert.Equal(Dice.Uniform(4, Other, 2), given.Remembering().Uniform(47, Other, 2));
    }

    [Fact]
    public void Middle_dice_show_the_middle_whatever_is_given() =>
        Assert.Equal(0.5, KeyedDice.Middle.With(new Inputs([Given], (_, _) => 0.9)).Uniform(0, Other, 0));
}
