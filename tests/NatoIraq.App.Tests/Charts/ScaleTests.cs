using FsCheck;
using FsCheck.Fluent;
using NatoIraq.App.Charts;

namespace NatoIraq.App.Tests.Charts;

public sealed class ScaleTests
{
    private static readonly Arbitrary<(double Low, double High)> Ranges = Arb.From(
        from low in Gen.Choose(-20_000, 20_000)
        from width in Gen.OneOf(Gen.Choose(0, 10), Gen.Choose(1, 30_000))
        select (low / 7.0, (low + width) / 7.0));

    [Fact]
    public void A_scale_keeps_order() => Prop.ForAll(Ranges, range =>
    {
        var upwards = new Scale(range.Low, range.High + 1, 200, 10);
        return upwards.At(range.Low) == 200 && upwards.At(range.High) >= upwards.At(range.High + 1)
            && upwards.At(range.Low) >= upwards.At(range.High);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ticks_are_few_round_and_enclose_the_range() => Prop.ForAll(Ranges, range =>
    {
        IReadOnlyList<double> ticks = Ticks.Enclosing(range.Low, range.High, 5);
        double step = ticks[1] - ticks[0];
        double lead = step / Math.Pow(10, Math.Floor(Math.Log10(step * 1.0001)));
        return ticks[0] <= range.Low && ticks[^1] >= range.High && ticks.Count is >= 2 and <= 7
            && new[] { 1.0, 2, 5 }.Any(n => Math.Abs(lead - n) < 1e-6)
            && ticks.Zip(ticks.Skip(1)).All(p => Math.Abs(p.Second - p.First - step) < step * 1e-6);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2030-01-31", "2031-12-31", 5, "2030-07-01 2031-01-01 2031-07-01")]
    [InlineData("2030-01-01", "2030-04-15", 5, "2030-01-01 2030-02-01 2030-03-01 2030-04-01")]
    [InlineData("2018-02-08", "2022-12-31", 5, "2019-01-01 2020-01-01 2021-01-01 2022-01-01")]
    [InlineData("2030-02-02", "2030-02-20", 5, "")]
    public void Days_are_marked_at_round_months(string first, string last, int most, string expected) =>
        Assert.Equal(
            expected,
            string.Join(' ', Ticks.Dates(Drawing.Day(first), Drawing.Day(last), most).Select(Figures.Iso)));
}
