using NatoIraq.App.History;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Cli.Pages;

/// <summary>The world at a moment.</summary>
internal static class StatePage
{
    public static void Write(Page page, StateView view)
    {
        string where = view.Branch == Scenario.Trunk ? "The history" : $"{view.Branch}, draw {view.Draw},";
        page.Heading($"{where} at the end of {Say.Day(view.At)}, after step {view.Step}{Say.AsImportedOn(view.AsImportedOn)}");
        page.Note(view.KnownOn is not null
            ? $"Only events{Say.KnownOn(view.KnownOn, view.Clock)}; {Say.Count(view.Hidden)} became known later."
            : view.AsImportedOn is not null ? "With everything that the store held then."
            : "With everything that is known today; --known-on tells what was known then.");
        Levels(page, view.Levels);
        Missions(page, view.Missions);
        Possible(page, view.Possible);
        Machines(page, view.Machines);
        Offices(page, view.Offices);
    }

    private static void Levels(Page page, IReadOnlyList<LevelView> levels)
    {
        page.Heading("Troop levels (nation/mission/place)");
        var grid = new Grid("series", "persons", "as told", "as of", "~last known", "~cites");
        foreach (LevelView l in levels)
        {
            string last = l.LastKnown is { } k ? $"{Say.Bound(k.Low, k.Likely, k.High)} on {Say.Day(k.AsOf)}" : "";
            string told = l.Known ? l.Qualifier ?? (l.Derived ? "derived" : "") : "";
            string asOf = l.Known ? Say.Day(l.AsOf) : "";
            var bound = new Cell(Say.Bound(l), l.Known ? Tone.Strong : Tone.Dim);
            grid.Row(l.Series, bound, told, asOf, last, Say.Cites(l.Cites));
        }
        page.Add(grid);
    }

    private static void Missions(Page page, IReadOnlyList<MissionView> missions)
    {
        page.Heading("Missions");
        var grid = new Grid("mission", "lead", "cap", "#zones", "suspended", "~activities");
        foreach (MissionView m in missions)
        {
            string cap = m.Cap is { } c ? $"{c.Qualifier} {Say.Bound(c.Low, c.Likely, c.High)}".Trim() : "unknown";
            grid.Row(
                m.Mission, m.Lead ?? "-", cap, m.Zones is { } zones ? $"{zones}" : "-",
                m.Suspended ? new Cell("suspended", Tone.Warning) : "no",
                m.Activities.Count == 0 ? "none known" : string.Join(", ", m.Activities));
        }
        page.Add(grid);
    }

    private static void Possible(Page page, IReadOnlyList<PossibleView> possible)
    {
        if (possible.Count == 0) return;
        page.Heading("May have happened by then: their windows had begun");
        var grid = new Grid("event", "type", "between", "and", "~cites");
        foreach (PossibleView p in possible)
        {
            grid.Row(p.Id, p.Type, Say.Day(p.From), Say.Day(p.To), Say.Cites(p.Cites));
        }
        page.Add(grid);
    }

    private static void Machines(Page page, IReadOnlyList<MachineView> machines)
    {
        page.Heading("State machines");
        var grid = new Grid("machine", "subject", "state", "since", "~by");
        string before = "";
        foreach (MachineView m in machines)
        {
            grid.Row(
                m.Machine == before ? "" : m.Machine, m.Subject, new Cell(m.State, Tone.Strong), Say.Day(m.Since),
                new Cell(m.By ?? "", Tone.Dim));
            before = m.Machine;
        }
        page.Add(grid);
    }

    private static void Offices(Page page, IReadOnlyList<OfficeView> offices)
    {
        if (offices.Count == 0) return;
        page.Heading("Offices");
        var grid = new Grid("office", "holder");
        foreach (OfficeView o in offices) grid.Row(o.Office, o.Holder ?? "unknown");
        page.Add(grid);
    }
}
