using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.Core;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;

namespace NatoIraq.App.Tests.Acceptance;

public sealed class ImportTests
{
    [Fact]
    public async Task A_second_import_appends_nothing()
    {
        Desk desk = await Desk.With();
        string? head = await desk.Head();

        ImportView again = await desk.Import(Desk.Seeds);

        Assert.Equal((0, 0, 0), (again.Added, again.Revised, again.Retracted));
        Assert.Equal(head, await desk.Head());
    }

    [Fact]
    public async Task The_demo_s_second_run_adds_nothing()
    {
        Desk desk = await Desk.With([.. Desk.ScenarioNames]);
        string? head = await desk.Head();

        await desk.Prepare([.. Desk.ScenarioNames]);
        foreach (string name in Desk.ScenarioNames)
        {
            Assert.False((await desk.Apply(File.ReadAllText(Path.Combine(Desk.Scenarios, $"{name}.yaml")), $"{name}.yaml")).Changed);
        }

        Assert.Equal(head, await desk.Head());
    }

    [Fact]
    public async Task A_corrected_claim_appends_a_revision_and_nothing_else()
    {
        Desk desk = await Desk.With();
        long before = (await desk.Store.InfoAsync()).Events;

        ImportView view = await desk.ImportCorrected("claims/000.yaml", t => t.Replace(
            "5,200 US soldiers are in Iraq; the vote covered them", "5,200 US soldiers are in Iraq",
            StringComparison.Ordinal));

        Assert.Equal((0, 1, 0), (view.Added, view.Revised, view.Retracted));
        Recorded last = (await desk.Store.ReadAllAsync())[^1];
        Assert.Equal(before + 1, last.Sequence);
        Assert.Equal("F0-08", Assert.IsType<ClaimRevised>(last.Event.Data).Claim.Id);
        ClaimsView claims = await desk.Send(new ListClaims(null, Clock.Reported, "000", null));
        Assert.Equal("5,200 US soldiers are in Iraq", claims.Claims.Single(c => c.Id == "F0-08").Statement);
        Assert.Empty(await desk.Store.VerifyAsync());
    }

    [Fact]
    public async Task A_removed_claim_is_retracted_and_stays_in_the_log()
    {
        Desk desk = await Desk.With();

        ImportView view = await desk.ImportCorrected("claims/002.yaml", t => Without(t, "F2-25"));

        Assert.Equal(1, view.Retracted);
        Assert.Equal("F2-25",
            Assert.IsType<ClaimRetracted>((await desk.Store.ReadAsync(Streams.Claims))[^1].Event.Data).Claim);
        Assert.Equal(194, (await desk.Send(new ListClaims(null, Clock.Reported, null, null))).Count);
        Assert.Contains(await desk.Store.ReadAsync(Streams.Claims),
            r => r.Event is { Id: "F2-25", Data: ClaimReported });
    }

    [Fact]
    public async Task A_corrected_event_makes_the_branches_stale_that_fork_after_it_and_no_others()
    {
        Desk desk = await Desk.With([.. Desk.ScenarioNames]);

        ImportView view = await desk.ImportCorrected("history.yaml", t => t.Replace(
            "strength: {likely: 5200, qualifier: stated flat}", "strength: {likely: 5100, qualifier: stated flat}",
            StringComparison.Ordinal));

        BranchesView branches = await desk.Send(new ListBranches(false));
        Assert.Equal(1, view.Revised);
        Assert.Equal(["mattis-request", "mattis-request-lost"],
            branches.Branches.Where(b => !b.Stale).Select(b => b.Name));
        Assert.Equal("5100", (await desk.State("2020-01-29")).Tells("us/coalition/iraq"));
    }

    [Fact]
    public async Task Applying_the_scenario_again_takes_a_stale_branch_to_the_corrected_history()
    {
        Desk desk = await Desk.With("control");
        await desk.ImportCorrected("history.yaml",
            t => t.Replace("severity: 2", "severity: 1", StringComparison.Ordinal));
        Assert.True(Assert.Single((await desk.Send(new ListBranches(false))).Branches).Stale);

        AppliedView applied = await desk.Apply(File.ReadAllText(Path.Combine(Desk.Scenarios, "control.yaml")),
            "control.yaml");

        Assert.True(applied.Changed);
        Assert.False(Assert.Single((await desk.Send(new ListBranches(false))).Branches).Stale);
    }

