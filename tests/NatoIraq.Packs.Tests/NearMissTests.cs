using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core;

namespace NatoIraq.Packs.Tests;

public class NearMissTests
{
    [Theory]
    [InlineData("pubished", "published")]
    [InlineData("Mission", "mission")]
    [InlineData("misison", "mission")]
    [InlineData("ttile", "title")]
    [InlineData("rad", "red")]
    public void A_slip_of_the_finger_finds_its_name(string name, string meant) =>
        Assert.Equal(meant, NearMiss.Of(name, ["published", "mission", "title", "red"]));

    [Theory]
    [InlineData("garrison")]
    [InlineData("rxx")]
    [InlineData("")]
    public void A_name_far_from_all_finds_none(string name) =>
        Assert.Null(NearMiss.Of(name, ["published", "mission", "title", "red"]));

    [Fact]
    public void Of_two_equally_near_names_the_first_is_meant() =>
        Assert.Equal("blue", NearMiss.Of("glue", ["blue", "clue"]));

    [Fact]
    public void A_hostile_name_costs_nothing() =>
        Assert.Null(NearMiss.Of(new string('a', 1_000_000), [new string('a', 1_000_001)]));

    [Fact]
    public void The_distance_equals_its_recursive_definition() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(
        Words().Two().ToArbitrary(),
        ((string A, string B) pair) => NearMiss.Distance(pair.A, pair.B) == Defined(pair.A, pair.B)));

    private static Gen<string> Words() =>
        Gen.Elements('a', 'b').ArrayOf().Where(a => a.Length <= 6).Select(a => new string(a));

    /// <summary>The oracle: the textbook recursion of the optimal string alignment distance.</summary>
    private static int Defined(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0) return a.Length + b.Length;
        int least = Math.Min(Defined(a[..^1], b), Defined(a, b[..^1])) + 1;
        least = Math.Min(least, Defined(a[..^1], b[..^1]) + (a[^1] == b[^1] ? 0 : 1));
        bool swapped = a.Length > 1 && b.Length > 1 && a[^1] == b[^2] && a[^2] == b[^1];
        return swapped ? Math.Min(least, Defined(a[..^2], b[..^2]) + 1) : least;
    }
}
