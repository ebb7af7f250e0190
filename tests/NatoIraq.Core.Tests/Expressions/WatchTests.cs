using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Expressions;

namespace NatoIraq.Core.Tests.Expressions;

public sealed class WatchTests
{
    private const int Readers = 70;

    private static readonly Arbitrary<int[]> Some =
        Arb.From(Gen.OneOf(Gen.Choose(0, Readers - 1), Gen.Choose(61, 65)).ArrayOf());

    [Fact]
    public void Going_on_to_the_next_reader_meets_each_that_has_its_bit_and_no_other() => Prop.ForAll(Some, readers =>
    {
        ulong bits = readers.Aggregate(0UL, (sum, reader) => sum | Watch.Bit(reader));
        List<int> met = [];
        for (int r = Watch.Next(bits, 0); r < Readers; r = Watch.Next(bits, r + 1)) met.Add(r);
        return met.SequenceEqual(Enumerable.Range(0, Readers).Where(r => (bits & Watch.Bit(r)) != 0));
    }).QuickCheckThrowOnFailure();
}