    [Fact]
    public async Task An_import_is_one_transaction_and_leaves_nothing_when_it_fails()
    {
        var once = new FailingStore(Desk.Empty().Store, appends: 1);
        var never = new FailingStore(Desk.Empty().Store, appends: 0);

        await new Desk(once).Import(Desk.Seeds);
        await Assert.ThrowsAsync<IOException>(() => new Desk(never).Import(Desk.Seeds));

        Assert.Equal(0, (await never.InfoAsync()).Events);
        await Assert.ThrowsAsync<InvalidInputException>(() => new Desk(never).State(null));
    }

    [Fact]
    public async Task All_shipped_scenarios_are_applied_in_one_transaction()
    {
        Desk desk = await Desk.With();
        var apply = new ApplyShipped(Desk.ScenarioNames, Desk.Scenarios);

        await Assert.ThrowsAsync<IOException>(() => new Desk(new FailingStore(desk.Store, appends: 0)).Send(apply));
        Assert.Empty((await desk.Send(new ListBranches(true))).Branches);
        await new Desk(new FailingStore(desk.Store, appends: 1)).Send(apply);
        Assert.Equal(13, (await desk.Send(new ListBranches(true))).Branches.Count);
    }

    [Fact]
    public async Task A_pack_with_a_mistake_is_refused_whole()
    {
        Desk desk = await Desk.With();

        InvalidInputException refusal = await desk.RefusesCorrected("history.yaml", t => t.Replace(
            "cites: [F0-09, F1-09]", "cites: [F0-99, F1-09]", StringComparison.Ordinal));

        Assert.Contains("history.yaml:", refusal.Message);
        Assert.Contains("F0-99", refusal.Message);
    }

    [Fact]
    public async Task A_fact_that_breaks_a_rule_without_a_stated_reason_is_refused()
    {
        Desk desk = await Desk.With();

        InvalidInputException refusal = await desk.RefusesCorrected("history.yaml", t => t.Replace(
            "strength: {high: 8000, qualifier: up to}", "strength: {high: 4000, qualifier: up to}",
            StringComparison.Ordinal));

        Assert.Contains("'coalition-at-most-8000' breaks R5", refusal.Message);
        Assert.Contains("conflicts.yaml", refusal.Message);
    }

    /// <summary>The claims file without one claim: its lines from the one that names it to the next claim's.</summary>
    private static string Without(string text, string claim)
    {
        string[] claims = text.Split("  - id: ");
        return string.Join("  - id: ", claims.Where(c => !c.StartsWith(claim, StringComparison.Ordinal)));
    }

    /// <summary>A store of which only so many appends succeed.</summary>
    private sealed class FailingStore(IEventStore inner, int appends) : IEventStore
    {
        private int _left = appends;

        public Task AppendAsync(IReadOnlyList<Append> appends, CancellationToken cancel = default) =>
            _left-- > 0 ? inner.AppendAsync(appends, cancel) : throw new IOException("The disk is full.");

        public Task<IReadOnlyList<Recorded>> ReadAsync(string stream, long afterVersion = 0,
            CancellationToken cancel = default) =>
            inner.ReadAsync(stream, afterVersion, cancel);

        public Task<IReadOnlyList<Recorded>> ReadAllAsync(CancellationToken cancel = default) =>
            inner.ReadAllAsync(cancel);

        public Task<IReadOnlyList<LogEntry>> ReadLogAsync(CancellationToken cancel = default) => inner.ReadLogAsync(cancel);

        public Task AppendLogAsync(LogHead after, IReadOnlyList<LogEntry> entries, CancellationToken cancel = default) =>
            inner.AppendLogAsync(after, entries, cancel);

        public Task<IReadOnlyList<StreamInfo>> StreamsAsync(CancellationToken cancel = default) =>
            inner.StreamsAsync(cancel);

        public Task<IReadOnlyList<string>> VerifyAsync(CancellationToken cancel = default) => inner.VerifyAsync(cancel);

        public Task<StoreInfo> InfoAsync(CancellationToken cancel = default) => inner.InfoAsync(cancel);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
