using NatoIraq.App.Charts;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>The events on which each branch turns, how often they happen, when, and why not.</summary>
internal static class ConditionsSection
{
    private static readonly string[] Columns = ["Event", "#Happens in", "When", "Why not", "What it is"];

    public static Markup Of(Brief brief)
    {
        (Told Branch, IReadOnlyList<Gate> Gates)[] all =
            [.. brief.Branches.Select(b => (b, Conditions.Gates(b.Result, b.Plan)))];
        (Told Branch, IReadOnlyList<Gate> Gates)[] gated = [.. all.Where(x => x.Gates.Count > 0)];
        Markup intro = Tag("p", "Planned events on which others wait, and which fail in more than 1 % of draws; the "
            + $"first {Conditions.Most} of each branch. When they happen, 8 times in 10 it is on the days given.");
        if (gated.Length == 0) return intro + Tag("p", "There are none: whatever others wait on happens.");
        Markup free = Join(all.Except(gated).Select(x => Foreign(x.Branch.Title)), "; ");
        return intro
            + Grid.Of("Conditions", "Conditions", Columns, gated.Select(x =>
                Grid.Body(Foreign(x.Branch.Title), Columns.Length, x.Gates.Select(Row))))
            + (gated.Length == all.Length ? default : Tag("p", "None in ", free, "."));
    }

    private static Markup Row(Gate gate)
    {
        EventResult result = gate.Result;
        string when = result is { P10: { } from, P90: { } to }
            ? from == to ? Figures.Iso(from) : $"{Figures.Iso(from)} to {Figures.Iso(to)}"
            : "never";
        return Grid.Row(
            Tag("code", result.Event),
            Grid.Number(Figures.Share(result.Happens)),
            Grid.OneLine(when),
            Grid.Words(string.Join("; ", result.WhyNot.Select(r => $"{InWords(r.Key)} {Figures.Share(r.Value)}"))),
            Grid.OneLine(EventTypes.NameOf(gate.Entry.Data)));
    }

    private static string InWords(NotHappened reason) => reason switch
    {
        NotHappened.Chance => "chance",
        NotHappened.Condition => "its condition was false",
        NotHappened.Unknown => "something it rests on is unknown",
        NotHappened.Blocked => "blocked",
        NotHappened.Waited => "waited on another",
        NotHappened.Invalid => "a number drawn for it is out of bounds",
        NotHappened.Cut => "it came too often, and the rest was cut",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
