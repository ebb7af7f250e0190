using NatoIraq.Core.Machines;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Rules;

/// <summary>
/// The rules any pack has, checked before an op takes effect. A rule breaks only if every value that an unknown may
/// take breaks it. Each check names the actual and the allowed values when asked to explain.
/// </summary>
public static class GeneralRules
{
    private static readonly int SubmittedOption = AllMachines.Option.StateOf("submitted");
    private static readonly int EndorsedOption = AllMachines.Option.StateOf("endorsed");

    /// <summary>R1: a move takes no more than its source holds.</summary>
    public static Rule SourceHolds { get; } = new("R1", "source", true,
        "A move or withdrawal takes no more than its source holds; rebadging and relocating keep every total.");

    /// <summary>R3: a mandate never holds what its mission forbids.</summary>
    public static Rule MandateAllows { get; } = new("R3", "mandate", true,
        "A mandate never holds what its mission forbids.");

    /// <summary>R4: strength stays within the cap, which rises only with an agreed expansion.</summary>
    public static Rule WithinCap { get; } = new("R4", "cap", true,
        "A mission's strength stays within its cap and tolerance, and a cap rises only with an agreed expansion.");

    /// <summary>R5: a part is at most its whole.</summary>
    public static Rule PartWithinWhole { get; } = new("R5", "part and whole", true,
        "A part is at most its whole, and a place holds at least what the places within it hold.");

    /// <summary>R7: strength needs consent or an exit window.</summary>
    public static Rule NeedsConsent { get; } = new("R7", "consent", true,
        "After consent is withdrawn nobody may arrive.");

    /// <summary>
    /// R7 again: nobody remains when consent ends; whoever does is noted, since nobody can be made to have left.
    /// </summary>
    public static Rule NobodyRemains { get; } = new("R7", "exit", false,
        "After consent is withdrawn nobody may remain beyond an exit window.");

    /// <summary>R8: no step into a suspended mission.</summary>
    public static Rule NotWhileSuspended { get; } = new("R8", "suspension", true,
        "Nobody joins a suspended mission; leaving is always allowed, and an expansion may be decided.");

    /// <summary>R9: an option goes through its stages in order.</summary>
    public static Rule StagesInOrder { get; } = new("R9", "stages", false,
        "An option is requested, drafted, submitted and endorsed in that order, entering anywhere.");

    /// <summary>The general rules; their order is their number in a <see cref="RuleBook"/>.</summary>
    public static IReadOnlyList<Rule> All { get; } =
        [SourceHolds, MandateAllows, WithinCap, PartWithinWhole, NeedsConsent, NobodyRemains, NotWhileSuspended,
            StagesInOrder];

    /// <summary>
    /// The first rule the op would break, or null; reports are checked for R5, moves for R1, R4, R7 and R8.
    /// </summary>
    public static Rule? Broken(World world, in Op op, int[] forbidden)
    {
        switch (op.Effect)
        {
            case Effect.Withdraw: return TakesTooMuch(world, op) ? SourceHolds : null;
            case Effect.Move: return TakesTooMuch(world, op) ? SourceHolds : Arriving(world, op);
            case Effect.Deploy: return Arriving(world, op);
            case Effect.Identify: return op.Amount.AtLeast > RestOf(world, op).AtMost ? PartWithinWhole : null;
            case Effect.SetCap: return RaisesCapUndecided(world, op) ? WithinCap : null;
            case Effect.AmendMandate: return (op.Bits & forbidden[op.A]) != 0 ? MandateAllows : null;
            case Effect.Report: return Contradicted(world, op) >= 0 ? PartWithinWhole : null;
            default: return null;
        }
    }

    /// <summary>
    /// The rule that a move of the op's machine is noted under, or null; the world is that after the op.
    /// </summary>
    /// <param name="world">The world.</param>
    /// <param name="op">The op.</param>
    /// <param name="from">The machine's state before; -1 when it was never seen.</param>
    public static Rule? Noted(World world, in Op op, int from)
    {
        if (op.Instance < 0 || op.Amends) return null;
        Machine machine = world.Layout.MachineAt(op.Instance);
        int to = world.StateOf(op.Instance);
        if (ReferenceEquals(machine, AllMachines.Consent))
        {
            bool remain = to == Layout.WithdrawnState && from != to && Strength(world, op).AtLeast > 0;
            return remain ? NobodyRemains : null;
        }
        return ReferenceEquals(machine, AllMachines.Option) && from >= 0 && SkipsStage(from, to) ? StagesInOrder : null;
    }

