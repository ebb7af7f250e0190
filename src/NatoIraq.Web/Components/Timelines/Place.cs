using Microsoft.AspNetCore.Http;
using NatoIraq.App.History;
using NatoIraq.App.Projections;
using NatoIraq.Core.Claims;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Sampling;
using NatoIraq.Core.Scenarios;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Components.Timelines;

/// <summary>Where a reader of a timeline stands, as its address says it.</summary>
/// <param name="Replay">Which replay.</param>
/// <param name="At">A date, step or event; null for where a reader begins.</param>
/// <param name="Watches">Expressions whose values are shown.</param>
/// <param name="Breaks">Conditions to stop at.</param>
/// <param name="Machines">The machines that are drawn whatever a step concerns, as <c>machine/subject</c>.</param>
public sealed record Place(
    OpenReplay Replay, string? At, IReadOnlyList<string> Watches, IReadOnlyList<string> Breaks,
    IReadOnlyList<string> Machines)
{
    /// <summary>How many expressions of a kind one page reads.</summary>
    private const int Most = 12;

    /// <summary>Whether it is the history, which has no draws.</summary>
    public bool IsHistory => Replay.Branch == Scenario.Trunk;

    /// <summary>The place that a query string names. A branch is planned with what was known at its fork.</summary>
    public static Place Of(Asked asked)
    {
        string branch = asked.Text("branch") ?? Scenario.Trunk;
        bool isHistory = branch == Scenario.Trunk;
        return new Place(
            new OpenReplay(
                branch, isHistory ? null : asked.Draw, isHistory ? 1 : asked.RandomSeed, !isHistory && asked.Wide,
                isHistory ? asked.Date("known-on") : null, asked.Clock)
            {
                Design = isHistory ? Design.Plain : asked.Design,
                AsImportedOn = asked.AsImportedOn,
            },
            asked.Text("at"), Kept(asked, "watch"), Kept(asked, "break"), Kept(asked, "machine"));
    }

    /// <summary>What is named so, without what a button takes off.</summary>
    private static IReadOnlyList<string> Kept(Asked asked, string name) =>
        [.. asked.Texts(name).Except(asked.Texts($"un{name}")).Take(Most)];

    /// <summary>What the address says besides the step, in order; forms carry it along.</summary>
    public IEnumerable<(string Name, string Value)> Rest()
    {
        if (!IsHistory) yield return ("branch", Replay.Branch);
        if (Replay.Draw is { } draw) yield return ("draw", $"{draw}");
        if (Replay.RandomSeed != 1) yield return ("random-seed", $"{Replay.RandomSeed}");
        if (Replay.Design.Method != SamplingMethod.Plain)
        {
            yield return ("sampling", SamplingView.WordOf(Replay.Design.Method));
            yield return ("draws", $"{Replay.Design.Draws}");
        }
        if (Replay.Wide) yield return ("priors", "wide");
        if (Replay.KnownOn is { } day) yield return ("known-on", $"{day:yyyy-MM-dd}");
        if (Replay.KnownOn is not null && Replay.Clock == Clock.Said) yield return ("clock", "said");
        if (Replay.AsImportedOn is { } held) yield return ("as-imported-on", $"{held:yyyy-MM-dd}");
        foreach (string text in Watches) yield return ("watch", text);
        foreach (string text in Breaks) yield return ("break", text);
        foreach (string text in Machines) yield return ("machine", text);
    }

    /// <summary>The address of a step here, or of the place itself.</summary>
    public string Url(object? at = null)
    {
        string? step = at is null ? At : $"{at}";
        IEnumerable<(string Name, string Value)> all = step is null ? Rest() : Rest().Append(("at", step));
        return $"/{QueryString.Create(all.Select(p => KeyValuePair.Create(p.Name, (string?)p.Value)))}";
    }

    /// <summary>The place with or without a machine drawn whatever happens.</summary>
    public Place Toggling(string machine) => this with
    {
        Machines = Machines.Contains(machine) ? [.. Machines.Where(m => m != machine)] : [.. Machines, machine],
    };
}
