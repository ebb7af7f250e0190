using System.Text.Json.Serialization;
using MediatR;
using NatoIraq.App.Wording;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Wording;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.History;

/// <summary>Explains a series, a machine's instance (<c>machine/subject</c>) or an event down to the claims.</summary>
/// <param name="Subject">What to explain.</param>
/// <param name="Branch">The branch; <c>history</c> for the trunk.</param>
/// <param name="At">A date, step or event; null for the last event.</param>
/// <param name="Draw">Which draw of a branch; null for the middle one.</param>
/// <param name="RandomSeed">The random seed of the draw.</param>
/// <param name="Wide">Whether the draw is of the wide priors.</param>
public sealed record Explain(
    string Subject, string Branch, string? At, long? Draw, ulong RandomSeed, bool Wide = false) : IRequest<ExplainView>
{
    /// <summary>How the draws were spread.</summary>
    public Design Design { get; init; } = Design.Plain;

    /// <summary>
    /// How many draws a branch's number is counted in, and what moves it; 0 leaves the one draw to speak for itself.
    /// </summary>
    public int Draws { get; init; }

    /// <summary>How many threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Told the share done, 0 to 1, where draws are counted; null for nobody.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>The scale in whose words the number is told too; null for none.</summary>
    public LikelihoodScale? Words { get; init; }
}

/// <summary>Why a value is what it is.</summary>
/// <param name="Subject">What was asked for.</param>
/// <param name="At">The day.</param>
/// <param name="Estimate">A series' level; null for other subjects.</param>
/// <param name="State">A machine's state; null for other subjects.</param>
/// <param name="Events">The events behind it, with their windows.</param>
/// <param name="Claims">The claims behind those.</param>
/// <param name="Derived">Bounds the pack derives for it, each with its condition.</param>
/// <param name="Conflicts">Where the sources behind it disagree or are silent, and how that is resolved.</param>
/// <param name="Assumptions">
/// The assumptions that enter a branch's number; of one draw alone, those behind its events.
/// </param>
/// <param name="Variance">Shares of the number's variance; empty where no draws were asked for.</param>
public sealed record ExplainView(
    string Subject,
    DateOnly At,
    LevelView? Estimate,
    string? State,
    IReadOnlyList<EventView> Events,
    IReadOnlyList<ClaimView> Claims,
    IReadOnlyList<DerivedView> Derived,
    IReadOnlyList<ConflictView> Conflicts,
    IReadOnlyList<AssumptionView> Assumptions,
    IReadOnlyList<VarianceView> Variance)
{
    /// <summary>The pack that it is explained from.</summary>
    public required string Pack { get; init; }

    /// <summary>The branch; <c>history</c> for the trunk.</summary>
    public required string Branch { get; init; }

    /// <summary>The documents in which the claims stand.</summary>
    public required IReadOnlyList<DocumentView> Documents { get; init; }

    /// <summary>A branch's number over many draws; null where no draws were asked for.</summary>
    public ProjectedNumber? Projected { get; init; }

    /// <summary>The entries of the branch's plan that bear on its number; empty where no draws were asked for.</summary>
    public IReadOnlyList<ContributionView> Entries { get; init; } = [];

    /// <summary>The same in words, where somebody asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WordsView? Words { get; init; }
}

/// <summary>A document.</summary>
public sealed record DocumentView(
    string Id, string Title, string Outlet, IReadOnlyList<string> Agencies, string Family, DateOnly Published,
    int PlusMinusDays, [property: JsonPropertyName("sha256")] string? Sha256, string? Address)
{
    /// <summary>The view of a pack's source.</summary>
    internal static DocumentView Of(Source s) =>
        new(s.Id, s.Title, s.Outlet, s.Agencies, s.Family, s.Published, s.PlusMinusDays, s.Sha256, s.Address);
}

/// <summary>A derived bound.</summary>
public sealed record DerivedView(
    string Id, string Series, string? Outside, double? Low, double? High, bool LowExclusive, bool HighExclusive,
    DateOnly At, string Condition, IReadOnlyList<string> Premises)
{
    /// <summary>The view of a pack's derived bound.</summary>
    public static DerivedView Of(DerivedEstimate d) => new(
        d.Id, $"{d.Series}", d.Outside, d.Bound.Low, d.Bound.High, d.Bound.LowExclusive, d.Bound.HighExclusive, d.At,
        d.Condition, d.Premises);
}

/// <summary>A disagreement.</summary>
public sealed record ConflictView(string Id, string Kind, string Topic, string Disagreement, string Resolution,
    IReadOnlyList<string> Claims);

/// <summary>An assumption with the value a draw gave it.</summary>
public sealed record AssumptionView(
    string Name, string Value, double? Drawn, string Basis, bool Informed, string? Unit, IReadOnlyList<string> Cites,
    string? Note)
{
    /// <summary>Its distribution in words; null where the value stands alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Distribution { get; init; }

    /// <summary>The distribution's parameters by name, as written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>Where it enters: what of which entry, an assumption that rests on it, or an output.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Enters { get; init; }
}

