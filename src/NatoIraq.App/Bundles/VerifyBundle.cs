using MediatR;
using NatoIraq.App.Stores;
using NatoIraq.Core;
using NatoIraq.Core.History;

namespace NatoIraq.App.Bundles;

/// <summary>
/// Checks a bundle: that each member is as it was sealed, and that the same run gives the same result here. It asks
/// nothing of any store or network.
/// </summary>
/// <param name="File">The file's bytes.</param>
/// <param name="Name">What errors call it.</param>
/// <param name="Threads">How many threads; the result does not depend on it.</param>
/// <param name="Progress">Told the share done, 0 to 1; null for nobody.</param>
public sealed record VerifyBundle(byte[] File, string Name, int Threads, IProgress<double>? Progress)
    : IRequest<VerifiedBundleView>
{
    /// <summary>The most draws that are run, all branches together.</summary>
    public long MostDraws { get; init; } = long.MaxValue;

    /// <summary>The most dates that are reported, and the most series.</summary>
    public int MostReported { get; init; } = int.MaxValue;
}

/// <summary>What a check of a bundle came to.</summary>
public enum Verdict
{
    /// <summary>Every byte of the result is the same.</summary>
    Identical,

    /// <summary>Every number is the same; this engine tells more, or in another form.</summary>
    SameNumbers,

    /// <summary>Something comes out otherwise.</summary>
    Different,

    /// <summary>Something in the file is not as it was sealed, or contradicts the log in it.</summary>
    Changed,
}

/// <summary>What a check of a bundle found.</summary>
/// <param name="Verdict">What it came to.</param>
/// <param name="Seal">The SHA-256 of the file.</param>
/// <param name="Made">What made the bundle.</param>
/// <param name="Here">What checked it.</param>
/// <param name="Pack">The pack's edition.</param>
/// <param name="Run">How the branches are drawn.</param>
/// <param name="Result">The hash that the sealed comparison names itself.</param>
/// <param name="Notes">What differs between the engine that made it and this one.</param>
/// <param name="Changes">The members that are not as they were sealed, or not what the log says.</param>
/// <param name="Refused">Why this engine cannot run it; null when it can.</param>
/// <param name="Draws">Of each branch that differs its first draw that does; a parent before its children.</param>
/// <param name="Outputs">For each output that differs the first number that does.</param>
public sealed record VerifiedBundleView(
    Verdict Verdict,
    string Seal,
    Versions Made,
    Versions Here,
    PackVersion Pack,
    BundleRun Run,
    string Result,
    IReadOnlyList<string> Notes,
    IReadOnlyList<MemberChange> Changes,
    IReadOnlyList<string> Refused,
    IReadOnlyList<DrawDivergence> Draws,
    IReadOnlyList<OutputDivergence> Outputs)
{
    /// <summary>Whether it is what it says it is.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsGood => Verdict is Verdict.Identical or Verdict.SameNumbers;
}

/// <summary>Handles <see cref="VerifyBundle"/>.</summary>
public sealed class VerifyBundleHandler : IRequestHandler<VerifyBundle, VerifiedBundleView>
{
    /// <inheritdoc/>
    public async Task<VerifiedBundleView> Handle(VerifyBundle request, CancellationToken cancellationToken)
    {
        Bundle bundle = Bundle.Read(request.File, request.Name);
        BundleManifest m = bundle.Manifest;
        var view = new VerifiedBundleView(
            Verdict.Changed, Bundle.HashOf(request.File), m.Made, Versions.Here, m.Pack, m.Run, m.Result,
            [.. NotesOn(m.Made, Versions.Here)], bundle.Changes(request.File), [], [], []);
        if (view.Changes.Count > 0) return view;
        CheckSize(m.Run, request);
        return await RunAgainAsync(view, bundle, request, cancellationToken);
    }

    private static void CheckSize(BundleRun run, VerifyBundle request)
    {
        long draws = (long)run.Draws * run.Branches.Append(run.Baseline).OfType<string>().Distinct().Count();
        (long Held, string What, long Most)[] sizes =
        [
            (draws, "draws", request.MostDraws), (run.At.Count, "dates", request.MostReported),
            (run.Series.Count, "series", request.MostReported),
        ];
        foreach ((long held, string what, long most) in sizes.Where(s => s.Held > s.Most))
        {
            throw new InvalidInputException(
                $"{request.Name} holds {held:N0} {what}; at most {most:N0} are run again here.",
                "Check it on the command line: 'natoiraq bundle verify'.");
        }
    }

