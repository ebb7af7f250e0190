using NatoIraq.Core.History;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Core.Tests;

/// <summary>Builds a scenario; every text stands on a line of its own, so that problems can be told apart.</summary>
internal sealed class GivenPlan(string name)
{
    private static readonly Dictionary<string, Located> None = [];

    private readonly List<Assumption> _assumptions = [];
    private readonly List<Initial> _initial = [];
    private readonly List<PlannedEvent> _events = [];
    private readonly List<Reaction> _rules = [];
    private readonly List<Hazard> _hazards = [];
    private readonly List<Located> _drop = [];
    private readonly List<Output> _outputs = [];
    private readonly List<string> _skipped = [];
    private readonly List<Correlation> _correlations = [];
    private string _from = Core.Scenarios.Scenario.Trunk;
    private string _fork = "2020-01-31";
    private string _until = "2020-12-31";
    private int _line;

    public GivenPlan From(string parent, string? fork = null)
    {
        _from = parent;
        _fork = fork ?? _fork;
        return this;
    }

    public GivenPlan Fork(string fork)
    {
        _fork = fork;
        return this;
    }

    public GivenPlan Until(string day)
    {
        _until = day;
        return this;
    }

    public GivenPlan Assume(string id, string value, string? wide = null)
    {
        _assumptions.Add(
            new Assumption(id, At(value), wide is null ? null : At(wide), null, false, [], false, null, At(id))
        );
        return this;
    }

    public GivenPlan Correlate(double rank, params string[] between)
    {
        _correlations.Add(new Correlation([.. between.Select(At)], rank, At($"{rank}")));
        return this;
    }

    public GivenPlan Start(string target, string value)
    {
        _initial.Add(new Initial(At(target), At(value)));
        return this;
    }

    /// <summary>Plans an event; <paramref name="count"/> is the formula of its amount.</summary>
    public GivenPlan Event(
        string id,
        EventData data,
        string? on = null,
        string? after = null,
        string? delay = null,
        bool unless = false,
        bool start = false,
        string? chance = null,
        string? when = null,
        string? over = null,
        string? steps = null,
        string? lasting = null,
        string? count = null
    )
    {
        After? follows = on is null
            ? new After(At(after ?? After.Fork), delay is null ? null : At(delay), unless, start)
            : null;
        _events.Add(
            new PlannedEvent(
                At(id),
                on is null ? null : At(on),
                follows,
                Opt(chance),
                Opt(when),
                Opt(over),
                Opt(steps),
                Opt(lasting),
                data,
                Formula(count)
            )
        );
        return this;
    }

    public GivenPlan Rule(
        string id,
        EventData data,
        string? when = null,
        string? on = null,
        string? chance = null,
        string? lasting = null,
        string? count = null
    )
    {
        _rules.Add(new Reaction(At(id), Opt(when), Opt(on), Opt(chance), Opt(lasting), data, Formula(count)));
        return this;
    }

    public GivenPlan Hazard(string id, string rate, EventData data, string? count = null)
    {
        _hazards.Add(new Hazard(At(id), At(rate), data, Formula(count)));
        return this;
    }

    public GivenPlan Drop(string id)
    {
        _drop.Add(At(id));
        return this;
    }

    public GivenPlan Skip(string id)
    {
        _skipped.Add(id);
        return this;
    }

    public GivenPlan Output(string id, string expression)
    {
        _outputs.Add(new Output(At(id), At(expression)));
        return this;
    }

    public Scenario Scenario() =>
        new(
            name,
            name,
            _from,
            _fork,
            Given.Day(_until),
            null,
            _assumptions,
            _initial,
            _events,
            _rules,
            _hazards,
            _drop,
            _outputs
        )
        {
            Skipped = _skipped,
            Correlations = _correlations,
        };

    public Plan Compile(Timeline timeline, params GivenPlan[] parents) =>
        PlanCompiler.Compile(timeline, [.. parents.Select(p => p.Scenario()), Scenario()]);

    public Plan Compile(GivenPack pack, params GivenPlan[] parents) => Compile(pack.Timeline(), parents);

    private Located At(string text) => new(text, ++_line, 5);

    private Located? Opt(string? text) => text is null ? null : At(text);

    private Dictionary<string, Located> Formula(string? count) =>
        count is null ? None : new() { ["count"] = At(count) };
}
