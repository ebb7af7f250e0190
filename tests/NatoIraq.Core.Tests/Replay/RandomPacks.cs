using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Replay;

/// <summary>A claim of a random pack: when it was said and reported, in days since the start.</summary>
internal sealed record RandomClaim(int Said, int Reported)
{
    public static DateOnly DayOf(int number) => Day("2020-01-01").AddDays(number);
}

/// <summary>A row of a random pack: what happened on which day, on whose word.</summary>
internal sealed record RandomRow(int Day, EventData Data, int[] Cites);

/// <summary>Random packs for laws.</summary>
internal sealed record RandomPack(RandomClaim[] Claims, RandomRow[] Rows)
{
    /// <summary>The pack with the claims that the test keeps; rows that lose all of theirs are left out.</summary>
    public GivenPack Keep(Func<RandomClaim, bool> kept)
    {
        GivenPack pack = Pack();
        for (int c = 0; c < Claims.Length; c++)
        {
            if (kept(Claims[c]))
                pack.Claim($"c{c}", Text(Claims[c].Reported), Text(Claims[c].Said));
        }
        for (int r = 0; r < Rows.Length; r++)
        {
            string[] cites = [.. Rows[r].Cites.Where(c => kept(Claims[c])).Select(c => $"c{c}")];
            if (cites.Length > 0)
                pack.On(Text(Rows[r].Day), Rows[r].Data, id: $"e{r}", cites: cites);
        }
        return pack;
    }

    public static Arbitrary<RandomPack> Of(int rows) =>
        Arb.From(
            from claims in Claim.ArrayOf(12)
            from history in Row.ArrayOf(rows)
            select new RandomPack(claims, history)
        );

    private static readonly Gen<RandomClaim> Claim =
        from said in Gen.Choose(0, 80)
        from wait in Gen.Choose(0, 40)
        select new RandomClaim(said, said + wait);

    private static readonly Gen<string> Cell =
        from nation in Gen.Elements("red", "blue", "green")
        from mission in Gen.Elements("alpha", "beta")
        from place in Gen.Elements("isle", "mainland")
        select $"{nation}/{mission}/{place}";

    private static readonly Gen<string> Sum = Gen.Elements(
        "*/alpha/isle",
        "*/alpha/mainland",
        "*/alpha/region",
        "*/beta/isle",
        "*/beta/region",
        "red/*/isle"
    );

    private static readonly Gen<Amount> Strength = Gen.OneOf(
        Gen.Choose(0, 900).Select(n => Exactly(n)),
        Gen.Choose(0, 900).Select(n => UpTo(n)),
        Gen.Choose(0, 900).Select(n => new Amount(n, null, n + 100, LowExclusive: true))
    );

    private static readonly Gen<EventData> Data = Gen.OneOf(
        from cell in Cell
        from n in Strength
        select (EventData)Reported(cell, n),
        from sum in Sum
        from n in Strength
        select (EventData)Reported(sum, n),
        from cell in Cell
        from n in Gen.Choose(0, 400)
        select (EventData)Withdrawn(cell, n),
        from sum in Sum
        from n in Strength
        select (EventData)Withdrawn(sum, n),
        from cell in Cell
        from n in Gen.Choose(0, 400)
        select (EventData)Deployed(cell, n),
        from cell in Cell
        from n in Gen.Choose(0, 400)
        select (EventData)Identified(cell, n),
        from n in Gen.Choose(1, 300)
        select (EventData)Relocated(RedIsle, "red/alpha/mainland", n),
        from n in Gen.Choose(1, 300)
        select (EventData)Rebadged(BlueIsle, "blue/beta/isle", n),
        from share in Gen.Choose(1, 9)
        select (EventData)Share(RedIsle, AllIsle, AtLeast(share / 10.0)),
        from days in Gen.Choose(1, 40)
        select (EventData)new OperationsSuspended("alpha", Exactly(days)),
        Gen.Constant((EventData)new OperationsResumed("alpha")),
        from cap in Gen.Choose(100, 900)
        select (EventData)new CapSet("beta", Exactly(cap)),
        from severity in Gen.Choose(1, 2)
        select (EventData)Incident(severity),
        Gen.Elements<EventData>(
            new HostInvited("beta"),
            new HostQuestioned("beta"),
            new HostWithdrew("beta", null),
            new ExpansionAgreed("beta", null),
            new OfficeTaken("head", "chief"),
            new OfficeTaken("head", null),
            new MandateAmended("alpha", ["train"], [], Exactly(3), null)
        )
    );

    private static readonly Gen<RandomRow> Row =
        from day in Gen.Choose(0, 100)
        from data in Data
        from cites in Gen.Choose(0, 11).ArrayOf().Where(c => c.Length > 0)
        select new RandomRow(day, data, [.. cites.Distinct()]);

    private static string Text(int day) => $"{RandomClaim.DayOf(day):yyyy-MM-dd}";
}
