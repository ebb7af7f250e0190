using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Tests;

/// <summary>
/// An invented world for specs: nations red and blue, missions alpha (which forbids combat) and beta, and a region
/// that contains the isle and the mainland.
/// </summary>
internal static class Given
{
    public const string RedIsle = "red/alpha/isle";
    public const string BlueIsle = "blue/alpha/isle";
    public const string RestIsle = "others/alpha/isle";
    public const string AllIsle = "*/alpha/isle";

    public static GivenPack Pack() => new();

    public static GivenPlan Plan(string name = "plan") => new(name);

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    public static Series Series(string text) => History.Series.Parse(text);

    public static Amount UpTo(double high) => new(High: high);

    public static Amount AtLeast(double low) => new(Low: low);

    public static Amount Exactly(double value) => Amount.Of(value);

    public static TroopsReported Reported(string series, Amount? strength, string? method = null) =>
        new(Series(series), strength, null, null, method);

    public static TroopsReported Reported(string series, double strength) => Reported(series, Exactly(strength));

    public static TroopsReported Share(string part, string whole, Amount share) =>
        new(Series(part), null, Series(whole), share, null);

    public static TroopsDeployed Deployed(string to, double count) => new(Series(to), Exactly(count));

    public static TroopsWithdrawn Withdrawn(string from, Amount count) => new(Series(from), count);

    public static TroopsWithdrawn Withdrawn(string from, double count) => Withdrawn(from, Exactly(count));

    public static TroopsRebadged Rebadged(string from, string to, double count) =>
        new(Series(from), Series(to), Exactly(count));

    public static TroopsRelocated Relocated(string from, string to, double count) =>
        new(Series(from), Series(to), Exactly(count));

    public static ContingentIdentified Identified(string series, double strength) =>
        new(Series(series), Exactly(strength));

    public static IncidentOccurred Incident(double severity = 1) => new("isle", Exactly(severity));
}

/// <summary>Builds a pack: each event rests on a claim of its own unless it names others.</summary>
internal sealed class GivenPack
{
    private readonly List<Claim> _claims = [];
    private readonly List<Event> _history = [];
    private readonly List<PackRule> _rules = [];
    private readonly List<Conflict> _conflicts = [];
    private readonly List<DerivedEstimate> _estimates = [];
    private double _tolerance = 0.2;

    public GivenPack Tolerance(double tolerance)
    {
        _tolerance = tolerance;
        return this;
    }

    public GivenPack Rule(string id, bool blocks, string holds)
    {
        _rules.Add(new PackRule(id, blocks, holds, $"{holds} must hold.", []));
        return this;
    }

    public GivenPack Conflict(string id, params string[] claims)
    {
        _conflicts.Add(new Conflict(id, "disagreement", id, "They differ.", "Both stand.", claims, []));
        return this;
    }

    public GivenPack Estimate(string id, string series, Amount bound, params string[] premises)
    {
        _estimates.Add(
            new DerivedEstimate(id, Given.Series(series), bound, Given.Day("2020-01-01"), "if so", premises, null)
        );
        return this;
    }

    public GivenPack Claim(
        string id,
        string reported,
        string? said = null,
        string? until = null,
        string? source = null,
        params string[] premises
    )
    {
        _claims.Add(
            new Claim(
                id,
                source ?? "paper",
                1,
                "a speaker",
                "family",
                "something",
                "statement",
                new Validity(null, until is null ? null : Given.Day(until), Precision.Day, ValidityKind.Holding),
                said is null ? null : Given.Day(said),
                Given.Day(reported),
                Tier.A,
                [],
                null,
                [],
                [],
                premises,
                [],
                null
            )
        );
        return this;
    }

    /// <summary>
    /// Adds an event; without <paramref name="cites"/> it cites a claim of its own, reported that day.
    /// </summary>
    public GivenPack On(
        string day,
        EventData data,
        string? id = null,
        string? from = null,
        string? placed = null,
        string? amends = null,
        params string[] cites
    )
    {
        id ??= $"e{_history.Count + 1}";
        if (cites.Length == 0)
        {
            Claim($"claim-{id}", day);
            cites = [$"claim-{id}"];
        }
        _history.Add(
            new Event(
                id,
                new Window(Given.Day(from ?? day), Given.Day(day)),
                placed is null ? null : Given.Day(placed),
                cites,
                amends,
                null,
                data
            )
        );
        return this;
    }

    public Pack Build() =>
        new(
            "invented",
            [],
            [
                .. new[] { "red", "blue", "green" }.Select(n => new Actor(n, "nation", n, [])),
                new Actor("chief", "person", "chief", []),
            ],
            [
                new Place("isle", "isle", "region"),
                new Place("mainland", "mainland", "region"),
                new Place("region", "region", null),
            ],
            [
                new Mission("alpha", "alpha", ["combat"], ["beta"], null, []),
                new Mission("beta", "beta", [], ["alpha"], null, []),
            ],
            ["combat", "train"],
            [
                new Subject(FieldKind.Option, "plan-b", "plan b", null),
                new Subject(FieldKind.Resolution, "vote", "vote", null),
                new Subject(FieldKind.Office, "head", "head", null),
                new Subject(FieldKind.Forum, "meeting", "meeting", null),
            ],
            new PackRules(60, _tolerance, 30, [], _rules),
            _estimates,
            _conflicts,
            _claims,
            _history
        );

    public Timeline Timeline() => Core.Replay.Timeline.Of(Build());

    /// <summary>The world at the end of a day, by default after everything.</summary>
    public World World(string? day = null)
    {
        var cursor = new Cursor(Timeline());
        cursor.GoTo(day is null ? cursor.Timeline.Length : cursor.Timeline.StepAt(Given.Day(day)));
        return cursor.World;
    }
}
