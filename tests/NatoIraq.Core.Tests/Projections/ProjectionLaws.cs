using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Dice;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Projections;

public sealed class ProjectionLaws
{
    private static readonly string[] Dates = ["2020-03-31", "2020-12-31"];
    private static readonly Config Few = Config.QuickThrowOnFailure.WithMaxTest(25);

    [Fact]
    public void Rebadging_and_relocating_never_change_a_nation_s_total() =>
        Prop.ForAll(
                RandomPlans.Moves,
                parts =>
                {
                    Plan plan = RandomPlans.Build("moves", parts).Compile(Pack());
                    var runner = new DrawRunner(plan, new KeyedDice(Drawn.RandomSeed));
                    for (int draw = 0; draw < 5; draw++)
                    {
                        DrawLog log = DrawLog.Of(plan, runner, draw);
                        DrawLog still = DrawLog.Of(
                            RandomPlans.Build("still", []).Compile(Pack()),
                            new KeyedDice(Drawn.RandomSeed),
                            draw
                        );
                        foreach (string nation in new[] { "red/*/*", "blue/*/*", "*/*/*" })
                        {
                            if (log.Strength(nation, "2020-12-31") != still.Strength(nation, "2020-12-31"))
                                return false;
                        }
                        if (RandomPlans.Cells.Any(c => log.Strength(c, "2020-12-31").Likely < 0))
                            return false;
                    }
                    return true;
                }
            )
            .Check(Few);

    [Fact]
    public void A_branch_that_adds_nothing_equals_its_parent_draw_for_draw() =>
        Prop.ForAll(
                RandomPlans.Anything,
                parts =>
                {
                    GivenPlan parent = RandomPlans.Build("parent", parts);
                    Plan first = parent.Compile(Pack());
                    Plan same = Plan("child").From("parent").Compile(Pack(), parent);
                    Plan later = Plan("later").From("parent", "2020-06-01").Compile(Pack(), parent);
                    for (int draw = 0; draw < 5; draw++)
                    {
                        string told = DrawLog.Of(first, new KeyedDice(3), draw).ToString();
                        if (told != DrawLog.Of(same, new KeyedDice(3), draw).ToString())
                            return false;
                        if (told != DrawLog.Of(later, new KeyedDice(3), draw).ToString())
                            return false;
                    }
                    return Drawn.Run(first, "*/beta/*", Dates[1], 50).Text()
                        == Drawn.Run(same, "*/beta/*", Dates[1], 50).Text();
                }
            )
            .Check(Few);

    [Fact]
    public void A_farther_horizon_changes_nothing_before_it() =>
        Prop.ForAll(
                RandomPlans.Anything,
                parts =>
                {
                    Plan near = RandomPlans.Build("near", parts).Compile(Pack());
                    Plan far = RandomPlans.Build("far", parts).Until("2089-12-31").Compile(Pack());
                    for (int draw = 0; draw < 5; draw++)
                    {
                        DrawLog first = DrawLog.Of(near, new KeyedDice(3), draw);
                        DrawLog second = DrawLog.Of(far, new KeyedDice(3), draw);
                        if (RandomPlans.Cells.Any(c => first.Strength(c, Dates[1]) != second.Strength(c, Dates[1])))
                            return false;
                    }
                    return true;
                }
            )
            .Check(Few);

    [Fact]
    public void A_later_fork_shares_every_event_up_to_it() =>
        Prop.ForAll(
                RandomPlans.Anything,
                RandomPlans.Anything,
                (parts, changed) =>
                {
                    GivenPlan parent = RandomPlans.Build("parent", parts);
                    GivenPlan child = Plan("child").From("parent", "2020-04-15");
                    for (int i = 0; i < changed.Length; i++)
                        child = changed[i].Add(child, i + 5);
                    (Plan first, Plan second) = (parent.Compile(Pack()), child.Compile(Pack(), parent));
                    for (int draw = 0; draw < 5; draw++)
                    {
                        IEnumerable<string> Shared(Plan plan) =>
                            DrawLog
                                .Of(plan, new KeyedDice(3), draw)
                                .Applied.Where(l => string.CompareOrdinal(l[..10], "2020-04-15") < 0);
                        if (!Shared(first).SequenceEqual(Shared(second)))
                            return false;
                    }
                    return true;
                }
            )
            .Check(Few);

    [Fact]
    public void A_draw_does_not_depend_on_the_draws_before_it() =>
        Prop.ForAll(
                RandomPlans.Anything,
                parts =>
                {
                    Plan plan = RandomPlans.Build("plan", parts).Compile(Pack());
                    var runner = new DrawRunner(plan, new KeyedDice(3));
                    string[] upwards = [.. Enumerable.Range(0, 8).Select(d => DrawLog.Of(plan, runner, d).ToString())];
                    return Enumerable
                        .Range(0, 8)
                        .Reverse()
                        .All(d =>
                            upwards[d] == DrawLog.Of(plan, runner, d).ToString()
                            && upwards[d] == DrawLog.Of(plan, new KeyedDice(3), d).ToString()
                        );
                }
            )
            .Check(Few);

    [Fact]
    public void Threads_and_the_order_of_branches_leave_no_trace() =>
        Prop.ForAll(
                RandomPlans.Anything,
                parts =>
                {
                    Plan one = RandomPlans.Build("one", parts).Compile(Pack());
                    Plan two = RandomPlans.Build("two", [.. parts.Skip(5)]).Compile(Pack());
                    Projection single = Drawn.Run([one, two], "*/beta/*", Dates, 700, threads: 1, baseline: "one");
                    Projection four = Drawn.Run([two, one], "*/beta/*", Dates, 700, threads: 4, baseline: "one");
                    return single.Branches[0].Text() == four.Branches[1].Text()
                        && single.Branches[1].Text() == four.Branches[0].Text();
                }
            )
            .Check(Few);
}
