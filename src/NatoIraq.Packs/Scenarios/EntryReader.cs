using System.Diagnostics.CodeAnalysis;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;
using NatoIraq.Packs.Events;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Scenarios;

/// <summary>Reads the entries of a plan: events, rules and hazards.</summary>
/// <param name="fork">The day of the fork; null when it is not known.</param>
internal sealed class EntryReader(DateOnly? fork)
{
    /// <summary>What messages call an entry of <c>events</c>.</summary>
    public const string PlannedWhat = "a planned event";

    private const string For = "for";
    private const string Count = "count";

    /// <summary>An entry of <c>events</c>.</summary>
    public PlannedEvent ReadPlanned(Fields entry)
    {
        Located id = ReadId(entry);
        Located? on = ReadDay(entry);
        After? after = entry.Map("after", "an 'after'", ReadAfter);
        RequireOne(entry, "on", "after", "Write on: DATE, or after: { event: ID }.");
        EventType? type = EventFields.ReadType(entry);
        Located? chance = ReadChance(entry);
        Located? condition = entry.LocatedOrNull("if");
        Located? over = entry.LocatedOrNull("over");
        CheckUnit(entry, over, "over");
        Located? steps = entry.LocatedOrNull("steps");
        entry.Has("note");
        if (steps is not null && over is null) entry.Add("'steps' needs the key 'over' beside it.", key: "steps");
        if (over is not null && type?.Fields.All(f => f.Name != Count) == true)
            entry.Add($"'over' spreads a count over time, and {type} has none.", "Leave it out.", "over");
        CheckLiteral(entry, steps, "steps", 1, Fields.LargestNumber);
        Located? lasting = ReadFor(entry, type);
        var formulas = new Dictionary<string, Located>();
        EventData data = ReadData(entry, type, formulas);
        return new PlannedEvent(id, on, after, chance, condition, over, steps, lasting, data, formulas);
    }

    /// <summary>An entry of <c>rules</c>.</summary>
    public Reaction ReadReaction(Fields entry)
    {
        Located id = ReadId(entry);
        Located? when = entry.LocatedOrNull("when");
        Located? on = entry.LocatedOrNull("on");
        RequireOne(entry, "when", "on", "Write when: CONDITION, or on: ID of a hazard or event.");
        EventType? type = EventFields.ReadType(entry);
        Located? chance = ReadChance(entry);
        entry.Has("note");
        Located? lasting = ReadFor(entry, type);
        var formulas = new Dictionary<string, Located>();
        EventData data = ReadData(entry, type, formulas);
        return new Reaction(id, when, on, chance, lasting, data, formulas);
    }

    /// <summary>An entry of <c>hazards</c>.</summary>
    public Hazard ReadHazard(Fields entry)
    {
        Located id = ReadId(entry);
        Located rate = entry.Located("rate");
        CheckRate(entry, rate);
        EventType? type = EventFields.ReadType(entry);
        entry.Has("note");
        if (ReadFor(entry, type) is not null)
            entry.Add("A hazard's event has no 'for'.", $"Write a rule with on: {Problems.Shown(id.Text)}.", For);
        var formulas = new Dictionary<string, Located>();
        EventData data = ReadData(entry, type, formulas);
        return new Hazard(id, rate, data, formulas);
    }

    private static Located ReadId(Fields entry)
    {
        Names names = entry.File.Names;
        int known = names.All(Noun.Entry).Count;
        Located id = entry.LocatedId("id", Noun.Entry);
        // An id that is missing, or taken, is told; the entry keeps apart from the others, to be checked as they are.
        if (names.All(Noun.Entry).Count == known) id = id with { Text = $"{id.Text}#{entry.At.Line}" };
        if (id.Text == After.Fork) entry.Add($"'{After.Fork}' is the moment of forking.", "Choose another id.", "id");
        return id;
    }

