using NatoIraq.Core.Expressions;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Rules;

/// <summary>Every rule that may block or note: the general ones, one per machine, and the pack's own.</summary>
public sealed class RuleBook
{
    private readonly List<Rule> _rules = [.. GeneralRules.All];
    private readonly List<(Rule Rule, BoundExpression<Moment> Holds)> _own = [];
    private readonly Watch _watch;
    private readonly int[] _forbidden;
    private readonly int _firstMachine;

    /// <summary>Makes the rules of a universe; the pack's own are bound to its names.</summary>
    /// <exception cref="InvalidInputException">A rule of the pack is not an expression.</exception>
    public RuleBook(Layout layout)
    {
        Universe universe = layout.Universe;
        _firstMachine = _rules.Count;
        _rules.AddRange(layout.Machines.Select(m => new Rule(m.Name, $"{m.Name} machine", true, m.Summary)));
        var scope = new WorldScope(layout, new Ids([]));
        _watch = new Watch(layout);
        foreach (PackRule own in universe.Pack.Rules.Own)
        {
            var rule = new Rule(own.Id, own.Id, own.Blocks, own.Because);
            _rules.Add(rule);
            BoundExpression<Moment> holds = Bind(own, scope);
            _watch.Add(_own.Count, holds);
            _own.Add((rule, holds));
        }
        _forbidden = [.. universe.Pack.Missions.Select(m => m.Forbids.Sum(a => 1 << universe.Activities.Find(a)))];
    }

    /// <summary>The rules; a rule's number is its place here.</summary>
    public IReadOnlyList<Rule> Rules => _rules;

    /// <summary>The rule of the layout's n-th machine: a trigger that a state does not permit breaks it.</summary>
    public Rule OfMachine(int machine) => _rules[_firstMachine + machine];

    /// <summary>The number of a rule.</summary>
    public int NumberOf(Rule rule)
    {
        for (int i = 0; i < _rules.Count; i++)
        {
            if (ReferenceEquals(_rules[i], rule)) return i;
        }
        return _rules.IndexOf(rule);
    }

    /// <summary>The first general rule the op would break, or null.</summary>
    public Rule? BrokenBefore(World world, in Op op) => GeneralRules.Broken(world, op, _forbidden);

    /// <summary>
    /// The rules of the pack that ask about anything written after a mark, as bits of a <see cref="Watch"/>.
    /// </summary>
    public ulong Concerned(Journal journal, int mark) => _watch.Touched(journal.Since(mark));

    /// <summary>
    /// The next rule of the pack that what was written after the mark broke, or null. A rule that asks about none of it
    /// holds as before, and one that did not hold before is not broken again: else a single fact that breaks it would
    /// block all that follows.
    /// </summary>
    /// <param name="concerned">The rules that ask about what was written.</param>
    /// <param name="journal">What was written.</param>
    /// <param name="mark">Where the op's writing begins.</param>
    /// <param name="day">The op's day.</param>
    /// <param name="blocking">Whether to look at rules that block, or at those that note.</param>
    /// <param name="next">From which of the pack's rules to look, from 0; then, where to go on.</param>
    public Rule? BrokenSince(ulong concerned, Journal journal, int mark, int day, bool blocking, ref int next)
    {
        var moment = new Moment(journal.World, day, []);
        for (next = Watch.Next(concerned, next); next < _own.Count; next = Watch.Next(concerned, next))
        {
            (Rule rule, BoundExpression<Moment> holds) = _own[next++];
            if (rule.Blocks != blocking || !holds.Evaluate(moment).IsFalse) continue;
            journal.LookBack(mark);
            bool wasBroken = holds.Evaluate(moment).IsFalse;
            journal.LookForward(mark);
            if (!wasBroken) return rule;
        }
        return null;
    }

    /// <summary>Adds a reader of everything that the pack's own blocking rules ask about.</summary>
    internal void AddTo(Watch watch, int reader)
    {
        foreach ((_, BoundExpression<Moment> holds) in _own.Where(own => own.Rule.Blocks)) watch.Add(reader, holds);
    }

    private static BoundExpression<Moment> Bind(PackRule rule, WorldScope scope)
    {
        try
        {
            return Binder<Moment>.Bind(ExpressionParser.Parse(rule.Holds), scope, ValueKind.Truth);
        }
        catch (ExpressionException e)
        {
            throw new InvalidInputException($"Rule {rule.Id} of the pack, '{rule.Holds}': {e.Message}", e.Hint);
        }
    }
}
