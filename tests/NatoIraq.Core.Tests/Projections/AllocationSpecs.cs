using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Dice;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Tests.Replay;
using NatoIraq.Core.Worlds;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Projections;

/// <summary>What runs millions of times leaves nothing for the garbage collector.</summary>
public sealed class AllocationSpecs
{
    private static readonly Config Few = Config.QuickThrowOnFailure.WithMaxTest(25);
    private static readonly Quiet Deaf = new();

    [Fact]
    public void Applying_an_op_allocates_nothing() =>
        Prop.ForAll(
                RandomPack.Of(30),
                pack =>
                {
                    Timeline timeline = pack.Keep(_ => true)
                        .Rule("P1", blocks: false, "strength(*/beta/*) <= 100 or zones(beta) < 3")
                        .Timeline();
                    var journal = new Journal(new World(timeline.Layout));
                    return AllocatedBy(() => ApplyAll(timeline, journal)) == 0;
                }
            )
            .Check(Few);

    [Fact]
    public void A_draw_allocates_nothing() =>
        Prop.ForAll(
                RandomPlans.Anything,
                parts =>
                {
                    Plan plan = RandomPlans.Build("plan", parts).Compile(Pack());
                    var runner = new DrawRunner(plan, new KeyedDice(3));
                    return AllocatedBy(() => Run(runner)) == 0;
                }
            )
            .Check(Few);

    [Fact]
    public void More_draws_of_a_projection_allocate_no_more()
    {
        Plan plan = Plan()
            .Start(RedIsle, "500")
            .Hazard("attack", "2 per month", Incident())
            .Rule("stop", new History.Events.OperationsSuspended("alpha", null), when: "pressure(isle) >= elevated")
            .Event("out", Withdrawn(RedIsle, 0), delay: "uniform(0, 60) days", count: "50", over: "5 months")
            .Compile(Pack());
        void Project(int draws) => Drawn.Run([plan], RedIsle, ["2020-06-30", "2020-12-31"], draws);

        Project(4096);
        long few = AllocatedBy(() => Project(1024));
        long many = AllocatedBy(() => Project(4096));

        // Arrays grow a little as rarer values turn up; the smallest object a draw would come to more.
        Assert.InRange(many - few, 0, 3072 * 24 / 2);
    }

    [Fact]
    public void An_output_of_fractions_takes_room_for_the_days_on_which_it_changes_not_for_all()
    {
        const int draws = 4096;
        string[] days = [.. Enumerable.Range(0, 366).Select(d => $"{Day("2020-01-29").AddDays(d):yyyy-MM-dd}")];
        Plan plan = Plan()
            .Start(RedIsle, "500")
            .Assume("part", "uniform(0, 1)")
            .Output("some", $"strength({RedIsle}) * part")
            .Compile(Pack());

        // A value of its own for each draw; room for each on every day would be a number more a day.
        long allocated = AllocatedBy(() => Drawn.Run([plan], RedIsle, days, draws));
        Assert.InRange(allocated, 0, (long)draws * days.Length * sizeof(int));
    }

    /// <summary>
    /// The least of three runs after a first, which fills what is kept: what our code allocates, it allocates on every
    /// run; what the runtime allocates on this thread when it compiles a method anew, it allocates once.
    /// </summary>
    private static long AllocatedBy(Action run)
    {
        run();
        long least = long.MaxValue;
        for (int time = 0; time < 3; time++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            run();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }

    private static void ApplyAll(Timeline timeline, Journal journal)
    {
        var silent = new Silent();
        foreach (ref readonly Op op in timeline.Ops)
            Core.Replay.Step.Apply(journal, timeline.Rules, op, ref silent);
        journal.UndoTo(0);
    }

    private static void Run(DrawRunner runner)
    {
        Quiet quiet = Deaf;
        for (int draw = 0; draw < 8; draw++)
            runner.Run(draw, ref quiet);
    }
}