/// <summary>Handles <see cref="Explain"/>.</summary>
public sealed class ExplainHandler(IEventStore store) : IRequestHandler<Explain, ExplainView>
{
    /// <inheritdoc/>
    public async Task<ExplainView> Handle(Explain request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        Trajectory trajectory = Trajectory.Of(workspace, request.Branch, request.Draw, request.RandomSeed,
            request.Wide, null, Clock.Reported, request.Design);
        Timeline timeline = trajectory.Timeline;
        (int step, DateOnly day) = request.At is null
            ? (timeline.Length, timeline.Events[^1].Day)
            : Moments.Of(timeline, request.At);
        var cursor = new Cursor(timeline);
        cursor.GoTo(step);
        Plan? plan = trajectory.Trace is null ? null : workspace.PlanOf(request.Branch, request.Wide);
        var subject = ExplainedSubject.Find(cursor, day, request.Subject, plan);
        bool isCounted = plan is not null && request.Draws > 0 && (subject.Set is not null || subject.IsOutput)
            && day.DayNumber >= plan.ForkDay;
        ExplainedNumber? number = isCounted
            ? ExplainedNumber.Of(workspace, plan!, request, day, cancellationToken) : null;
        return View(request, workspace, trajectory, subject, day, number);
    }

    private static ExplainView View(
        Explain request, Workspace workspace, Trajectory trajectory, ExplainedSubject subject, DateOnly day,
        ExplainedNumber? number)
    {
        Pack pack = workspace.On(request.Branch).Pack;
        Dictionary<string, Claim> claims = pack.Claims.ToDictionary(c => c.Id);
        Timeline timeline = trajectory.Timeline;
        List<EventView> events = [.. subject.Steps.Select(s =>
            ShowHistoryHandler.View(s, timeline.Events[s - 1], claims))];
        DerivedEstimate[] derived = [.. pack.Estimates.Where(d => subject.Concerns(d) && d.At <= day)];
        HashSet<string> cited = 
        [
            .. events.SelectMany(e => e.Cites), .. derived.SelectMany(d => d.Premises),
            .. number?.Assumptions.SelectMany(a => a.Cites) ?? [],
        ];
        Claim[] behind = [.. pack.Claims.Where(c => cited.Contains(c.Id))];
        IReadOnlyDictionary<string, string> states = ClaimStates.Of(pack, pack.Claims, Clock.Reported);
        return new ExplainView(
            request.Subject, day, subject.Level, subject.State, events,
            [.. behind.Select(c => ListClaimsHandler.View(c, states[c.Id]))],
            [.. derived.Select(DerivedView.Of)],
            [.. pack.Conflicts.Where(c => c.Claims.Any(cited.Contains)).Select(c => new ConflictView(
                c.Id, c.Kind, c.Topic, c.Disagreement, c.Resolution, c.Claims))],
            number?.Assumptions ?? Assumptions(workspace, request, trajectory, subject), number?.Variance ?? [])
        {
            Pack = pack.Name,
            Branch = request.Branch,
            Documents = [.. pack.Sources.Where(s => behind.Any(c => c.Source == s.Id)).Select(DocumentView.Of)],
            Projected = number?.Projected,
            Entries = number?.Entries ?? [],
            Words = number?.Words ?? WordsOfFacts(request, pack, subject, cited),
        };
    }

    /// <summary>A fact has no likelihood, but a confidence.</summary>
    private static WordsView? WordsOfFacts(
        Explain request, Pack pack, ExplainedSubject subject, IReadOnlyCollection<string> cited) => request.Words is { } scale
        ? WordsView.Of(scale, [], [ConfidenceWords.Of(
            pack, request.Branch, request.Subject, cited, subject.Level is { Known: false } ? 1 : 0, [])])
        : null;

    private static IReadOnlyList<AssumptionView> Assumptions(
        Workspace workspace, Explain request, Trajectory trajectory, ExplainedSubject subject)
    {
        if (trajectory.Trace is not { } trace) return [];
        Plan plan = workspace.PlanOf(request.Branch, request.Wide);
        HashSet<string> ids = [.. subject.Steps.Select(s => trajectory.Timeline.Events[s - 1].Id.Split('#')[0])];
        HashSet<string> named = [.. plan.Entries.Where(e => ids.Contains(e.Id)).SelectMany(e => e.Assumptions)];
        return [.. plan.Assumptions.Where(a => named.Contains(a.Source.Name)).Select(a =>
            AssumptionViews.Of(a, trace.Assumptions[a.Source.Name]))];
    }
}

/// <summary>Assumptions as views.</summary>
internal static class AssumptionViews
{
    /// <summary>An assumption and the value a draw gave it; NaN is unknown.</summary>
    public static AssumptionView Of(PlanAssumption a, double drawn) => new(
        a.Source.Name, a.Text, double.IsNaN(drawn) ? null : drawn, a.Source.FromSeed ? "seed" : "assumption",
        a.Source.Informed, a.Source.Unit, a.Source.Cites, a.Source.Note);
}
