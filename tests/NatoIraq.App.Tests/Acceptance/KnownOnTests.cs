using System.Text.RegularExpressions;
using NatoIraq.App.History;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>What was known on a day, by report and by when it was said.</summary>
public sealed partial class KnownOnTests
{
    [GeneratedRegex(@"\bF[24]-\d\d\b")]
    private static partial Regex LaterClaim { get; }

    [Fact]
    public async Task On_12_February_2020_by_report_three_documents_were_known()
    {
        Desk desk = await Desk.With();

        ClaimsView claims = await desk.Send(new ListClaims(Desk.Day("2020-02-12"), Clock.Reported, null, null));

        Assert.Equal(["000", "001", "003"], claims.Claims.Select(c => c.Source).Distinct());
        Assert.Equal((107, 88), (claims.Count, claims.Hidden));
        Assert.Equal(107, claims.Claims.Count);
    }

    [Fact]
    public async Task By_said_the_two_statements_of_the_12th_are_known_too()
    {
        Desk desk = await Desk.With();
        var day = Desk.Day("2020-02-12");

        ClaimsView reported = await desk.Send(new ListClaims(day, Clock.Reported, null, null));
        ClaimsView said = await desk.Send(new ListClaims(day, Clock.Said, null, null));

        Assert.Equal(["F2-14", "F2-15"], said.Claims.Select(c => c.Id).Except(reported.Claims.Select(c => c.Id)));
        Assert.Equal((109, 86), (said.Count, said.Hidden));
        Assert.Empty(reported.Claims.Select(c => c.Id).Except(said.Claims.Select(c => c.Id)));
    }

    [Fact]
    public async Task Known_on_the_12th_the_coalition_is_suspended_and_nothing_of_later_documents_shows()
    {
        Desk desk = await Desk.With();

        StateView state = await desk.State("2020-02-12", knownOn: "2020-02-12");

        Assert.Equal("suspended", state.Machine("operations", "coalition"));
        Assert.Equal("suspended", state.Machine("operations", "nmi"));
        Assert.Equal("questioned", state.Machine("consent", "nmi"));
        Assert.Null(state.Machine("expansion", "nmi"));
        Assert.DoesNotMatch(LaterClaim, Views.Json.Write(state));
        Assert.True(state.Hidden > 0);
    }

    [Fact]
    public async Task On_the_13th_the_coalition_is_active_with_5200_Americans_and_Iraq_s_consent_to_NATO_reaffirmed()
    {
        Desk desk = await Desk.With();

        StateView state = await desk.State("2020-02-13");

        Assert.Equal("active", state.Machine("operations", "coalition"));
        Assert.Equal("suspended", state.Machine("operations", "nmi"));
        Assert.Equal("5200", state.Tells("us/*/iraq"));
        Assert.Equal("reaffirmed", state.Machine("consent", "nmi"));
        Assert.Equal("questioned", state.Machine("consent", "coalition"));
        Assert.Equal("in-principle", state.Machine("expansion", "nmi"));
        Assert.Equal("canada", state.Missions.Single(m => m.Mission == "nmi").Lead);
        PossibleView resumption = state.Possible.Single(p => p.Id == "nmi-resumed");
        Assert.Equal((Desk.Day("2020-01-30"), Desk.Day("2021-02-16")), (resumption.From, resumption.To));
    }

    [Fact]
    public async Task Pressure_on_Iraq_is_critical_after_the_strike_and_eases_a_month_later()
    {
        Desk desk = await Desk.With();

        MachineView critical = (await desk.State("2020-02-01")).Machines.Single(m =>
            m is { Machine: "pressure", Subject: "iraq" });
        MachineView eased = (await desk.State("2020-02-02")).Machines.Single(m =>
            m is { Machine: "pressure", Subject: "iraq" });

        Assert.Equal(("critical", Desk.Day("2020-01-03")), (critical.State, critical.Since));
        Assert.Equal(("elevated", Desk.Day("2020-02-02")), (eased.State, eased.Since));
    }

    [Fact]
    public async Task The_three_weeks_learnt_in_February_date_what_January_told_as_open_ended()
    {
        Desk desk = await Desk.With();

        StateView believed = await desk.State("2020-02-12", knownOn: "2020-02-12");
        StateView true_ = await desk.State("2020-02-12");
        var claims = await desk.Send(new ListClaims(null, Clock.Reported, null, null));

        Assert.DoesNotContain(believed.Possible, p => p.Id == "coalition-resumed");
        Assert.Contains(true_.Possible, p => p.Id == "coalition-resumed");
        Assert.Equal("superseded", claims.Claims.Single(c => c.Id == "F0-09").State);
    }

    /// <summary>
    /// The law of the clocks: on every day on which a claim became known, by either clock, at that day and at the end.
    /// </summary>
    [Fact]
    public async Task The_state_known_on_a_day_is_that_of_a_pack_whose_later_claims_are_deleted()
    {
        Desk whole = await Desk.With();
        List<Claim> claims = [.. (await whole.Store.ReadAsync(Streams.Claims)).Select(r => ((ClaimReported)r.Event.Data).Claim)];
        foreach (Clock clock in Enum.GetValues<Clock>())
        {
            foreach (DateOnly day in claims.Select(c => KnownFrom(c, clock)).Distinct().Order())
            {
                HashSet<string> known = Kept(claims, clock, day);
                var cut = new Desk(await Deleted(whole.Store, known));
                foreach (string at in new[] { $"{day:yyyy-MM-dd}", "2022-12-31" })
                {
                    StateView asKnown = await whole.State(at, knownOn: $"{day:yyyy-MM-dd}", clock: clock);
                    StateView asCut = await cut.State(at);
                    Assert.Equal(
                        Views.Json.Write(asCut),
                        Views.Json.Write(asKnown with { KnownOn = null, Clock = asCut.Clock, Hidden = asCut.Hidden }));
                }
            }
        }
    }

    private static DateOnly KnownFrom(Claim claim, Clock clock) =>
        clock == Clock.Said && claim.Said is { } said ? said : claim.Reported;

    /// <summary>The claims known by the day, without those derived from one that was not.</summary>
    private static HashSet<string> Kept(List<Claim> claims, Clock clock, DateOnly day)
    {
        var kept = claims.Where(c => KnownFrom(c, clock) <= day).ToDictionary(c => c.Id);
        while (kept.Values.FirstOrDefault(c => !c.Premises.All(kept.ContainsKey)) is { } orphan) kept.Remove(orphan.Id);
        return [.. kept.Keys];
    }

    /// <summary>
    /// A store into which only these claims, and the events that cite one of them, were ever imported.
    /// </summary>
    private static async Task<IEventStore> Deleted(IEventStore whole, HashSet<string> known)
    {
        var cut = new MemoryEventStore(() => DateTimeOffset.UnixEpoch);
        var claims = (await whole.ReadAsync(Streams.Claims)).Select(r => r.Event).Where(e =>
            known.Contains(e.Id)).ToList();
        var history = (await whole.ReadAsync(Streams.History)).Select(r => r.Event)
            .Where(e => e.Cites.Count == 0 || e.Cites.Any(known.Contains))
            .Select(e => e with { Cites = [.. e.Cites.Where(known.Contains)] });
        await cut.AppendAsync([new Append(Streams.Claims, 0, claims), new Append(Streams.History, 0, [.. history])]);
        return cut;
    }
}
