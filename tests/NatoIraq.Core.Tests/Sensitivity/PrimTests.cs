using NatoIraq.Core.Sensitivity;

namespace NatoIraq.Core.Tests.Sensitivity;

public sealed class PrimTests
{
    // Oracle: the box that was planted: 0.3 x 0.4 = 12 % of all draws, and only they are cases.
    [Fact]
    public void A_planted_box_is_found_again()
    {
        double[][] columns = Made.Columns(4, 2000);
        bool[] cases = [.. columns[0].Zip(columns[1], (x, y) => x < 0.3 && y > 0.6)];

        Discovery found = Prim.Find(columns, cases);

        Box box = found.Box!;
        Assert.Equal([0, 1], box.Restrictions.Select(r => r.Input));
        Assert.Equal(0.3, box.Restrictions[0].High, 0.02);
        Assert.Equal(double.NegativeInfinity, box.Restrictions[0].Low);
        Assert.Equal(0.6, box.Restrictions[1].Low, 0.02);
        Assert.True(box.Coverage > 0.95 && box.Density > 0.95, $"{box}");
        Assert.All(box.Restrictions, r => Assert.True(r.PValue < 1e-6));
        Assert.Equal(cases.Count(c => c), found.Cases);
    }

    [Fact]
    public void A_box_within_a_range_is_closed_on_both_sides()
    {
        double[][] columns = Made.Columns(2, 2000);
        bool[] cases = [.. columns[0].Select(x => x is > 0.4 and < 0.7)];

        Restriction range = Assert.Single(Prim.Find(columns, cases).Box!.Restrictions);

        Assert.Equal(0.4, range.Low, 0.02);
        Assert.Equal(0.7, range.High, 0.02);
    }

    [Fact]
    public void A_chance_that_went_for_an_event_is_told_from_one_that_did_not()
    {
        double[][] columns = Made.Columns(2, 1000);
        columns[1] = [.. columns[1].Select(u => u < 0.2 ? 1.0 : 0.0)];
        bool[] cases = [.. columns[1].Select(happened => happened == 1)];

        Box box = Prim.Find(columns, cases).Box!;

        Assert.Equal((1, 1.0), (Assert.Single(box.Restrictions).Input, box.Restrictions[0].Low));
        Assert.Equal((1.0, 1.0), (box.Coverage, box.Density));
    }

    [Fact]
    public void Peeling_starts_from_all_draws_and_gives_up_coverage_for_density()
    {
        double[][] columns = Made.Columns(3, 1000);
        bool[] cases = [.. columns[0].Zip(columns[2], (x, noise) => (x * x) + (noise / 2) > 0.9)];

        IReadOnlyList<Box> boxes = Prim.Find(columns, cases).Trajectory;

        Assert.Equal((1.0, 1.0, 1000), (boxes[0].Coverage, boxes[0].Mass, boxes[0].Draws));
        Assert.Equal(cases.Count(c => c) / 1000.0, boxes[0].Density, 12);
        Assert.Equal(boxes.OrderByDescending(b => b.Mass), boxes);
        Assert.Equal(boxes.OrderByDescending(b => b.Coverage), boxes);
        Assert.True(boxes[^1].Mass >= 0.05);
    }

    // Oracle: by hand. Without the range four of eight draws are cases; three of the four within it: P(X >= 3) = 5 / 16.
    [Fact]
    public void A_quasi_p_value_is_the_binomial_s_tail()
    {
        double[] column = [1, 1, 1, 1, 2, 2, 2, 2];
        bool[] cases = [true, true, true, false, true, false, false, false];

        Box box = Prim.Find([column], cases, alpha: 0.5).Trajectory[1];

        Assert.Equal((0.75, 0.75, 4), (box.Density, box.Coverage, box.Draws));
        Assert.Equal(5.0 / 16, Assert.Single(box.Restrictions).PValue, 12);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_all_draws_are_cases_or_none_there_is_nothing_to_find(bool isCase)
    {
        Discovery found = Prim.Find(Made.Columns(1, 20), [.. Enumerable.Repeat(isCase, 20)]);

        Assert.Null(found.Box);
        Assert.Empty(found.Trajectory);
    }
}
