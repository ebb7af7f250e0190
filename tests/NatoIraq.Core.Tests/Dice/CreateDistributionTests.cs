using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Dice;

namespace NatoIraq.Core.Tests.Dice;

/// <summary>What a distribution accepts, and the laws that all of them keep.</summary>
public sealed class CreateDistributionTests
{
    [Theory]
    [InlineData("triangle", "1 2 3", "there is no such distribution", "triangular")]
    [InlineData("Pert", "1 2 3", "there is no such distribution", "pert")]
    [InlineData("constant", "", "0 argument(s) given", "constant(value)")]
    [InlineData("triangular", "1 2", "2 argument(s) given", "triangular(low, mode, high)")]
    [InlineData("normal", "1 2 3", "3 argument(s) given", "normal(mean, sd[, low, high])")]
    [InlineData("quantiles", "0.1 5 0.9", "3 argument(s) given", "quantiles(p1, value1, p2, value2, ...)")]
    [InlineData("uniform", "NaN 2", "NaN is not a usable argument", "numbers from")]
    [InlineData("uniform", "1 Infinity", "Infinity is not a usable argument", "numbers from")]
    [InlineData("constant", "-1E+300", "-1E+300 is not a usable argument", "numbers from")]
    [InlineData("uniform", "9 2", "low 9 is above high 2", "low <= high")]
    [InlineData("triangular", "9 5 1", "9, 5, 1 are out of order", "low <= mode <= high")]
    [InlineData("pert", "1 5 3", "1, 5, 3 are out of order", "low <= mode <= high")]
    [InlineData("normal", "1 -2", "sd is -2", "sd of at least 0")]
    [InlineData("normal", "0 1 5 4", "low 5 is above high 4", "low <= high")]
    [InlineData("normal", "0 1 50 60", "lies from 50 to 60", "37 sd")]
    [InlineData("normal", "0 0 1 2", "lies from 1 to 2", "37 sd")]
    [InlineData("lognormal", "0 -1", "sigma is -1", "sigma of at least 0")]
    [InlineData("lognormal", "5200 1", "beyond any number", "logarithms")]
    [InlineData("lognormal", "0 1 -1 4", "the bounds are -1 and 4", "0 <= low <= high")]
    [InlineData("lognormal", "0 0.1 1000 2000", "lies from 1000 to 2000", "37 sigma")]
    [InlineData("poisson", "-1", "the rate is -1", "0 to 1000000")]
    [InlineData("poisson", "1000001", "the rate is 1000001", "0 to 1000000")]
    [InlineData("bernoulli", "1.2", "p is 1.2", "0 to 1")]
    [InlineData("empirical", "", "0 argument(s) given", "empirical(value, value, ...)")]
    [InlineData("quantiles", "0.1 5 1.9 7", "p2 is 1.9", "from 0 to 1")]
    [InlineData("quantiles", "0.5 5 0.5 7", "p2 0.5 does not exceed p1 0.5", "increase")]
    [InlineData("quantiles", "0.1 5 0.9 4", "value2 4 is below value1 5", "do not fall")]
    public void What_it_cannot_take_is_refused_naming_what_is_allowed(
        string name, string arguments, string wrong, string allowed)
    {
        double[] values = [.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(double.Parse)];
        var error = Assert.Throws<DistributionException>(() => Distribution.Create(name, values));
        Assert.Equal(name, error.Distribution);
        Assert.Contains(wrong, error.Wrong);
        Assert.Contains(allowed, error.Allowed);
        Assert.StartsWith($"{name}: ", error.Message);
    }

    [Theory]
    [InlineData("uniform", "3 3", 3)]
    [InlineData("triangular", "4 4 4", 4)]
    [InlineData("pert", "5 5 5", 5)]
    [InlineData("normal", "6 0", 6)]
    [InlineData("normal", "6 2 7 7", 7)]
    [InlineData("lognormal", "0 0", 1)]
    [InlineData("lognormal", "0 2 8 8", 8)]
    [InlineData("poisson", "0", 0)]
    [InlineData("bernoulli", "1", 1)]
    [InlineData("empirical", "9 9", 9)]
    [InlineData("quantiles", "0.5 10", 10)]
    public void A_range_without_width_is_a_constant(string name, string arguments, double value)
    {
        var distribution = Distribution.Create(name, [.. arguments.Split(' ').Select(double.Parse)]);
        Assert.IsType<Constant>(distribution);
        Assert.Equal(value, distribution.Quantile(0.123));
    }

