using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Sampling;
using NatoIraq.Core.Scenarios;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Projections;

/// <summary>Draws may be cut anywhere, and counted by anybody in any order: together they come to what one run gives.</summary>
public sealed class DrawnPartLaws
{
    private const int Draws = 700;

    private static readonly Config Few = Config.QuickThrowOnFailure.WithMaxTest(12);

    private static readonly JsonSerializerOptions Figures = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Where the draws are cut, and in which order the parts are merged.</summary>
    private static readonly Arbitrary<int[]> Cuts = Gen.Choose(1, Draws - 1).ArrayOf().Resize(8).ToArbitrary();

    [Fact]
    public void Any_cut_gives_the_bytes_of_one_run_in_whatever_order_its_parts_are_merged() =>
        Prop.ForAll(
                RandomPlans.Anything,
                Cuts,
                (plan, cuts) =>
                {
                    Projector projector = Prepared(plan, (SamplingMethod)(cuts.Length % 3));
                    DrawnPart whole = projector.Draw(projector.All, threads: 2);
                    // Those at even places come first: neighbours are then merged last.
                    DrawnPart[] parts = [.. Cut(cuts).Select(r => projector.Draw(r))];
                    DrawnPart merged = Merged(parts.Index().OrderBy(p => p.Index % 2).Select(p => p.Item));
                    return merged.Write().SequenceEqual(whole.Write())
                        && Text(projector.Project(merged)) == Text(projector.Run());
                })
            .Check(Few);

    [Fact]
    public void Merging_is_associative_and_commutative() =>
        Prop.ForAll(
                RandomPlans.Anything,
                plan =>
                {
                    Projector projector = Prepared(plan, SamplingMethod.Plain);
                    byte[][] bytes = [.. new DrawRange(0, 300).Cut(3).Select(r => projector.Draw(r).Write())];
                    DrawnPart Part(int i) =>
                        DrawnPart.Read(projector, new DrawRange(i * 100, (i + 1) * 100), bytes[i]);
                    DrawnPart left = Merged([Merged([Part(0), Part(1)]), Part(2)]);
                    DrawnPart right = Merged([Part(0), Merged([Part(1), Part(2)])]);
                    DrawnPart turned = Merged([Part(2), Part(0), Part(1)]);
                    return left.Write().SequenceEqual(right.Write()) && left.Write().SequenceEqual(turned.Write());
                })
            .Check(Few);

    [Fact]
    public void What_is_read_back_is_what_was_written() =>
        Prop.ForAll(
                RandomPlans.Anything,
                plan =>
                {
                    Projector projector = Prepared(plan, SamplingMethod.Plain);
                    byte[] bytes = projector.Draw(projector.All).Write();
                    DrawnPart read = DrawnPart.Read(projector, projector.All, bytes);
                    return read.Write().SequenceEqual(bytes) && Text(projector.Project(read)) == Text(projector.Run());
                })
            .Check(Few);

    /// <summary>Whatever was done to the bytes, they are counts of these draws or they are refused, in one way.</summary>
    [Fact]
    public void Bytes_that_were_tampered_with_are_refused_or_still_counts()
    {
        Projector projector = Prepared([], SamplingMethod.Plain);
        DrawRange range = new(128, 256);
        byte[] bytes = projector.Draw(range).Write();

        Prop.ForAll(
                Gen.Choose(0, bytes.Length - 1).ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(),
                (at, value) =>
                {
                    byte[] tampered = [.. bytes];
                    tampered[at] = (byte)value;
                    return IsRefusedOrCounts(projector, range, tampered)
                        && IsRefused(projector, range, bytes[..at]) && IsRefused(projector, range, [.. bytes, 0]);
                })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void A_part_of_another_projection_or_of_other_draws_is_refused()
    {
        Projector projector = Prepared([], SamplingMethod.Plain);
        byte[] bytes = projector.Draw(new DrawRange(0, 100)).Write();

        Assert.True(IsRefused(Prepared([], SamplingMethod.Sobol), new DrawRange(0, 100), bytes));
        Assert.True(IsRefused(projector, new DrawRange(100, 200), bytes));
        Assert.True(IsRefused(projector, new DrawRange(0, 101), bytes));
        Assert.True(IsRefused(projector, new DrawRange(0, 100), [.. "NIP\u0002"u8, .. bytes[4..]]));
    }

    [Fact]
    public void No_draw_is_counted_twice_and_none_is_missing_from_a_result()
    {
        Projector projector = Prepared([], SamplingMethod.Plain);
        DrawnPart part = projector.Draw(new DrawRange(0, 300));
        byte[] before = part.Write();

        Assert.Throws<ArgumentException>(() => part.Merge(projector.Draw(new DrawRange(299, 300))));
        Assert.Equal(before, part.Write());
        Assert.Throws<ArgumentException>(() => projector.Project(part));
        Assert.Throws<ArgumentOutOfRangeException>(() => projector.Draw(new DrawRange(0, Draws + 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => projector.Draw(new DrawRange(5, 5)));
    }

    [Theory]
    [InlineData(10, 3, "0-3 3-6 6-10")]
    [InlineData(2, 5, "0-1 1-2")]
    [InlineData(7, 1, "0-7")]
    public void A_range_is_cut_evenly(int draws, int parts, string expected) =>
        Assert.Equal(expected, string.Join(' ', new DrawRange(0, draws).Cut(parts).Select(r => $"{r.From}-{r.To}")));

    private static Projector Prepared(RandomPart[] parts, SamplingMethod sampling)
    {
        DateOnly[] dates = [Day("2020-01-15"), Day("2020-06-30"), Day("2020-12-31"), Day("2030-01-01")];
        Plan[] plans = [RandomPlans.Build("stay", []).Compile(Pack()), RandomPlans.Build("other", parts).Compile(Pack())];
        return new Projector(plans, "stay", new ProjectionRequest(
            Draws, Drawn.RandomSeed, [Series("*/*/isle"), Series("red/*/*")], dates, Threads: 2)
        {
            Sampling = sampling,
            Analysis = new AnalysisRequest(dates, Preference.Lower),
        });
    }

    private static IEnumerable<DrawRange> Cut(int[] cuts)
    {
        int[] places = [0, .. cuts.Distinct().Order(), Draws];
        return places.Zip(places.Skip(1), (from, to) => new DrawRange(from, to));
    }

    private static DrawnPart Merged(IEnumerable<DrawnPart> parts) => parts.Aggregate((sum, next) =>
    {
        sum.Merge(next);
        return sum;
    });

    private static bool IsRefused(Projector projector, DrawRange range, byte[] bytes)
    {
        try
        {
            DrawnPart.Read(projector, range, bytes);
            return false;
        }
        catch (StoreDamagedException)
        {
            return true;
        }
    }

    private static bool IsRefusedOrCounts(Projector projector, DrawRange range, byte[] bytes)
    {
        if (IsRefused(projector, range, bytes)) return true;
        DrawnPart.Read(projector, range, bytes).Write();
        return true;
    }

    private static string Text(Projection projection) => JsonSerializer.Serialize(projection, Figures);
}
