using NatoIraq.Core.Dice;
using NatoIraq.Core.Sensitivity;

namespace NatoIraq.Core.Tests.Sensitivity;

public sealed class SobolIndicesTests
{
    private const int Draws = 16_384;

    private static readonly SobolIndices OfIshigami = Made.Indices(3, Draws, Ishigami);

    // Oracle: the closed form of Ishigami and Homma (1990) for a = 7, b = 0.1, as Saltelli et al. (2008) print it.
    [Theory]
    [InlineData(0, 0.3139, 0.5576)]
    [InlineData(1, 0.4424, 0.4424)]
    [InlineData(2, 0, 0.2437)]
    public void Ishigami_s_function_has_the_indices_of_its_closed_form(int column, double first, double total)
    {
        SobolIndex index = OfIshigami.Indices[column];
        Assert.Equal(first, index.First.Value, 0.02);
        Assert.Equal(total, index.Total.Value, 0.02);
        Assert.True(index.First.Covers(first) && index.Total.Covers(total), $"{index}");
        Assert.Equal(13.8446, OfIshigami.Variance, 0.3);
        Assert.Equal(Draws, OfIshigami.Draws);
    }

    // Oracle: the closed form of Sobol's g-function (Saltelli and Sobol 1995): V_i = 1 / (3 (1 + a_i)^2).
    [Fact]
    public void Sobol_s_g_function_has_the_indices_of_its_closed_form()
    {
        double[] a = [0, 1, 4.5, 9, 99];
        double[] v = [.. a.Select(x => 1 / (3 * (1 + x) * (1 + x)))];
        double all = v.Aggregate(1.0, (product, x) => product * (1 + x)) - 1;

        SobolIndices indices = Made.Indices(
            5,
            Draws,
            u => u.Zip(a, (x, p) => (Math.Abs((4 * x) - 2) + p) / (1 + p)).Aggregate((x, y) => x * y)
        );

        for (int i = 0; i < a.Length; i++)
        {
            Assert.Equal(v[i] / all, indices.Indices[i].First.Value, 0.02);
            Assert.Equal(v[i] * (1 + all) / (1 + v[i]) / all, indices.Indices[i].Total.Value, 0.02);
        }
    }

    [Fact]
    public void What_nothing_uses_has_indices_of_nothing()
    {
        SobolIndex unused = Made.Indices(2, 200, u => u[0]).Indices[1];

        Assert.Equal(new Bounded(0, 0, 0), unused.First);
        Assert.Equal(new Bounded(0, 0, 0), unused.Total);
    }

    [Fact]
    public void An_output_that_never_varies_is_moved_by_nothing()
    {
        SobolIndices indices = Made.Indices(2, 200, _ => 0.1);

        Assert.Equal(0, indices.Variance);
        Assert.All(indices.Indices, i => Assert.Equal(new SobolIndex(default, default), i));
    }

    [Fact]
    public void A_draw_unknown_in_any_sample_is_left_out_of_all()
    {
        double[] outputs = [1, 2, 7, 4, 3, 5, 7, 3, 5, 3, double.NaN, 5];
        var three = SobolIndices.Of(new SobolDesign(1, 3), [1, 2, 4, 3, 5, 3, 5, 3, 5], new KeyedDice(1));

        var four = SobolIndices.Of(new SobolDesign(1, 4), outputs, new KeyedDice(1));

        Assert.Equal(3, four.Draws);
        Assert.Equal(three.Variance, four.Variance);
        Assert.Equal(three.Indices, four.Indices);
    }

    // Oracle: the indices of a weighted sum are its weights squared, over their sum.
    [Fact]
    public void Intervals_hold_the_truth_about_as_often_as_they_say()
    {
        const int Times = 300;
        int first = 0;
        int total = 0;
        for (ulong seed = 0; seed < Times; seed++)
        {
            SobolIndex x = Made.Indices(2, 200, u => (2 * u[0]) + u[1], seed).Indices[0];
            if (x.First.Covers(0.8)) first++;
            if (x.Total.Covers(0.8)) total++;
        }

        Assert.InRange((double)first / Times, 0.90, 0.99);
        Assert.InRange((double)total / Times, 0.90, 0.99);
    }

    private static double Ishigami(double[] u)
    {
        double[] x = [.. u.Select(v => ((2 * v) - 1) * Math.PI)];
        return Math.Sin(x[0]) + (7 * Math.Pow(Math.Sin(x[1]), 2)) + (0.1 * Math.Pow(x[2], 4) * Math.Sin(x[0]));
    }
}
