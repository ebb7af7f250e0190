using NatoIraq.Core.History;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Expressions;

/// <summary>
/// What names and questions mean against a world: assumptions by number, series, machines, missions, offices, places.
/// </summary>
/// <param name="layout">Where the world's state stands.</param>
/// <param name="assumptions">
/// The assumptions an expression may name; their numbers index <see cref="Moment.Assumptions"/>.
/// </param>
public sealed class WorldScope(Layout layout, Ids assumptions) : IScope<Moment>
{
    private const string OfficeDomain = "office";

    private readonly Universe _universe = layout.Universe;

    /// <summary>A name is the date or an assumption.</summary>
    public Node<Moment> Name(string name, int offset)
    {
        if (name == Syntax.Name.Date) return new DateNode();
        int number = assumptions.Find(name);
        return number >= 0
            ? new AssumptionNode(number)
            : throw new ExpressionException(
                assumptions.Count == 0
                    ? $"There is no assumption '{name}': none is defined here."
                    : $"There is no assumption '{name}'.",
                offset,
                NearMiss.Hint(name, assumptions.All));
    }

    /// <summary>A question to the world.</summary>
    public Node<Moment> Call(string function, IReadOnlyList<Argument> arguments, int offset) => function switch
    {
        "strength" => new StrengthNode(SetOf(arguments[0])),
        "conflict" => new ConflictNode(SetOf(arguments[0])),
        "state" => State(arguments[0], arguments[1]),
        "cap" => new CapNode(Find(_universe.Missions, arguments[0], "mission")),
        "zones" => new ZonesNode(Find(_universe.Missions, arguments[0], "mission")),
        "has" => new HasNode(
            Find(_universe.Missions, arguments[0], "mission"), Find(_universe.Activities, arguments[1], "activity")),
        "holder" => new HolderNode(Find(_universe.Offices, arguments[0], "office"), OfficeDomain),
        "pressure" => new PressureNode(Find(_universe.Places, arguments[0], "place")),
        _ => throw new ExpressionException($"'{function}' cannot be asked of the world.", offset),
    };

    /// <summary>A bare name beside a machine's state or an office's holder.</summary>
    public Node<Moment> Constant(Node<Moment> beside, string name, int offset)
    {
        if (beside.Kind == ValueKind.Holder)
        {
            int actor = Find(_universe.Actors, new Argument(name, offset), "actor");
            return new ConstantNode<Moment>(new Interval(actor), ValueKind.Holder, OfficeDomain);
        }
        Machine machine = AllMachines.Find(beside.Domain ?? AllMachines.Pressure.Name)!;
        int state = machine.StateOf(name);
        return state >= 0
            ? new ConstantNode<Moment>(new Interval(state), beside.Kind, beside.Domain)
            : throw new ExpressionException(
                $"The {machine.Name} machine has no state '{name}'; it has {string.Join(", ", machine.States)}.",
                offset,
                NearMiss.Hint(name, machine.States));
    }

    private LevelSet SetOf(Argument argument)
    {
        if (!Series.TryParse(argument.Text, out Series series))
        {
            throw new ExpressionException(
                $"'{argument.Text}' is not a series.", argument.Offset, "Write nation/mission/place, with * for all.");
        }
        Part(series.Nation, _universe.Nations, "nation", argument.Offset);
        Part(series.Mission, _universe.Missions, "mission", argument.Offset);
        Part(series.Place, _universe.Places, "place", argument.Offset);
        return _universe.SetOf(series);
    }

    private static void Part(string part, Ids names, string what, int offset)
    {
        if (part != Series.Any) Find(names, new Argument(part, offset), what);
    }

    private Node<Moment> State(Argument name, Argument subject)
    {
        Machine? machine = AllMachines.Find(name.Text);
        if (machine is null || machine.Per == SubjectKind.Claim)
        {
            IEnumerable<string> names = layout.Machines.Select(m => m.Name);
            throw new ExpressionException(
                $"There is no machine '{name.Text}'; there are {string.Join(", ", names)}.",
                name.Offset,
                NearMiss.Hint(name.Text, names));
        }
        int number = layout.FindSubject(machine.Per, subject.Text);
        if (number < 0)
        {
            IReadOnlyList<string> names = layout.NamesOf(machine.Per).All;
            throw new ExpressionException(
                $"The {machine.Name} machine has no subject '{subject.Text}'"
                + (names.Count > 0 ? $"; it has {string.Join(", ", names)}." : "; write nation/mission/place."),
                subject.Offset,
                NearMiss.Hint(subject.Text, names));
        }
        return ReferenceEquals(machine, AllMachines.Pressure)
            ? new PressureNode(number)
            : new StateNode(layout.InstanceOf(machine, number), machine.Name);
    }

    private static int Find(Ids names, Argument argument, string what) =>
        names.Find(argument.Text) is var number && number >= 0
            ? number
            : throw new ExpressionException(
                $"There is no {what} '{argument.Text}'.", argument.Offset, NearMiss.Hint(argument.Text, names.All));
}
