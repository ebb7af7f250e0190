using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Scenarios;

/// <summary>Reads the top level of a scenario file.</summary>
internal sealed class ScenarioReader(Fields root, Pack pack)
{
    public Scenario Read()
    {
        string name = ReadName();
        string title = root.Text("title");
        Located from = ReadParent(name);
        (Located fork, DateOnly? forkDay) = ReadFork();
        DateOnly until = ReadHorizon(forkDay);
        string? note = root.TextOrNull("note");
        IReadOnlyList<Assumption> assumptions = new AssumptionReader(root, pack.Claims, forkDay).Read();
        IReadOnlyList<Correlation> correlations = CorrelationReader.Read(root);
        IReadOnlyList<Initial> initial = [.. root.Named("initial").Select(ReadInitial).OfType<Initial>()];
        var entries = new EntryReader(forkDay);
        IReadOnlyList<PlannedEvent> events = Entries("events", EntryReader.PlannedWhat, entries.ReadPlanned);
        IReadOnlyList<Reaction> rules = Entries("rules", "a rule", entries.ReadReaction);
        IReadOnlyList<Hazard> hazards = Entries("hazards", "a hazard", entries.ReadHazard);
        IReadOnlyList<Located> drop = ReadDrop();
        IReadOnlyList<Output> outputs = [.. root.Named("outputs").Select(ReadOutput).OfType<Output>()];
        PlanCheck.Order(root, events);
        if (from.Text == Scenario.Trunk) PlanCheck.OwnReferences(root, events, rules);
        return new Scenario(
            name, title, from.Text, fork.Text, until, note, assumptions, initial, events, rules, hazards, drop, outputs)
        {
            FromPlace = from,
            ForkPlace = fork,
            Correlations = correlations,
        };
    }

    /// <summary>Parts of a plan without a heading: they belong to a scenario that has one.</summary>
    /// <param name="fork">The day of that scenario's fork; null when it is not known.</param>
    public Scenario ReadParts(DateOnly? fork)
    {
        var entries = new EntryReader(fork);
        return new Scenario(
            "", "", Scenario.Trunk, "", default, null, new AssumptionReader(root, pack.Claims, fork).Read(),
            [.. root.Named("initial").Select(ReadInitial).OfType<Initial>()],
            Entries("events", EntryReader.PlannedWhat, entries.ReadPlanned),
            Entries("rules", "a rule", entries.ReadReaction), Entries("hazards", "a hazard", entries.ReadHazard),
            [], [.. root.Named("outputs").Select(ReadOutput).OfType<Output>()])
        {
            Correlations = CorrelationReader.Read(root),
        };
    }

    private string ReadName()
    {
        if (root.One("scenario", required: true) is not { } name) return "";
        root.CheckKebab(name, letterFirst: false);
        if (name.Text == Scenario.Trunk)
            root.Add($"'{Scenario.Trunk}' is the trunk's name.", "Choose another name.", "scenario");
        return name.Text;
    }

    private Located ReadParent(string name)
    {
        if (root.One("from", required: true) is not { } from) return new Located(Scenario.Trunk);
        root.CheckKebab(from, letterFirst: false);
        if (from.Text == name && name != Scenario.Trunk)
            root.Add(
                "A scenario is not its own parent.", $"Write {Scenario.Trunk} or another scenario's name.", "from");
        return from.Located;
    }

    /// <summary>The fork as written, and its day where that can be told without replaying the history.</summary>
    private (Located Fork, DateOnly? Day) ReadFork()
    {
        if (root.One("fork", required: true) is not { } fork) return (new Located(""), null);
        if (Fields.LooksLikeDate(fork.Text)) return (fork.Located, root.DayOf(fork, "fork"));
        if (fork.Text.All(char.IsAsciiDigit))
        {
            if (!int.TryParse(fork.Text, out int step) || step > pack.History.Count)
                root.Add(
                    $"There is no step {Problems.Shown(fork.Text)}: the history has {pack.History.Count} events.",
                    key: "fork");
            return (fork.Located, null);
        }
        root.Ref("fork", Noun.Event);
        return (fork.Located, pack.History.FirstOrDefault(e => e.Id == fork.Text)?.Day);
    }

    private DateOnly ReadHorizon(DateOnly? fork)
    {
        // Without a horizon, what is told of the rest shall not depend on one.
        DateOnly until = root.DayOrNull("until", required: true) ?? fork ?? pack.History[^1].Day;
        if (until < fork)
            root.Add($"The horizon {until:yyyy-MM-dd} lies before the fork on {fork:yyyy-MM-dd}.", key: "until");
        return until;
    }

    private Initial? ReadInitial(Pair pair)
    {
        const string Cap = "cap(";
        string target = pair.Key.Text;
        Names names = root.File.Names;
        (int problems, int references) = (names.Problems.Count, names.References);
        if (target.StartsWith(Cap, StringComparison.Ordinal) && target.EndsWith(')'))
        {
            Mark at = pair.Key.At with { Column = pair.Key.At.Column + Cap.Length };
            root.File.Names.Refer(Noun.Mission, root.File, at, target[Cap.Length..^1].Trim());
        }
        else if (!target.Contains('/'))
        {
            string message =
                $"'{Problems.Shown(target)}' has no starting value; allowed: nation/mission/place, cap(MISSION).";
            root.File.Add(pair.Key.At, message);
        }
        else
        {
            root.SeriesOf(pair.Key);
        }
        bool isSound = names.Problems.Count == problems && names.KnowsSince(references);
        return root.ValueOf(pair) is { } value && isSound ? new Initial(pair.Key.Located, value) : null;
    }

    private Output? ReadOutput(Pair pair)
    {
        root.CheckKebab(pair.Key, letterFirst: true);
        return root.ValueOf(pair) is { } value ? new Output(pair.Key.Located, value) : null;
    }

    private IReadOnlyList<Located> ReadDrop()
    {
        IReadOnlyList<Scalar> ids = root.Distinct("drop", root.Many("drop"));
        foreach (Scalar id in ids) root.CheckKebab(id, letterFirst: true);
        return [.. ids.Select(id => id.Located)];
    }

    private IReadOnlyList<T> Entries<T>(string key, string what, Func<Fields, T> read) =>
        root.List(key, what, read);
}
