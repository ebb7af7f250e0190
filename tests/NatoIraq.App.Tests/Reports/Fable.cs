using NatoIraq.App.Backtests;
using NatoIraq.App.Reports;
using NatoIraq.App.Sensitivity;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.Tests.Reports;

/// <summary>An invented world: two missions on an isle, one to grow at the other's expense, under a cap.</summary>
internal static class Fable
{
    /// <summary>What an ill-meaning author would call a scenario.</summary>
    public const string Hostile =
        "</title></style><script>alert(1)</script> \"'& <img src=x onerror=alert(2)> \u202Eelbaf\u0007 ]]>";

    public const string Headline = "*/*/isle";

    public static readonly DateOnly[] TableDates = [new(2031, 6, 30), new(2031, 12, 31)];

    public static ReportModel Model { get; } = Make("A fable", "The swap");

    public static ReportModel HostileModel { get; } = Make(Hostile, Hostile);

    public static ReportModel Make(string title, string swapTitle, string? baseline = "stay")
    {
        Pack pack = Pack;
        var timeline = Timeline.Of(pack);
        Scenario stay = Stay;
        Scenario swap = Swap(swapTitle);
        Plan[] plans =
        [
            PlanCompiler.Compile(timeline, [stay, swap]),
            PlanCompiler.Compile(timeline, [stay]),
            PlanCompiler.Compile(timeline, [Empty("dark", "Nobody knows", "2030-12-01")]),
        ];
        DateOnly[] months = [.. Enumerable.Range(1, 18).Select(m => new DateOnly(2030, 7, 1).AddMonths(m).AddDays(-1))];
        var request = new ProjectionRequest(
            400, 7, [Series.Parse(Headline), Series.Parse("*/beta/isle")], [.. months.Union(TableDates)])
        {
            Analysis = new AnalysisRequest(TableDates, Preference.Lower),
        };
        return new ReportModel(title, pack, plans, Projection.Run(plans, baseline, request), Headline, TableDates)
        {
            Tornados = baseline is null ? null : [Tornado], Backtest = Backtest,
        };
    }

    private static TornadoView Tornado => new(
        "swap", "stay", Headline, false, TableDates[^1], 250, -160,
        [
            new SwingView("share", null, 0.1, 0.4, -120, -200), new SwingView("rest-of-alpha", "persons", 230, 1270, -165, -155),
            new SwingView("idle", "days", 3, 30, -160, -160),
        ])
    {
        Luck = new LuckView(-230, -90),
    };

    private static BacktestView Backtest => new(
        "later", "What came", null, 400, 7, 0.001,
        [Scored("stay", []), Scored("swap", ["share"])],
        [
            Score("stay", "levels", new MeanView(20, 120, 2), null, 1) with { Skill = new SkillView(0.25, null, null, 2) },
            Score("stay", "events", null, new MeanView(0.09, 0.09, 1), null),
            Score("swap", "levels", new MeanView(10, 60, 2), null, null),
        ],
        []);

    private static BacktestedView Scored(string branch, string[] informed) => new(
        branch, branch, Day(2030, 6, 25), Day(2030, 6, 25), informed, 2, [], null, null, []);

    private static ScoreView Score(string branch, string kind, MeanView? crps, MeanView? brier, int? rank) => new(
        branch, kind, 2, crps, crps, new MeanView(0.5, 0.5, 2), brier, crps, crps, crps, null, rank);

