using NatoIraq.App;
using NatoIraq.App.Bundles;

namespace NatoIraq.Cli.Pages;

/// <summary>What was sealed, and what a check of it found.</summary>
internal static class BundlePage
{
    public static void Sealed(Page page, SealedView view, string path)
    {
        BundleManifest m = view.Manifest;
        page.Heading($"Sealed in {path}");
        page.Terms(
        [
            .. About(m.Run, m.Pack, m.Made),
            ("result", m.Result), ("file", $"{Say.Count(m.Members.Count + 1, "member")}, {Say.Room(view.Bytes)}"),
            ("seal", view.Seal),
        ]);
        page.Blank();
        page.Say("The seal is the SHA-256 of the file: quote it with the result. "
            + "Whoever has the file runs it again with");
        page.Command($"natoiraq bundle verify {path}");
    }

    public static void Verified(Page page, VerifiedBundleView view)
    {
        page.Heading(view.Verdict switch
        {
            Verdict.Identical => "Identical",
            Verdict.SameNumbers => "The same numbers",
            Verdict.Different => "Different",
            _ => "Changed since it was sealed",
        });
        page.Say(view.Verdict switch
        {
            Verdict.Identical => "Run again here, every byte of the result is as it was sealed.",
            Verdict.SameNumbers =>
                "Run again here, every number is as it was sealed; this engine tells more, or in another form.",
            Verdict.Different when view.Refused.Count > 0 => "This engine cannot run it again.",
            Verdict.Different => "Run again here, the result is not what was sealed.",
            _ when view.Draws.Count + view.Outputs.Count > 0 =>
                "It contradicts itself, and run again the result is another.",
            _ => "What it holds is not what its manifest or its log says.",
        });
        foreach (MemberChange change in view.Changes)
            page.Item($"{(change.Member is { } member ? $"{member}: " : "")}{change.Because}", Tone.Warning);
        foreach (string refusal in view.Refused) page.Item(refusal, Tone.Warning);
        if (view.Draws.Count > 0) First(page, view.Draws);
        if (view.Outputs.Count > 0) Outputs(page, view.Outputs);
        page.Heading("What was sealed");
        page.Terms([.. About(view.Run, view.Pack, view.Made), ("result", view.Result), ("seal", view.Seal)]);
        foreach (string note in view.Notes) page.Item(note, Tone.Warning);
    }

    private static IEnumerable<(string, string)> About(BundleRun run, PackVersion pack, Versions made) =>
    [
        ("branches", string.Join(", ", run.Branches)), ("baseline", run.Baseline ?? "none"),
        ("drawn", $"{Say.Count(run.Draws, "draw")} a branch, random seed {run.RandomSeed}, {run.Sampling} sampling, "
            + $"{run.Priors} priors"),
        ("reported", $"{string.Join(", ", run.Series)} on {string.Join(", ", run.At.Select(d => Say.Day(d)))}"),
        ("pack", $"{pack.Name}, digest {pack.Digest[..16]}"),
        ("made by", $"natoiraq {made.Engine}, model {made.Model}, .NET {made.Runtime}, {made.Architecture}"),
    ];

    private static void First(Page page, IReadOnlyList<DrawDivergence> all)
    {
        DrawDivergence first = all[0];
        page.Heading($"First in {first.Branch}, {DrawOf(first)}");
        var grid = new Grid("what", "~which", "when", "~sealed", "~here");
        if (first.Input is { } input) Number("drawn", input);
        if (first.Event is { } e)
        {
            grid.Row(
                "event", new Cell(e.Event ?? "", Tone.Strong), e.Date ?? "", e.Sealed ?? "nothing",
                new Cell(e.Here ?? "nothing", Tone.Warning));
        }
        if (first.Value is { } value) Number("level", value);
        if (grid.Rows.Count > 0) page.Add(grid);
        if (first.Unknown is { } unknown) page.Note(unknown);
        if (all.Count > 1)
        {
            page.Say($"Beside it {Say.Count(all.Count - 1, "branch", "branches")}: "
                + string.Join(", ", all.Skip(1).Select(d => $"{d.Branch} ({DrawOf(d)})")) + ".");
        }

        void Number(string what, DivergedNumber n) => grid.Row(
            what, new Cell(n.Name ?? "", Tone.Strong), n.Date ?? "", Value(n.Sealed),
            new Cell(Value(n.Here), Tone.Warning));
    }

    private static void Outputs(Page page, IReadOnlyList<OutputDivergence> outputs)
    {
        page.Heading("First in the outputs");
        var grid = new Grid("output", "~where", "~of", "~sealed", "~here");
        foreach (OutputDivergence o in outputs)
        {
            string[] of = [.. new[] { o.Branch, o.Series, o.Event, o.Date }.OfType<string>()];
            grid.Row(
                o.Member, o.Path, string.Join(' ', of), o.Sealed ?? "nothing",
                new Cell(o.Here ?? "nothing", Tone.Warning));
        }
        page.Add(grid);
    }

    private static string DrawOf(DrawDivergence d) =>
        d.Draw == d.LastDraw ? $"draw {d.Draw}" : $"draws {d.Draw} to {d.LastDraw}";

    private static string Value(double? value) =>
        value?.ToString("G9", System.Globalization.CultureInfo.InvariantCulture) ?? "unknown";
}
