using System.Globalization;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Diffs;

/// <summary>What scenarios say, as things to compare.</summary>
internal static class PlanItems
{
    private const string Drop = "drop";
    private const string Skipping = "skip";
    private const string Outputs = "outputs";

    private static readonly string[] Entries = ["events", "rules", "hazards"];

    /// <summary>
    /// The parts whose order means something: what is due on one day happens in the order of the file.
    /// </summary>
    public static IReadOnlyList<string> Ordered => Entries;

    /// <summary>All that one file says, its head included.</summary>
    public static IReadOnlyList<Item> OfFile(Scenario s) =>
    [
        Item.Of("scenario", "scenario", s.Name), Item.Of("scenario", "title", s.Title),
        Item.Of("scenario", "from", s.From), Item.Of("scenario", "fork", s.Fork),
        Item.Of("scenario", "until", Day(s.Until)),
        .. s.Note is { } note ? [Item.Of("scenario", "note", note.Trim())] : Array.Empty<Item>(),
        .. Own(s),
    ];

    /// <summary>
    /// The whole plan of a branch: what its scenario inherits, adds, replaces and leaves out. What it reports is no
    /// part
    /// of it: a branch does not inherit that, and it changes nothing.
    /// </summary>
    /// <param name="chain">The scenario's ancestors, eldest first, then the scenario itself.</param>
    public static IReadOnlyList<Item> OfPlan(IReadOnlyList<Scenario> chain)
    {
        var plan = new OrderedDictionary<(string Space, string Id), Item>();
        foreach (Scenario scenario in chain)
        {
            IReadOnlyList<Item> own = Own(scenario);
            foreach (Item drop in own.Where(i => i.Part == Drop)) plan.Remove((Entries[0], drop.Id));
            // Events, rules and hazards share their ids: one may replace the other.
            foreach (Item i in own.Where(i => i.Part is not (Drop or Skipping or Outputs)))
                plan[(Entries.Contains(i.Part) ? Entries[0] : i.Part, i.Id)] = i;
            foreach (string skipped in scenario.Skipped) plan.Remove((Entries[0], skipped));
        }
        return [.. plan.Values];
    }

    /// <summary>A day as files write it.</summary>
    public static string Day(DateOnly day) => $"{day:yyyy-MM-dd}";

    /// <summary>The fields of an event that are given, as files name them.</summary>
    public static IEnumerable<(string Name, string Value)> FieldsOf(EventData data)
    {
        EventType type = EventTypes.Get(EventTypes.NameOf(data));
        var properties = type.Class.GetProperties().ToDictionary(p => Kebab.Of(p.Name));
        foreach (EventField field in type.Fields)
        {
            object? value = properties[field.Name].GetValue(data);
            string? text = value switch
            {
                null => null,
                IReadOnlyList<string> list => list.Count == 0 ? null : string.Join(", ", list),
                bool flag => flag ? "true" : "false",
                _ => $"{value}",
            };
            if (text is not null) yield return (field.Name, text);
        }
    }

    private static IReadOnlyList<Item> Own(Scenario s) =>
    [
        .. s.Assumptions.Select(Of),
        .. s.Correlations.SelectMany(Pairs),
        .. s.Initial.Select(i => Item.Of("initial", i.Target.Text, i.Value.Text)),
        .. s.Events.Select(e => Entry(e, Entries[0], Timing(e))),
        .. s.Rules.Select(e => Entry(
            e, Entries[1],
                [("when", e.When?.Text), ("on", e.On?.Text), ("chance", e.Chance?.Text), ("for", e.For?.Text)])),
        .. s.Hazards.Select(e => Entry(e, Entries[2], [("rate", e.Rate.Text)])),
        .. s.Drop.Select(d => new Item(Drop, d.Text, null, [])),
        .. s.Skipped.Select(id => new Item(Skipping, id, null, [])),
        .. s.Outputs.Select(o => Item.Of(Outputs, o.Name.Text, o.Expression.Text)),
    ];

    /// <summary>Each two of a correlation, in the order of their names, whoever is written first.</summary>
    private static IEnumerable<Item> Pairs(Correlation c)
    {
        string[] names = [.. c.Between.Select(b => b.Text).Order(StringComparer.Ordinal)];
        return names.SelectMany((a, i) => names.Skip(i + 1).Select(b => Item.Of(
            "correlations", $"{a}, {b}", c.Rank.ToString(CultureInfo.InvariantCulture))));
    }

    private static Item Of(Assumption a) => new("assumptions", a.Name, null, Given(
        ("value", a.Value.Text), ("wide", a.Wide?.Text), ("unit", a.Unit),
            ("basis", a.FromSeed ? "seed" : "assumption"),
        ("cites", a.Cites.Count == 0 ? null : string.Join(", ", a.Cites)), ("informed", a.Informed ? "true" : null),
        ("note", a.Note?.Trim())));

    private static (string, string?)[] Timing(PlannedEvent e) =>
    [
        ("on", e.On?.Text), ("after", e.After?.Event.Text), ("delay", e.After?.Delay?.Text),
        ("unless", e.After is { Unless: true } ? "true" : null), ("start", e.After is { Start: true } ? "true" : null),
        ("chance", e.Chance?.Text), ("if", e.If?.Text), ("over", e.Over?.Text), ("steps", e.Steps?.Text),
        ("for", e.For?.Text),
    ];

    private static Item Entry(PlanEntry entry, string part, IEnumerable<(string, string?)> timing)
    {
        string type = EventTypes.NameOf(entry.Data);
        return new Item(
            part, entry.Id.Text, type,
            [("event", type), .. Given([.. timing]), .. FieldsOf(entry.Data)]);
    }

    private static (string, string)[] Given(params (string Name, string? Value)[] fields) =>
        [.. fields.Where(f => f.Value is not null).Select(f => (f.Name, f.Value!))];
}
