using NatoIraq.App.History;
using NatoIraq.App.Views;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Cli.Pages;

/// <summary>A replay, step by step.</summary>
internal static class ReplayPage
{
    public static void Write(Page page, ReplayView view)
    {
        string what = view.Branch == Scenario.Trunk ? "the history" : $"{view.Branch}, draw {view.Draw}";
        page.Heading($"Replay of {what}: {Say.Count(view.Steps.Count, "step")}{Say.AsImportedOn(view.AsImportedOn)}");
        if (view.Hidden > 0) page.Note($"{Say.Count(view.Hidden, "event")} became known later and are hidden.");
        foreach (StepView step in view.Steps) Step(page, step);
        NotHappened(page, [.. view.Steps.SelectMany(s => s.NotHappened)]);
        if (view.Until is { } never) page.Heading($"It never becomes true: {never}");
        if (view.Stopped is not { } stopped) return;
        page.Heading($"Stopped at step {stopped.Step}, {stopped.Id}");
        page.Say($"{stopped.Because}.");
    }

    private static void NotHappened(Page page, IReadOnlyList<NotHappenedView> missed)
    {
        if (missed.Count == 0) return;
        page.Heading($"{Say.Count(missed.Count, "planned event")} did not happen in this draw");
        foreach (NotHappenedView n in missed)
        {
            page.Item($"{Say.Day(n.Day)}  {n.Id}  {n.Type}: {n.Because}", Tone.Warning);
        }
    }

    private static void Step(Page page, StepView step)
    {
        string window = step.Window.From == step.Window.To ? "" : $" (at the latest; from {Say.Day(step.Window.From)})";
        page.Heading($"{step.Step}  {Say.Day(step.Date)}{window}  {step.Id}  {step.Type}");
        foreach (ChangeView c in step.Changes)
        {
            page.Item(Say.Grouped(
                c.Before is null ? $"{c.What}: {c.After}" : $"{c.What}: {c.Before} -> {c.After ?? "none"}"));
        }
        foreach (TransitionView t in step.Transitions)
        {
            string move = $"{t.Machine}/{t.Subject}: {(t.From is null ? t.To : $"{t.From} -> {t.To}")}";
            string then = t.Permits.Count == 0 ? " (an end)" : $"; then possible: {string.Join(", ", t.Permits)}";
            page.Item(move + then);
        }
        foreach (RejectionView r in step.Rejected)
        {
            page.Item(Say.Grouped($"against {r.Rule}: {r.Because}"), Tone.Warning);
        }
        if (step.Cites.Count > 0) page.Item($"cites {string.Join(' ', step.Cites)}", Tone.Dim);
    }
}