    private static async Task<VerifiedBundleView> RunAgainAsync(
        VerifiedBundleView view, Bundle bundle, VerifyBundle request, CancellationToken cancel)
    {
        List<LogEntry> log = LogOf(bundle, request.Name, cancel);
        try
        {
            Workspace workspace = await LogStore.WorkspaceOf(log, cancel);
            var sealing = new Sealing(workspace, view.Run);
            var results = new Dictionary<string, byte[]>(sealing.Results(request.Threads, request.Progress, cancel));
            view = Compared(view, bundle, sealing, results);
            bool isSame = view.Verdict == Verdict.Identical;
            MemberChange[] changes = [.. Contradictions.Of(bundle, sealing, log, isSame)];
            return changes.Length == 0 ? view : view with { Verdict = Verdict.Changed, Changes = changes };
        }
        catch (InvalidInputException e)
        {
            return view with { Verdict = Verdict.Different, Refused = [.. e.Problems.Select(p => $"{p}")] };
        }
    }

    /// <summary>The log in a bundle.</summary>
    /// <exception cref="InvalidInputException">There is none, or its chain of hashes is broken.</exception>
    private static List<LogEntry> LogOf(Bundle bundle, string name, CancellationToken cancel)
    {
        try
        {
            byte[] member = bundle.Members.GetValueOrDefault(Sealing.Log) ?? [];
            List<LogEntry> log = LogFile.Read(new MemoryStream(member), $"{name}:{Sealing.Log}", cancel);
            return log.Count > 0 ? log
                : throw new InvalidInputException([new Problem($"Its {Sealing.Log} holds no event.", name)]);
        }
        catch (InvalidInputException e)
        {
            const string Hint = "There is nothing to run again. Use another copy of the bundle.";
            throw new InvalidInputException([.. e.Problems.Select(p => p with { Hint = Hint })]);
        }
    }

    private static VerifiedBundleView Compared(
        VerifiedBundleView view, Bundle bundle, Sealing sealing, Dictionary<string, byte[]> results)
    {
        bool isIdentical = true;
        var draws = new List<DrawDivergence>();
        var outputs = new List<OutputDivergence>();
        IEnumerable<string> paths = bundle.Members.Keys.Where(Sealing.IsResult).Union(results.Keys);
        foreach (string path in paths.Order(StringComparer.Ordinal))
        {
            byte[]? held = bundle.Members.GetValueOrDefault(path), here = results.GetValueOrDefault(path);
            if (held is not null && here is not null && held.AsSpan().SequenceEqual(here)) continue;
            isIdentical = false;
            // The table is the comparison's: what differs there was told already.
            if (path == Sealing.Table && outputs.Exists(o => o.Member == Sealing.Compared)) continue;
            if (held is null || here is null || SealedDraws.BranchOf(path) is not { } branch)
            {
                if (OutputDivergence.Of(path, held, here) is { } output) outputs.Add(output);
            }
            else if (DrawDivergence.Of(branch, held, here) is { } draw)
            {
                draws.Add(draw);
            }
        }
        return view with
        {
            Verdict = isIdentical ? Verdict.Identical : draws.Count + outputs.Count == 0 ? Verdict.SameNumbers
                : Verdict.Different,
            Draws = [.. draws.OrderBy(d => sealing.DepthOf(d.Branch)).ThenBy(d => d.Branch, StringComparer.Ordinal)],
            Outputs = outputs,
        };
    }

    private static IEnumerable<string> NotesOn(Versions made, Versions here)
    {
        if (made.Engine != here.Engine)
        {
            yield return $"It was made by natoiraq {made.Engine}; this is {here.Engine}.";
            yield return "What it tells in words, README.txt and prov.json, is not checked by another natoiraq.";
        }
        if (made.Model != here.Model)
        {
            yield return $"It was made by model {made.Model}; this is model {here.Model}: "
                + "other numbers are to be expected.";
        }
        if (made.Runtime != here.Runtime) yield return $"It was made on .NET {made.Runtime}; this is {here.Runtime}.";
        if (made.Architecture != here.Architecture)
        {
            yield return $"It was made on {made.Architecture}; this is {here.Architecture}: the last bits of a drawn "
                + "number may differ, and seldom a whole person.";
        }
    }
}
