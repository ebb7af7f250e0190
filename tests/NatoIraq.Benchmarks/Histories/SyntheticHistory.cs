using NatoIraq.Core.Claims;
using NatoIraq.Core.Dice;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs;

namespace NatoIraq.Benchmarks.Histories;

/// <summary>
/// A long history on the shipped pack's definitions: five events a day, or more, that report, move, suspend, decide and
/// talk, citing one claim a month. The same number gives the same events: no clock, no unkeyed randomness.
/// </summary>
internal sealed class SyntheticHistory
{
    /// <summary>How long the design's histories are.</summary>
    public const int Length = 100_000;

    /// <summary>How many days a history spans at the most: as many as the design's does.</summary>
    private const int Days = 20_000;

    private static readonly DateOnly First = new(2018, 1, 1);

    private readonly Pack _pack;
    private readonly string[] _nations;
    private readonly string[] _places;
    private readonly int _perDay;

    private SyntheticHistory(Pack pack, int events)
    {
        _pack = pack;
        _perDay = Math.Max(5, events / Days);
        _nations = [.. pack.Actors.Where(a => a.Kind == "nation").Select(a => a.Id)];
        _places = [.. pack.Places.Where(p => p.Within is not null).Select(p => p.Id)];
    }

    /// <summary>The shipped pack with <see cref="Length"/> events, made anew: a job keeps what it needs of it.</summary>
    public static Pack Pack(int events = Length) => new SyntheticHistory(Shipped(), events).Of(events);

    /// <summary>Its timeline, compiled anew.</summary>
    public static Timeline Timeline() => Core.Replay.Timeline.Of(Pack());

    /// <summary>The shipped pack.</summary>
    public static Pack Shipped() =>
        PackFiles.ReadFolder(Path.Combine(AppContext.BaseDirectory, "seeds", "nato-iraq"));

    private Pack Of(int events)
    {
        List<Event> history = [.. Enumerable.Range(0, events).Select(EventAt)];
        return _pack with
        {
            Claims = [.. history.Select(e => MonthOf(e.Day)).Distinct().Select(ClaimOf)],
            History = history,
            Conflicts = [],
            Estimates = [],
        };
    }

    private Event EventAt(int number)
    {
        DateOnly day = First.AddDays(number / _perDay);
        return new Event($"e{number}", Window.On(day), null, [$"C-{MonthOf(day):yyyy-MM}"], null, null, DataAt(number));
    }

    private EventData DataAt(int number)
    {
        ulong mix = StableHash.Mix((ulong)number);
        string mission = Pick(_pack.Missions, 1).Id;
        var series = new Series(Pick(_nations, 2), mission, Pick(_places, 3));
        string actor = Pick(_pack.Actors, 4).Id;
        Amount few = Amount.Of(1 + (mix % 20));
        return (number % 20) switch
        {
            0 or 7 => new TroopsReported(series, Amount.Of(100 + (mix % 900)), null, null, null),
            1 or 11 => new TroopsDeployed(series, few),
            2 or 12 => new TroopsWithdrawn(series, few),
            3 or 13 => new IncidentOccurred(Pick(_places, 3), Amount.Of(1)),
            4 => new OperationsSuspended(mission, Amount.Of(10)),
            5 => new OperationsResumed(mission),
            8 => new TroopsRelocated(
                series, series with { Place = Pick(_places.Where(p => p != series.Place), 5) }, few),
            10 => new MandateAmended(mission, [Pick(_pack.Activities, 5)], [], Amount.Of(3), null),
            14 => new OptionDiscussed(Pick(Of(FieldKind.Option), 5), actor),
            15 => new OfficeTaken(Pick(Of(FieldKind.Office), 5), actor),
            17 => new LeadershipChanged(mission, actor),
            18 => new TroopsReported(series with { Nation = Series.Any }, new Amount(High: 9000), null, null, null),
            19 => new TroopsRebadged(
                series, series with { Mission = Pick(_pack.Missions.Where(m => m.Id != mission), 5).Id }, few),
            _ => new PositionStated(actor, mission, "said so"),
        };

        T Pick<T>(IEnumerable<T> all, int field)
        {
            T[] items = [.. all];
            return items[(int)(StableHash.Mix(mix + (ulong)field) % (ulong)items.Length)];
        }

        IEnumerable<string> Of(FieldKind kind) => _pack.Subjects.Where(s => s.Kind == kind).Select(s => s.Id);
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    private Claim ClaimOf(DateOnly month)
    {
        DateOnly last = month.AddMonths(1).AddDays(-1);
        return new Claim(
            $"C-{month:yyyy-MM}", _pack.Sources[0].Id, 1, "a chronicle", "chronicle",
            "What happened this month", "chronicle",
            new Validity(month, last, Precision.Month, ValidityKind.Holding), null, last, Tier.A, [], null, [], [], [],
            [], null);
    }
}
