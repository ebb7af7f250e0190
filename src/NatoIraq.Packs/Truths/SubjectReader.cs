using NatoIraq.Core.Expressions;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Scoring;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Truths;

/// <summary>Reads what a truth is about, and what it was.</summary>
internal sealed class SubjectReader(Layout layout)
{
    private const string By = "by";
    private const string NotBy = "not-by";

    public Truth? Read(Fields row, string subject, Told told) => subject switch
    {
        "machine" => ReadState(row, told),
        "event" => ReadEvent(row, told),
        _ => ReadLevel(row, told),
    };

    private LevelTruth ReadLevel(Fields row, Told told)
    {
        Core.History.Series? series = row.Series("series");
        Located? quantity = row.LocatedOrNull("quantity");
        if (quantity is not null) Check(row, quantity);
        return new LevelTruth(
            told.Number, told.Date, told.Source, told.Published, told.Cites, told.Note, series, quantity,
            ExtentReader.Read(row, isPersons: quantity is null));
    }

    private void Check(Fields row, Located quantity)
    {
        try
        {
            Binder<Moment>.Bind(
                ExpressionParser.Parse(quantity.Text), new WorldScope(layout, new Ids([])), ValueKind.Number);
        }
        catch (ExpressionException e)
        {
            row.File.Add(new Mark(quantity.Line, quantity.Column + e.Offset), e.Message, e.Hint);
        }
    }

    private StateTruth? ReadState(Fields row, Told told)
    {
        IReadOnlyList<Scalar> named = row.Has("one-of")
            ? row.Distinct("one-of", row.Many("one-of"))
            : row.One("value", required: true) is { } only ? [only] : [];
        if (row.Has("one-of") && row.Has("value"))
            row.Add("'value' and 'one-of' say the same: write one of them.", key: "value");
        if (row.One("machine", required: true) is not { } text) return null;
        string[] parts = text.Text.Split('/', 2);
        Machine? machine = AllMachines.Find(parts[0]) is { Per: not SubjectKind.Claim } found ? found : null;
        if (machine is null || parts.Length < 2 || layout.FindSubject(machine.Per, parts[1]) < 0)
        {
            IEnumerable<string> known = Enumerable.Range(0, layout.InstanceCount)
                .Select(i => $"{layout.MachineAt(i).Name}/{layout.SubjectName(i)}");
            row.File.Add(
                text.At, $"There is no machine '{Problems.Shown(text.Text)}': it is written machine/subject.",
                row.File.Names.Problems.DidYouMean(text.Text, known) ?? "'natoiraq machines list' names the machines.");
            return null;
        }
        foreach (Scalar state in named.Where(s => machine.StateOf(s.Text) < 0))
        {
            row.File.Add(
                state.At,
                $"'{machine.Name}' has no state '{Problems.Shown(state.Text)}'; it has {string.Join(", ", machine.States)}.",
                row.File.Names.Problems.DidYouMean(state.Text, machine.States));
        }
        return new StateTruth(
            told.Number, told.Date, told.Source, told.Published, told.Cites, told.Note, machine, parts[1],
            [.. named.Select(s => machine.StateOf(s.Text)).Where(s => s >= 0)]);
    }

    private static EventTruth ReadEvent(Fields row, Told told)
    {
        string id = row.Text("event");
        string when = row.Choice("value", "on", By, NotBy);
        DateOnly? from = row.DayOrNull("from");
        if (from > told.Date)
            row.Add("'from' is after 'date', which is the last day on which it happened.", key: "from");
        if (from is not null && when != "on")
            row.Add("'from' belongs to 'value: on'.", "Leave it out, or write 'on'.", "from");
        return new EventTruth(
            told.Number, told.Date, told.Source, told.Published, told.Cites, told.Note, id,
            when == "on" ? from ?? told.Date : null, when != NotBy);
    }
}
