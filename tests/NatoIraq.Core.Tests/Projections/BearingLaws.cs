using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Dice;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Projections;

public sealed class BearingLaws
{
    private const int Draws = 20;
    private static readonly Config Few = Config.QuickThrowOnFailure.WithMaxTest(25);
    private static readonly KeyedDice Dice = new(Drawn.RandomSeed);

    [Fact]
    public void What_does_not_bear_on_a_number_can_be_left_out_without_changing_it() =>
        Prop.ForAll(RandomPlans.Anything, parts =>
        {
            GivenPlan scenario = RandomPlans.Build("all", parts);
            Plan plan = scenario.Compile(Pack());
            foreach (string series in new[] { "red/alpha/isle", "red/beta/*" })
            {
                HashSet<string> behind = [.. Bearing.On(plan, series).Entries.Select(e => e.Id)];
                GivenPlan less = RandomPlans.Build("all", parts);
                foreach (Entry other in plan.Entries.Where(e => !behind.Contains(e.Id))) less.Skip(other.Id);
                if (!Values(plan, series).SequenceEqual(Values(less.Compile(Pack()), series))) return false;
            }
            return true;
        }).Check(Few);

    [Fact]
    public void What_the_entries_change_adds_up_to_the_mean() =>
        Prop.ForAll(RandomPlans.Anything, parts =>
        {
            Plan plan = RandomPlans.Build("all", parts).Compile(Pack());
            Plan still = RandomPlans.Build("still", []).Compile(Pack());
            foreach (string series in new[] { "red/*/*", "red/beta/isle", "blue/alpha/*" })
            {
                double start = Values(still, series).Average()!.Value;
                double changes = Contribution.Of(plan, Dice, Draws, Series(series), Day("2020-12-31")).Sum(c => c.Change);
                if (Math.Abs(start + changes - Values(plan, series).Average()!.Value) > 1e-9) return false;
            }
            return true;
        }).Check(Few);

    [Fact]
    public void Only_the_entries_that_bear_on_a_number_change_it() =>
        Prop.ForAll(RandomPlans.Anything, parts =>
        {
            Plan plan = RandomPlans.Build("all", parts).Compile(Pack());
            var bearing = Bearing.On(plan, "red/beta/isle");
            return Contribution.Of(plan, Dice, Draws, Series("red/beta/isle"), Day("2020-12-31"))
                .All(c => c.Change == 0 || bearing.Direct.Contains(c.Entry));
        }).Check(Few);

    private static IReadOnlyList<double?> Values(Plan plan, string series) =>
        DrawValues.On(plan, Dice, Draws, series, Day("2020-12-31"));
}
