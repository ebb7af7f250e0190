using NatoIraq.Core.Dice;
using NatoIraq.Core.Sensitivity;

namespace NatoIraq.Core.Tests.Sensitivity;

public sealed class RankCorrelationTests
{
    // Oracle: the worked example of the encyclopaedias, ten people's wits and hours of television: -29 / 165.
    [Fact]
    public void Spearman_s_correlation_is_that_of_the_worked_example()
    {
        double[] wits = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
        double[] hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];

        Assert.Equal(-29.0 / 165, RankCorrelation.Of([wits], hours)[0].Spearman.Value, 12);
    }

    [Fact]
    public void Equal_values_share_the_mean_of_their_ranks() =>
        Assert.Equal([1, 3, 3, 5, 3], RankCorrelation.Ranks([-1, 4, 4, 9, 4]));

    // Oracle: the formula for three variables (Yule 1907), from the plain correlations.
    [Fact]
    public void With_two_inputs_the_partial_one_is_Yule_s()
    {
        double[][] u = Made.Columns(3, 300);
        double[] x = u[0];
        double[] z = [.. u[0].Zip(u[1], (a, b) => a + b)];
        double[] y = [.. z.Zip(u[2], (a, b) => (a * a) - b)];
        double xy = RankCorrelation.Of([x], y)[0].Spearman.Value;
        double zy = RankCorrelation.Of([z], y)[0].Spearman.Value;
        double xz = RankCorrelation.Of([x], z)[0].Spearman.Value;
        double yule = (xy - (xz * zy)) / Math.Sqrt((1 - (xz * xz)) * (1 - (zy * zy)));

        IReadOnlyList<RankCorrelation> found = RankCorrelation.Of([x, z], y);

        Assert.Equal(yule, found[0].Partial.Value, 9);
        Assert.Equal(xy, found[0].Spearman.Value, 12);
        Assert.True(Math.Abs(found[0].Partial.Value) < xy);
    }

    [Fact]
    public void A_strict_rise_is_one_whatever_its_shape_and_what_does_not_vary_is_nothing()
    {
        double[] x = Made.Columns(1, 50)[0];

        IReadOnlyList<RankCorrelation> found = RankCorrelation.Of([x, new double[50]], [.. x.Select(Math.Exp)]);

        Assert.Equal(1, found[0].Spearman.Value, 9);
        Assert.Equal(1, found[0].Partial.Value, 4);
        Assert.Equal(new RankCorrelation(default, default), found[1]);
        Assert.Equal(new RankCorrelation(default, default), RankCorrelation.Of([x], new double[50])[0]);
    }

    // Oracle: of two normal numbers of correlation r, Spearman's is 6 / pi asin(r / 2) (Kruskal 1958); with a third
    // number that moves nothing, the partial one is the same in the limit.
    [Fact]
    public void Intervals_hold_the_truth_about_as_often_as_they_say()
    {
        const int Times = 500;
        const double R = 0.6;
        double truth = 6 / Math.PI * Math.Asin(R / 2);
        Distribution normal = Distribution.Create("normal", [0, 1]);
        int plain = 0;
        int partial = 0;
        for (ulong seed = 0; seed < Times; seed++)
        {
            double[][] u = Made.Columns(3, 150, seed);
            double[] y =
            [
                .. u[0].Zip(u[1], (a, b) => (R * normal.Quantile(a)) + (Math.Sqrt(1 - (R * R)) * normal.Quantile(b))),
            ];
            RankCorrelation x = RankCorrelation.Of([u[0], u[2]], y)[0];
            if (x.Spearman.Covers(truth))
                plain++;
            if (x.Partial.Covers(truth))
                partial++;
        }

        Assert.InRange((double)plain / Times, 0.93, 0.98);
        Assert.InRange((double)partial / Times, 0.93, 0.98);
    }
}