    [Fact]
    public void Every_name_is_listed_with_its_signature() => Assert.Equal(
        [
            "constant(value)",
            "uniform(low, high)",
            "triangular(low, mode, high)",
            "pert(low, mode, high)",
            "normal(mean, sd[, low, high])",
            "lognormal(mu, sigma[, low, high])",
            "poisson(rate)",
            "bernoulli(p)",
            "empirical(value, value, ...)",
            "quantiles(p1, value1, p2, value2, ...)",
            "fitted(p1, value1, p2, value2, ...)",
        ],
        Distribution.Names.Select(n => n.ToString()));

    // 1e-10 of the width allows for the root finder of the beta distribution's tails; all others are exact.
    [Fact]
    public void A_greater_number_never_gives_a_smaller_value_and_all_lie_within_the_support() =>
        Prop.ForAll(Arb.From(Any), Arb.From(U), Arb.From(U), (sample, u, v) =>
        {
            Distribution distribution = Distribution.Create(sample.Name, sample.Arguments);
            double low = distribution.Quantile(0);
            double high = distribution.Quantile(1);
            double smaller = distribution.Quantile(Math.Min(u, v));
            double greater = distribution.Quantile(Math.Max(u, v));
            double slack = sample.Name == "pert" ? 1e-10 * (high - low) : 0;
            return low <= smaller && smaller <= greater + slack && greater <= high && double.IsFinite(greater);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Bounds_given_are_kept() => Prop.ForAll(Arb.From(Any), Arb.From(U), (sample, u) =>
    {
        double[] a = sample.Arguments;
        double value = Distribution.Create(sample.Name, a).Quantile(u);
        return sample.Name switch
        {
            "uniform" or "triangular" or "pert" => a[0] <= value && value <= a[^1],
            "normal" or "lognormal" => a.Length == 2 || (a[2] <= value && value <= a[3]),
            "poisson" => value >= 0 && value == Math.Floor(value),
            "bernoulli" => value is 0 or 1,
            "empirical" => a.Contains(value),
            _ => true,
        };
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_in_which_a_table_is_filled_changes_no_value()
    {
        double[] us = [.. Enumerable.Range(1, 2_999).Select(i => i / 3_000.0)];
        double[] upward = [.. us.Select(Distribution.Create("pert", [0, 0.3, 1]).Quantile)];
        for (int i = 0; i < 1_100; i++) _ = Distribution.Create("pert", [0, i / 1_100.0, 1]); // pushes the table out
        Distribution again = Distribution.Create("pert", [0, 0.3, 1]);
        double[] downward = [.. us.Reverse().Select(again.Quantile)];
        Assert.Equal(upward, downward.Reverse());
    }

    private static readonly Gen<double> U = Gen.Choose(1, int.MaxValue - 1).Select(i => (double)i / int.MaxValue);

    private static readonly Gen<double> Number = Gen.Choose(-400_000, 400_000).Select(i => i / 40.0);

    private static readonly Gen<Sample> Any = Gen.OneOf(
        Number.Select(x => new Sample("constant", x)),
        Sorted(2).Select(x => new Sample("uniform", x)),
        Sorted(3).Select(x => new Sample("triangular", x)),
        Sorted(3).Select(x => new Sample("pert", x)),
        Number.Zip(Number, (mean, sd) => new Sample("normal", mean, Math.Abs(sd))),
        Sorted(3).Zip(U, (x, sd) => new Sample("normal", x[1], 1 + (x[2] - x[0]) * sd, x[0], x[2])),
        U.Zip(U, (mu, sigma) => new Sample("lognormal", mu * 8, sigma * 3)),
        U.Zip(U, (mu, sigma) => new Sample("lognormal", mu * 8, sigma * 3, 0, 1 + Math.Exp(mu * 8))),
        U.Select(x => new Sample("poisson", 2_000 * x * x * x)),
        U.Select(x => new Sample("bernoulli", x)),
        Number.NonEmptyListOf().Select(x => new Sample("empirical", [.. x])),
        Sorted(3).Zip(U, (x, p) => new Sample("quantiles", p / 3, x[0], p / 2, x[1], p, x[2])));

    private static Gen<double[]> Sorted(int count) => Number.ArrayOf(count).Select(x => x.Order().ToArray());

    private sealed record Sample(string Name, params double[] Arguments)
    {
        public override string ToString() => $"{Name}({string.Join(", ", Arguments)})";
    }
}
