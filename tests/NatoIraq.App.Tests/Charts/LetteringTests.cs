using FsCheck;
using FsCheck.Fluent;
using NatoIraq.App.Charts;

namespace NatoIraq.App.Tests.Charts;

public sealed class LetteringTests
{
    [Fact]
    public void Cut_text_fits() => Prop.ForAll<NonNull<string>, PositiveInt>((text, width) =>
        Lettering.WidthOf(Lettering.Cut(text.Get, 20 + width.Get)) <= 20 + width.Get).QuickCheckThrowOnFailure();

    [Fact]
    public void Short_text_stays() => Assert.Equal("all troops", Lettering.Cut("all troops", 200));

    [Fact]
    public void Long_text_is_broken_between_words_and_cut_at_the_last_line()
    {
        IReadOnlyList<string> lines = Lettering.Wrap("one two three four five six seven eight nine ten", 70, 2);
        Assert.Equal(2, lines.Count);
        Assert.Equal("one two", lines[0]);
        Assert.EndsWith("\u2026", lines[1]);
    }

    [Fact]
    public void Spread_heights_keep_their_order_and_gap_and_bounds() => Prop.ForAll(
        Arb.From(Gen.Choose(0, 100).Select(i => (double)i).ArrayOf().Where(h => h.Length is > 0 and <= 6)),
        wanted =>
        {
            IReadOnlyList<double> placed = Lettering.Spread(wanted, 14, 0, 100);
            double[] sorted = [.. placed.Order()];
            return sorted.Zip(sorted.Skip(1)).All(p => p.Second - p.First >= 14 - 1e-9)
                && sorted[^1] <= 100 && sorted[0] >= 0
                && wanted.Zip(placed).OrderBy(p => p.First).Select(p => p.Second).SequenceEqual(sorted);
        }).QuickCheckThrowOnFailure();
}