    private static Pack Pack => new(
        "fable",
        [new Source("S1", "A ballad", "The Bards", [], "bards", Day(2030, 6, 20), 0, "s1.txt", new string('0', 64))],
        [new Actor("red", "nation", "Redland", []), new Actor("blue", "nation", "Blueland", [])],
        [
            new Place("region", "the Region", null),
            new Place("isle", "the Isle", "region"),
            new Place("mainland", "the Main", "region"),
        ],
        [new Mission("alpha", "Alpha", [], ["beta"], null, []), new Mission("beta", "Beta", [], ["alpha"], null, [])],
        [],
        [],
        new PackRules(60, 0.2, 30, [Series.Parse(Headline)], []),
        [],
        [
            new Conflict("K1", "disagreement", "the count", "One bard counts a thousand, another none.",
                "The first one stood nearer.", ["C1"], []),
            new Conflict("K2", "gap", "the tides", "Nobody cites this.", "Left open.", ["C9"], []),
        ],
        [Claim("C1", "Red has a thousand on the isle"), Claim("C2", Hostile)],
        [
            Fact("alpha-begins", new MissionEstablished("alpha", "red")),
            Fact("beta-begins", new MissionEstablished("beta", "blue")),
            Fact("beta-invited", new HostInvited("beta")),
            Fact("red-on-isle", new TroopsReported(Series.Parse("red/alpha/isle"), Amount.Of(1000), null, null, null)),
            Fact("blue-on-isle", new TroopsReported(Series.Parse("blue/beta/isle"), Amount.Of(100), null, null, null)),
            Fact("only-blue-in-beta",
                new TroopsReported(Series.Parse("*/beta/isle"), Amount.Of(100), null, null, null)),
        ]);

    private static Scenario Stay => Empty("stay", "All stay", "2030-06-25") with
    {
        Assumptions = [Assumption("rest-of-alpha", "uniform(100, 1400)", seed: true, informed: false, "C1")],
        Initial =
        [
            new Initial(new Located("others/alpha/isle"), new Located("rest-of-alpha")),
            new Initial(new Located("cap(beta)"), new Located("150")),
        ],
    };

    private static Scenario Swap(string title) => Empty("swap", title, "2030-06-25", "stay") with
    {
        Assumptions = [Assumption("share", "triangular(0.05, 0.1, 0.6)", seed: false, informed: true, "C2")],
        Events =
        [
            Planned("consent", "fork", "triangular(10, 30, 90) days", "0.8", new HostReaffirmed("beta")),
            Planned("leave", "consent", "2 months", null,
                new TroopsWithdrawn(Series.Parse("red/alpha/isle"), Amount.From("200"))) with
            {
                Formulas = Formula("200"),
            },
            Planned("rebadge", "consent", "1 months", null,
                new TroopsRebadged(
                    Series.Parse("red/alpha/isle"), Series.Parse("red/beta/isle"), Amount.From("share * 1000"))) with
            {
                Formulas = Formula("share * 1000"),
                Over = new Located("6 months"),
            },
        ],
        Outputs = [new Output(new Located("beta-share"), new Located("strength(*/beta/isle) / strength(*/*/isle)"))],
    };

    private static Scenario Empty(string name, string title, string fork, string from = "history") =>
        new(name, title, from, fork, Day(2031, 12, 31), null, [], [], [], [], [], [], []);

    private static Assumption Assumption(string name, string value, bool seed, bool informed, string cite) =>
        new(name, new Located(value), null, "persons", seed, [cite], informed, Hostile, new Located(name));

    private static PlannedEvent Planned(string id, string after, string delay, string? chance, EventData data) => new(
        new Located(id), null, new After(new Located(after), new Located(delay), false, false),
        chance is null ? null : new Located(chance), null, null, null, null, data, new Dictionary<string, Located>());

    private static Dictionary<string, Located> Formula(string text) => new() { ["count"] = new Located(text) };

    private static Event Fact(string id, EventData data) =>
        new(id, Window.On(Day(2030, 6, 20)), null, ["C1"], null, null, data);

    private static Claim Claim(string id, string statement) => new(
        id, "S1", 1, "the bard", "bards", statement, "deployment-level",
        new Validity(null, Day(2030, 6, 20), Precision.Day, ValidityKind.Holding), null, Day(2030, 6, 20), Tier.A,
        [], null, [], [], [], [], null);

    private static DateOnly Day(int year, int month, int day) => new(year, month, day);
}
