using NatoIraq.App.Charts;
using NatoIraq.App.History;
using NatoIraq.App.Views;

namespace NatoIraq.Web.Components.Timelines;

/// <summary>A step in words.</summary>
internal static class StepWords
{
    /// <summary>The type of an event as the beginning of a sentence, and its data.</summary>
    public static string What(MomentView moment)
    {
        string type = Figures.Capital(moment.Type.Replace('-', ' '));
        string data = DataText.Of(moment.Data);
        return data.Length == 0 ? type : $"{type}: {data}";
    }

    /// <summary>What is uncertain about its day; nothing when it is exact.</summary>
    public static string Window(MomentView moment) => moment.Window.From == moment.Window.To ? ""
        : moment.Window.To == moment.Day ? $" at the latest; some day from {Figures.Day(moment.Window.From)}"
        : $", placed within {Figures.Day(moment.Window.From)} to {Figures.Day(moment.Window.To)}";

    /// <summary>Which day's store is told of; nothing for today's.</summary>
    public static string AsImportedOn(Place place) =>
        place.Replay.AsImportedOn is { } day ? $", as imported on {Figures.Day(day)}" : "";

    /// <summary>The page of a claim, as the place's store says it.</summary>
    public static string ClaimUrl(Place place, string claim) => place.Replay.AsImportedOn is { } day
        ? $"/claims?id={claim}&as-imported-on={Figures.Iso(day)}" : $"/claims?id={claim}";

    /// <summary>What the scrubber stands at.</summary>
    public static string Scrubbed(Scene scene) => scene.Standing.Moment is { } moment
        ? $"{scene.Step} · {Figures.Day(moment.Day)} · {moment.Id}" : "";

    /// <summary>What a screen reader is told after a step.</summary>
    public static string Told(Scene scene)
    {
        if (scene.Standing.Moment is not { } moment) return "Nothing was known by then.";
        string moves = string.Concat(moment.Moves.Where(m => m.From != m.To)
            .Select(m => $" {m.Machine} of {m.Subject}: {m.To}."));
        string sought = scene.Found is { } s ? $"{s.Fault?.Message ?? s.Said} " : "";
        return $"{sought}Step {scene.Step} of {scene.Standing.Length}, {Figures.Day(moment.Day)}{AsImportedOn(scene.Place)}: "
            + $"{moment.Id}.{moves}";
    }

    /// <summary>Where a branch is begun that leaves at this step.</summary>
    public static string ForkHere(Scene scene)
    {
        bool isPlanned = scene.Standing.ForkStep > 0 && scene.Step > scene.Standing.ForkStep;
        MomentView moment = scene.Standing.Moment!;
        return isPlanned
            ? $"/fork?from={Uri.EscapeDataString(scene.Place.Replay.Branch)}&fork={Figures.Iso(moment.Day)}"
            : $"/fork?fork={Uri.EscapeDataString(moment.Id)}";
    }

    /// <summary>A day, or a dash when there is none.</summary>
    public static string Day(DateOnly? day) => day is { } d ? Figures.Iso(d) : "-";

    /// <summary>A machine's caption: what a reader who does not see the drawing is told.</summary>
    public static string Told(StandingMachine machine)
    {
        string[] open = [.. machine.Permits.Where(p => p.Barred is null).Select(p => p.Trigger)];
        string permits = open.Length > 0 ? $" It permits {string.Join(", ", open)}."
            : machine.Permits.Count == 0 ? " Nothing may follow." : "";
        string barred = string.Concat(machine.Permits.Where(p => p.Barred is not null)
            .Select(p => $" {p.Trigger} is barred: {p.Barred}."));
        return $"It is {machine.Now.State} since {Day(machine.Now.Since)}.{permits}{barred}";
    }
}