    /// <summary>A planned day; what precedes the fork is not the branch's to change (R15).</summary>
    private Located? ReadDay(Fields entry)
    {
        if (entry.One("on", required: false) is not { } scalar) return null;
        if (entry.DayOf(scalar, "on") < fork)
            entry.File.Add(
                scalar.At,
                $"{scalar.Text} lies before the fork on {fork:yyyy-MM-dd}; a branch changes nothing there (R15).",
                "Fork earlier, or plan it later.");
        return scalar.Located;
    }

    private static After ReadAfter(Fields after)
    {
        Located other = after.Located("event");
        Located? delay = after.LocatedOrNull("delay");
        CheckLiteral(after, delay, "delay", 0, Fields.LargestNumber);
        CheckUnit(after, delay, "delay");
        return new After(other, delay, after.Flag("unless") ?? false, after.Flag("start") ?? false);
    }

    private static Located? ReadChance(Fields entry)
    {
        Located? chance = entry.LocatedOrNull("chance");
        CheckLiteral(entry, chance, "chance", 0, 1);
        return chance;
    }

    /// <summary>How long the state lasts, for the types that have an opposite; of others the key is unknown.</summary>
    private static Located? ReadFor(Fields entry, EventType? type)
    {
        Located? span = type?.Fields.Any(f => f.Name == For) == true ? entry.LocatedOrNull(For) : null;
        CheckUnit(entry, span, For);
        return span;
    }

    /// <summary>What the event says; once something is told of that, a stand-in for it.</summary>
    private static EventData ReadData(Fields entry, EventType? type, Dictionary<string, Located> formulas)
    {
        if (type is null) return new Unread();
        Names names = entry.File.Names;
        (int problems, int references) = (names.Problems.Count, names.References);
        EventData? data = EventFields.Read(entry, type, formulas, leftOut: For);
        bool isSound = names.Problems.Count == problems && names.KnowsSince(references);
        return data is not null && isSound ? data : new Unread();
    }

    /// <summary>A rate that begins with a number needs a unit of time and may not be negative.</summary>
    private static void CheckRate(Fields entry, Located rate)
    {
        string number = rate.Text.Split(" per ", 2)[0].Trim();
        if (!Fields.TryNumber(number, out double value)) return;
        if (value < 0) entry.Add($"'rate' is {number}; a rate is not negative.", key: "rate");
        else if (number == rate.Text.Trim())
            entry.Add("'rate' lacks its unit of time.", $"Write {number} per month.", "rate");
    }

    /// <summary>
    /// A span of bare numbers could mean days or months; one that names an assumption has that one's unit.
    /// </summary>
    private static void CheckUnit(Fields entry, Located? span, string key)
    {
        if (span is null || span.Text is "0" || !TryQuantity(span.Text, out Quantity? quantity)) return;
        if (quantity.Unit is null && quantity.Arguments.All(a => a is Syntax.Number))
            entry.Add($"'{key}' lacks its unit of time.", $"Write {span.Text} days, or weeks, months or years.", key);
    }

    /// <summary>
    /// What is no quantity at all is told where the plan is compiled, with the place inside the text.
    /// </summary>
    private static bool TryQuantity(string text, [NotNullWhen(true)] out Quantity? quantity)
    {
        try
        {
            quantity = Quantity.Parse(text);
            return true;
        }
        catch (ExpressionException)
        {
            quantity = null;
            return false;
        }
    }

    private static void CheckLiteral(Fields entry, Located? text, string key, double least, double most)
    {
        if (text is null || !Fields.TryNumber(text.Text, out double number)) return;
        if (number < least || number > most)
            entry.Add(Fields.OutOfRange(key, Problems.Shown(text.Text), least, most), key: key);
    }

    private static void RequireOne(Fields entry, string one, string other, string hint)
    {
        bool first = entry.Has(one), second = entry.Has(other);
        if (first && second)
            entry.Add($"{Fields.Capital(entry.What)} has '{one}' or '{other}', not both.", hint, other);
        else if (!first && !second && !entry.IsRefused)
            entry.Add($"{Fields.Capital(entry.What)} needs the key '{one}' or '{other}'.", hint);
    }
}
