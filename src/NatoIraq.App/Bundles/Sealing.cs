using System.Text;
using NatoIraq.App.Projections;
using NatoIraq.App.Provenance;
using NatoIraq.App.Stores;
using NatoIraq.App.Views;
using NatoIraq.Core.Branches;
using NatoIraq.Core.History;

namespace NatoIraq.App.Bundles;

/// <summary>
/// Makes the members of a bundle from a log and a run: creating one and verifying one are the same work, and differ in
/// what is done with the bytes.
/// </summary>
/// <param name="workspace">The log, folded.</param>
/// <param name="run">How its branches are drawn.</param>
internal sealed class Sealing(Workspace workspace, BundleRun run)
{
    /// <summary>The comparison as scripts read it.</summary>
    public const string Compared = "outputs/compare.json";

    /// <summary>Its table.</summary>
    public const string Table = "outputs/levels.csv";

    /// <summary>The log.</summary>
    public const string Log = "log.jsonl";

    /// <summary>Whether a run makes the member; the others are what it is made of, or tell of it.</summary>
    public static bool IsResult(string path) =>
        path is Compared or Table || SealedDraws.BranchOf(path) is not null;

    /// <summary>The member that holds a branch's scenario.</summary>
    public static string ScenarioOf(string branch) => $"scenarios/{branch}.yaml";

    /// <summary>The hash that the comparison names itself, once it was made.</summary>
    public string? Result { get; private set; }

    /// <summary>The branches drawn and those that they descend from, by name.</summary>
    public IReadOnlyList<Branch> Branches { get; } =
    [
        .. run.Branches.SelectMany(b => workspace.On(b).ChainOf(workspace.ScenarioOf(b))).Select(s => s.Name).Distinct()
            .Order(StringComparer.Ordinal).Select(workspace.Branch),
    ];

    /// <summary>How many branches a branch descends from.</summary>
    public int DepthOf(string branch) => Branches.FirstOrDefault(b => b.Name == branch) is null
        ? 0 : workspace.On(branch).ChainOf(workspace.ScenarioOf(branch)).Count;

    /// <summary>The bytes of a log as 'store export' writes it.</summary>
    public static byte[] LogOf(IReadOnlyList<LogEntry> log, CancellationToken cancel)
    {
        var bytes = new MemoryStream();
        LogFile.Write(bytes, log, cancel);
        return bytes.ToArray();
    }

    /// <summary>What authors wrote: the pack's definitions and the scenarios. Both are in the log too.</summary>
    public IEnumerable<KeyValuePair<string, byte[]>> Inputs() =>
    [
        .. workspace.Archive.Files.Select(f => Member($"pack/{f.Key}", f.Value)),
        .. Branches.Select(b => Member(ScenarioOf(b.Name), b.Scenario)),
    ];

    /// <summary>The manifest, still without members; the result in it once it was made.</summary>
    /// <param name="log">The log.</param>
    /// <param name="made">What makes the result.</param>
    public BundleManifest About(IReadOnlyList<LogEntry> log, Versions made) => new(
        BundleManifest.TheFormat, BundleManifest.TheVersion, made, PackVersion.Of(workspace.Archive),
        new SealedLog(log.Count, Convert.ToHexStringLower(log[^1].Hash)), run,
        [
            .. Branches.Select(b => new SealedBranch(
                b.Name, workspace.ParentOf(b), b.Version, b.Timeline, b.AppendedIds, b.Skipped)),
        ],
        Result ?? "", []);

    /// <summary>What tells of the others: where they come from, and for a reader what they are.</summary>
    /// <param name="others">The manifest of all members but these.</param>
    public static IReadOnlyList<KeyValuePair<string, byte[]>> Words(BundleManifest others) =>
        [Member("prov.json", BundleProv.Write(others)), Member("README.txt", BundleReadme.Of(others))];

    /// <summary>What a run makes.</summary>
    /// <param name="threads">How many threads; the bytes do not depend on it.</param>
    /// <param name="progress">Told the share done, 0 to 1; null for nobody.</param>
    /// <param name="cancel">Stops between draws.</param>
    public IEnumerable<KeyValuePair<string, byte[]>> Results(
        int threads, IProgress<double>? progress, CancellationToken cancel)
    {
        ProjectedView view = ProjectBranchesHandler.Run(
            workspace, run.Request(threads, progress is null ? null : new Half(progress)), cancel);
        Result = view.View.Hash;
        byte[][] draws = new byte[view.Plans.Count][];
        long all = (long)run.Draws * draws.Length, done = 0;
        Parallel.For(
            0, draws.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel },
            b => draws[b] = SealedDraws.Of(view.Plans[b], run, Drawn, cancel));
        return
        [
            Member(Compared, Json.Write(view.View) + "\n"), Member(Table, Csv.Write(view.View.Results)),
            .. view.Plans.Select((plan, b) => KeyValuePair.Create(SealedDraws.PathOf(plan.Name), draws[b])),
        ];

        void Drawn(int count) => progress?.Report(0.5 + ((double)Interlocked.Add(ref done, count) / all / 2));
    }

    private static KeyValuePair<string, byte[]> Member(string path, string text) =>
        new(path, Encoding.UTF8.GetBytes(text));

    /// <summary>The first half of the work.</summary>
    private sealed class Half(IProgress<double> whole) : IProgress<double>
    {
        public void Report(double value) => whole.Report(value / 2);
    }
}