    /// <summary>Why the op breaks the rule: the actual and the allowed values.</summary>
    public static string Explain(World world, in Op op, Rule rule)
    {
        Universe universe = world.Universe;
        string mission = op.Mission >= 0 ? universe.Missions[op.Mission] : "";
        return rule.Id switch
        {
            "R1" => $"takes {op.Amount} from {universe.SeriesOf(op.A)}, which holds "
                + (world.IsPresent(op.A) ? $"{Held(world, op.A, op.Day)}" : "nobody known apart from the others"),
            "R3" => $"{mission} forbids {Activities(universe, op.Bits)}",
            "R4" when op.Effect == Effect.SetCap =>
                $"raises the cap of {mission} from {world.Cap(op.A)} to {op.Amount} without an agreed expansion",
            "R4" => $"brings {mission} from {Strength(world, op)} to {(Strength(world, op) + op.Amount).AtLeast}, "
                + $"over its cap of {world.Cap(op.Mission)} with a tolerance of {universe.Pack.Rules.CapTolerance:P0}",
            "R5" => ExplainWhole(world, op),
            "R7" when !rule.Blocks => $"{Strength(world, op)} of {mission} remain when the host's consent ends",
            "R7" => $"the host has withdrawn its consent to {mission}",
            "R8" => $"operations of {mission} are suspended",
            _ => rule.Summary,
        };
    }

    /// <summary>Whether a move passes over a stage up to the endorsement; being discussed is no stage.</summary>
    private static bool SkipsStage(int from, int to)
    {
        return to <= EndorsedOption && from < SubmittedOption && to > from + 1;
    }

    private static string Activities(Universe universe, int bits) =>
        string.Join(", ", universe.Activities.All.Where((_, i) => (bits & (1 << i)) != 0));

    private static Estimate Held(World world, int level, int day) => world.LevelOn(level, day);

    private static Estimate Strength(World world, in Op op) =>
        world.Strength(world.Layout.MissionSet(op.Mission), op.Day);

    private static bool TakesTooMuch(World world, in Op op) =>
        op.Amount.AtLeast > (world.IsPresent(op.A) ? Held(world, op.A, op.Day).AtMost : 0);

    private static Rule? Arriving(World world, in Op op)
    {
        // A move within one mission brings nobody new to it.
        if (op.Effect == Effect.Move && world.Universe.MissionOf(op.A) == op.Mission) return null;
        if (op.Amount.AtLeast == 0) return null;
        if (world.StateOf(world.Layout.Consent(op.Mission)) is var consent
            && (consent == Layout.WithdrawnState || consent == Layout.ExitState)) return NeedsConsent;
        if (world.IsSuspended(op.Mission)) return NotWhileSuspended;
        int cap = world.Cap(op.Mission).AtMost;
        if (cap == Estimate.Unbounded) return null;
        // Whole persons; a hair below a whole number is that number.
        double allowed = Math.Floor((cap * (1 + world.CapTolerance)) + 1e-6);
        int strength = world.AtLeast(world.Layout.MissionSet(op.Mission), op.Day);
        return (double)strength + op.Amount.AtLeast > allowed ? WithinCap : null;
    }

    private static bool RaisesCapUndecided(World world, in Op op)
    {
        Estimate cap = world.Cap(op.A);
        return !cap.IsUnknown && op.Amount.AtLeast > cap.AtMost
            && !Layout.IsDecided(world.StateOf(world.Layout.Expansion(op.A)));
    }

    private static Estimate RestOf(World world, in Op op)
    {
        (_, int mission, int place) = world.Universe.PartsOf(op.A);
        int rest = world.Universe.Cell(world.Universe.Rest, mission, place);
        return world.LevelOn(rest, op.Day);
    }

    /// <summary>
    /// The first level that the reported one exceeds as its part or falls short of as its whole; -1 for none.
    /// </summary>
    private static int Contradicted(World world, in Op op)
    {
        Universe universe = world.Universe;
        if (op.A < universe.CellCount)
        {
            foreach (int sum in universe.SumsOf[op.A])
            {
                int whole = universe.CellCount + sum;
                if (Exceeds(op.Amount, world.LevelOn(whole, op.Day))) return whole;
            }
            return -1;
        }
        int own = op.A - universe.CellCount;
        foreach (int cell in universe.SumCells[own])
        {
            // The unnamed rest follows from the sums: it never speaks against one.
            bool isRest = universe.PartsOf(cell).Nation == universe.Rest;
            if (!isRest && Exceeds(world.LevelOn(cell, op.Day), op.Amount)) return cell;
        }
        for (int sum = 0; sum < universe.Sums.Count; sum++)
        {
            int level = universe.CellCount + sum;
            if (level == op.A) continue;
            Estimate other = world.LevelOn(level, op.Day);
            if (universe.Holds(sum, own) && Exceeds(op.Amount, other)) return level;
            if (universe.Holds(own, sum) && Exceeds(other, op.Amount)) return level;
        }
        return -1;
    }

    private static bool Exceeds(Estimate part, Estimate whole) => part.AtLeast > whole.AtMost;

    private static string ExplainWhole(World world, in Op op)
    {
        Universe universe = world.Universe;
        if (op.Effect == Effect.Identify) return $"{op.Amount} is more than the others, {RestOf(world, op)}";
        int other = Contradicted(world, op);
        return $"{universe.SeriesOf(op.A)} with {op.Amount} does not fit "
            + $"{universe.SeriesOf(other)} with {world.LevelOn(other, op.Day)}";
    }
}
