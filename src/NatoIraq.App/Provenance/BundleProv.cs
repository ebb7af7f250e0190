using NatoIraq.App.Bundles;
using static NatoIraq.App.Provenance.ProvDocument;

namespace NatoIraq.App.Provenance;

/// <summary>
/// A bundle as PROV-JSON, for tools that follow provenance: its members, the run that made the results, and the
/// versions it was made by. It holds no time of day and no path outside the bundle.
/// </summary>
internal sealed class BundleProv
{
    private readonly ProvDocument _prov = new();
    private readonly BundleManifest _manifest;

    private BundleProv(BundleManifest manifest) => _manifest = manifest;

    /// <summary>The document's text.</summary>
    /// <param name="manifest">The manifest, without the document itself.</param>
    public static string Write(BundleManifest manifest)
    {
        var writer = new BundleProv(manifest);
        writer.State();
        return writer._prov.Write();
    }

    private void State()
    {
        string software = Software(), run = Run();
        string pack = _prov.Add(
            "entity", _prov.Name("pack", _manifest.Pack.Name), ("prov:type", Kind("Pack")),
            ("prov:label", _manifest.Pack.Name), ("ni:digest", _manifest.Pack.Digest));
        string? baseline = null;
        foreach (SealedMember member in _manifest.Members)
        {
            bool isResult = Sealing.IsResult(member.Path), isScenario = BranchOf(member.Path) is not null;
            string id = _prov.Add(
                "entity", _prov.Name("member", member.Path),
                ("prov:type", isScenario ? Qualified("prov:Plan") : Kind(isResult ? "Result" : "Input")),
                ("prov:label", member.Path), ("ni:sha256", member.Sha256));
            if (BranchOf(member.Path) == _manifest.Run.Baseline && isScenario) baseline = id;
            if (isResult) _prov.Relate("wasGeneratedBy", id, run);
            else _prov.Relate("used", run, id);
            if (!isResult && !isScenario) _prov.Relate("wasDerivedFrom", id, pack);
        }
        foreach (SealedBranch branch in _manifest.Branches.Where(b => _manifest.Branches.Any(p => p.Name == b.From)))
            _prov.Relate("wasDerivedFrom", Scenario(branch.Name), Scenario(branch.From));
        if (baseline is null) _prov.Relate("wasAssociatedWith", run, software);
        else _prov.Relate("wasAssociatedWith", run, software, ("prov:plan", baseline));
    }

    private string Software()
    {
        Versions made = _manifest.Made;
        return _prov.Add("agent", _prov.Name("software", $"natoiraq-{made.Engine}"),
            ("prov:type", Qualified("prov:SoftwareAgent")), ("prov:label", "natoiraq"), ("ni:version", made.Engine),
            ("ni:model", Whole((ulong)made.Model)), ("ni:runtime", made.Runtime),
            ("ni:architecture", made.Architecture));
    }

    private string Run()
    {
        BundleRun run = _manifest.Run;
        return _prov.Add("activity", _prov.Name("run", $"projection/{_manifest.Result}"),
            ("prov:type", Kind("Projection")), ("ni:draws", Whole((ulong)run.Draws)),
            ("ni:randomSeed", Whole(run.RandomSeed)), ("ni:priors", run.Priors), ("ni:sampling", run.Sampling),
            ("ni:baseline", Text(run.Baseline)));
    }

    private string Scenario(string branch) => _prov.Name("member", Sealing.ScenarioOf(branch));

    private string? BranchOf(string path) =>
        _manifest.Branches.FirstOrDefault(b => Sealing.ScenarioOf(b.Name) == path)?.Name;
}
