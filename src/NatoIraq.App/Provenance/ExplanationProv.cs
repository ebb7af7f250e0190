using System.Text.Json.Nodes;
using NatoIraq.App.History;
using NatoIraq.App.Projections;
using static NatoIraq.App.Provenance.ProvDocument;

namespace NatoIraq.App.Provenance;

/// <summary>
/// An explanation as PROV-JSON, for tools that follow provenance: the number, what it was derived from down to the
/// documents and their publishers, and the run of this program that made it. It holds no time of day and no path.
/// </summary>
public sealed class ExplanationProv
{
    private readonly ProvDocument _prov = new();
    private readonly ExplainView _view;

    private ExplanationProv(ExplainView view) => _view = view;

    /// <summary>The document's text.</summary>
    public static string Write(ExplainView view)
    {
        var writer = new ExplanationProv(view);
        writer.State();
        return writer._prov.Write();
    }

    private void State()
    {
        string number = Number();
        string activity = Activity(number);
        foreach (DocumentView document in _view.Documents) Document(document);
        foreach (ClaimView claim in _view.Claims) Claim(claim);
        HashSet<string> told = [.. _view.Claims.Select(c => c.Id)];
        foreach (EventView e in _view.Events)
        {
            string id = _prov.Add("entity", _prov.Name("event", e.Id),
                ("prov:type", Kind("Event")), ("ni:type", Text(e.Type)), ("ni:from", Day(e.Date.From)),
                ("ni:to", Day(e.Date.To)));
            Derive(number, id);
            foreach (string claim in e.Cites.Where(told.Contains)) Derive(id, _prov.Name("claim", claim));
        }
        foreach (AssumptionView a in _view.Assumptions) Assumption(a, number, activity, told);
        foreach (DerivedView d in _view.Derived)
        {
            string id = _prov.Add("entity", _prov.Name("bound", d.Id),
                ("prov:type", Kind("Bound")), ("ni:low", Real(d.Low)), ("ni:high", Real(d.High)),
                ("ni:condition", Text(d.Condition)));
            Derive(number, id);
            foreach (string claim in d.Premises.Where(told.Contains)) Derive(id, _prov.Name("claim", claim));
        }
    }

    private string Number()
    {
        string at = Charts.Figures.Iso(_view.At);
        ResultView? drawn = _view.Projected?.Result;
        string series = _prov.Add(
            "entity", _prov.Name("subject", _view.Subject), ("prov:type", Kind("Subject")), ("prov:label", _view.Subject));
        string number = _prov.Add("entity", _prov.Name("number", $"{_view.Branch}/{_view.Subject}/{at}"),
            ("prov:type", Kind("Number")), ("ni:at", Day(_view.At)), ("prov:value", Real(drawn?.P50 ?? _view.Estimate?.Likely)),
            ("ni:low", Real(_view.Estimate?.Low)), ("ni:high", Real(_view.Estimate?.High)), ("ni:state", Text(_view.State)),
            ("ni:mean", Real(drawn?.Mean)), ("ni:p5", Real(drawn?.P5)), ("ni:p10", Real(drawn?.P10)),
            ("ni:p90", Real(drawn?.P90)), ("ni:p95", Real(drawn?.P95)), ("ni:unknown", Real(drawn?.Unknown)));
        _prov.Relate("specializationOf", number, series);
        return number;
    }

    /// <summary>The run that made the number: many draws of a branch, or a replay.</summary>
    private string Activity(string number)
    {
        string at = Charts.Figures.Iso(_view.At);
        string pack = _prov.Add(
            "entity", _prov.Name("pack", _view.Pack), ("prov:type", Kind("Pack")), ("prov:label", _view.Pack));
        string version = Versions.Here.Engine;
        string software = _prov.Add("agent", _prov.Name("software", $"natoiraq-{version}"),
            ("prov:type", Qualified("prov:SoftwareAgent")), ("prov:label", "natoiraq"), ("ni:version", version));
        string what = _view.Projected is null ? "replay" : "projection";
        string activity = _prov.Add("activity", _prov.Name("run", $"{what}/{_view.Branch}/{_view.Subject}/{at}"),
            ("prov:type", Kind(Charts.Figures.Capital(what))),
            ("ni:draws", _view.Projected is { } p ? Whole((ulong)p.Draws) : null),
            ("ni:randomSeed", _view.Projected is { } q ? Whole(q.RandomSeed) : null),
            ("ni:priors", Text(_view.Projected?.Priors)));
        _prov.Relate("wasGeneratedBy", number, activity);
        _prov.Relate("used", activity, pack);
        if (_view.Projected is not { } run)
        {
            _prov.Relate("wasAssociatedWith", activity, software);
            return activity;
        }
        string scenario = _prov.Add("entity", _prov.Name("scenario", _view.Branch),
            ("prov:type", Qualified("prov:Plan")), ("prov:label", _view.Branch), ("ni:sha256", run.Scenario));
        _prov.Relate("used", activity, scenario);
        _prov.Relate("wasAssociatedWith", activity, software, ("prov:plan", scenario));
        foreach (string owner in _view.Entries.Select(e => e.Owner).Where(o => o != _view.Branch).Distinct())
        {
            Derive(scenario, _prov.Add("entity", _prov.Name("scenario", owner),
                ("prov:type", Qualified("prov:Plan")), ("prov:label", owner)));
        }
        return activity;
    }

    private void Document(DocumentView d)
    {
        string publisher = _prov.Add("agent", _prov.Name("publisher", d.Outlet),
            ("prov:type", Qualified("prov:Organization")), ("prov:label", d.Outlet));
        string document = _prov.Add("entity", _prov.Name("document", d.Id),
            ("prov:type", Kind("Document")), ("prov:label", d.Title), ("ni:published", Day(d.Published)),
            ("ni:family", d.Family), ("ni:sha256", d.Sha256), ("prov:location", d.Address));
        _prov.Relate("wasAttributedTo", document, publisher);
    }

    private void Claim(ClaimView c)
    {
        string claim = _prov.Add("entity", _prov.Name("claim", c.Id),
            ("prov:type", Kind("Claim")), ("prov:label", c.Statement), ("ni:attribution", c.Attribution),
            ("ni:said", Day(c.Said)), ("ni:reported", Day(c.Reported)), ("ni:family", c.Family), ("ni:tier", c.Tier));
        _prov.Relate("wasDerivedFrom", claim, _prov.Name("document", c.Source),
            ("prov:type", Qualified("prov:PrimarySource")), ("ni:paragraph", Whole((ulong)c.Paragraph)));
    }

    private void Assumption(AssumptionView a, string number, string activity, HashSet<string> told)
    {
        VarianceView? share = _view.Variance.FirstOrDefault(v => v.Input == a.Name);
        string id = _prov.Add("entity", _prov.Name("assumption", $"{_view.Branch}/{a.Name}"),
            ("prov:type", Kind("Assumption")), ("prov:label", a.Name), ("prov:value", a.Value), ("ni:basis", a.Basis),
            ("ni:informed", a.Informed), ("ni:unit", Text(a.Unit)), ("ni:firstOrderIndex", Real(share?.First)));
        Derive(number, id);
        _prov.Relate("used", activity, id);
        foreach (string claim in a.Cites.Where(told.Contains)) Derive(id, _prov.Name("claim", claim));
    }

    private void Derive(string what, string from) => _prov.Relate("wasDerivedFrom", what, from);

    private static JsonNode Kind(string name) => Qualified($"ni:{name}");
}
