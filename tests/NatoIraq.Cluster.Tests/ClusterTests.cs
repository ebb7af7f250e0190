using NatoIraq.App;
using NatoIraq.App.Branches;
using NatoIraq.App.Ensembles;
using NatoIraq.App.Projections;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Storage.Tests;

namespace NatoIraq.Cluster.Tests;

/// <summary>Ensembles on a real server, drawn by workers that come, go and die.</summary>
public sealed class ClusterTests
{
    [Fact]
    public async Task Two_workers_draw_what_one_machine_does_and_each_part_once()
    {
        await using Shipped shipped = await Shipped.MakeAsync();
        await using Crew one = await Crew.JoinAsync(shipped), two = await Crew.JoinAsync(shipped);
        ProjectBranches asked = Shipped.Comparison(draws: 2500);

        string together = await shipped.TogetherAsync(asked).WaitAsync(Shipped.Patience);

        Assert.Equal(await shipped.AloneAsync(asked), together);
        await using ClusterRunner runner = shipped.Runner();
        ClusterView cluster = await runner.ShowAsync(CancellationToken.None);
        EnsembleView ensemble = Assert.Single(cluster.Ensembles);
        Assert.Equal((EnsembleState.Done, 13, 13), (ensemble.State, ensemble.Parts, ensemble.Done));
        Assert.Equal(["mine", "nato-expanded", "status-quo"], ensemble.Branches);
        Assert.Equal(13, cluster.Workers.Sum(w => w.Parts));
        Assert.All(cluster.Workers, w => Assert.Equal(Engine.Name, w.Engine));
        Assert.Equal(0L, shipped.Scalar<long>("SELECT count(*) FROM natoiraq_ensemble_part WHERE bytes IS NOT NULL"));
    }

    [Fact]
    public async Task A_log_that_went_on_is_drawn_as_it_was_when_it_was_asked()
    {
        await using Shipped shipped = await Shipped.MakeAsync();
        ProjectBranches asked = Shipped.Comparison(draws: 300) with { Drafts = null };
        var prepared = PreparedProjection.Of(await Workspace.LoadAsync(shipped.Store, CancellationToken.None), asked);
        string alone = await shipped.AloneAsync(asked);
        await UseCases.Over(shipped.Store).Send(new SkipEntry("nato-expanded", "rebadge"));
        await using Crew worker = await Crew.JoinAsync(shipped);
        await using ClusterRunner runner = shipped.Runner();

        ProjectedView view = prepared.View(
            await runner.RunAsync(prepared, CancellationToken.None).WaitAsync(Shipped.Patience));

        Assert.Equal(alone, Shipped.Text(view));
        Assert.NotEqual(alone, await shipped.AloneAsync(asked));
    }

    [Fact]
    public async Task A_worker_killed_in_the_middle_leaves_no_trace_in_the_result()
    {
        await using Shipped shipped = await Shipped.MakeAsync();
        using var killed = KilledWorker.Start(shipped.Address);
        await shipped.UntilAsync("to_regclass('natoiraq_worker_state') IS NOT NULL");
        await shipped.UntilAsync("EXISTS (SELECT FROM natoiraq_worker)");
        ProjectBranches asked = Shipped.Comparison(draws: 6000);

        Task<string> together = shipped.TogetherAsync(asked);
        await shipped.UntilAsync("EXISTS (SELECT FROM natoiraq_ensemble_part)");
        killed.Kill();
        await using Crew other = await Crew.JoinAsync(shipped);

        Assert.Equal(await shipped.AloneAsync(asked), await together.WaitAsync(Shipped.Patience));
        Assert.Equal(0L, shipped.Scalar<long>("SELECT count(*) FROM natoiraq_ensemble WHERE state = 'failed'"));
    }

    [Fact]
    public async Task A_worker_that_stops_gives_back_what_it_has_begun()
    {
        await using Shipped shipped = await Shipped.MakeAsync();
        await using Crew one = await Crew.JoinAsync(shipped), two = await Crew.JoinAsync(shipped);
        ProjectBranches asked = Shipped.Comparison(draws: 6000);
        Task<string> together = shipped.TogetherAsync(asked);
        await shipped.UntilAsync("EXISTS (SELECT FROM natoiraq_ensemble_attempt)");
        // Either may be the first to begin a part.
        int begun = shipped.Scalar<int>("SELECT worker FROM natoiraq_ensemble_attempt LIMIT 1");
        Crew first = begun == one.Number ? one : two;
        await first.StopAsync();

        Assert.Equal(0L, shipped.Scalar<long>(
            $"""
            SELECT count(*) FROM natoiraq_ensemble_attempt a WHERE worker = {first.Number}
              AND NOT EXISTS (SELECT FROM natoiraq_ensemble_part p WHERE p.part = a.part)
            """));
        Assert.Equal(await shipped.AloneAsync(asked), await together.WaitAsync(Shipped.Patience));
        Assert.Equal("stopped", shipped.Scalar<string>(
            $"SELECT state FROM natoiraq_worker_state WHERE worker = {first.Number}"));
    }

    [Fact]
    public async Task A_part_that_nobody_can_draw_fails_its_ensemble_and_others_go_on()
    {
        await using Shipped shipped = await Shipped.MakeAsync();
        await using Crew worker = await Crew.JoinAsync(shipped);
        ProjectBranches asked = Shipped.Comparison(draws: 200);
        // Compiled from another store, whose log these workers do not have.
        await using var elsewhere = new MemoryEventStore(() => DateTimeOffset.UnixEpoch);
        await Shipped.FillAsync(elsewhere);
        await UseCases.Over(elsewhere).Send(new SkipEntry("nato-expanded", "rebadge"));
        await using ClusterRunner runner = shipped.Runner(part: 20_000);

        var error = await Assert.ThrowsAsync<EnsembleFailedException>(
            () => UseCases.Over(elsewhere, runner).Send(asked).WaitAsync(Shipped.Patience));

        Assert.Contains("Part 1 came to nothing 3 times; the last time: The store's log does not hold the hash", error.Message);
        EnsembleView failed = Assert.Single((await runner.ShowAsync(CancellationToken.None)).Ensembles);
        Assert.Equal(EnsembleState.Failed, failed.State);
        Assert.Equal([1, 2, 3], failed.Failures.Select(f => f.Attempt));
        Assert.Equal(
            await shipped.AloneAsync(asked), await shipped.TogetherAsync(asked).WaitAsync(Shipped.Patience));
    }

    [Fact]
    public async Task Who_no_longer_wants_an_ensemble_ends_it()
    {
        await using Shipped shipped = await Shipped.MakeAsync();
        await using Crew worker = await Crew.JoinAsync(shipped);
        using var cancel = new CancellationTokenSource();
        Task<string> together = shipped.TogetherAsync(
            Shipped.Comparison(draws: 1_000_000), part: 100_000, cancel: cancel.Token);
        await shipped.UntilAsync("EXISTS (SELECT FROM natoiraq_ensemble_attempt)");
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => together.WaitAsync(Shipped.Patience));

        Assert.Equal("cancelled", shipped.Scalar<string>("SELECT state FROM natoiraq_ensemble"));
        ProjectBranches next = Shipped.Comparison(draws: 200);
        Assert.Equal(await shipped.AloneAsync(next), await shipped.TogetherAsync(next).WaitAsync(Shipped.Patience));
        Assert.Equal(0L, shipped.Scalar<long>("SELECT count(*) FROM natoiraq_qrtz_job_details"));
    }

    [Fact]
    public async Task Without_a_worker_of_this_engine_it_is_drawn_here_and_that_is_said()
    {
        await using Shipped shipped = await Shipped.MakeAsync();
        List<string> said = [];
        ProjectBranches asked = Shipped.Comparison(draws: 200);
        string alone = await shipped.AloneAsync(asked);

        Assert.Equal(alone, await shipped.TogetherAsync(asked, notice: said.Add));
        Assert.Empty(said);
        await using (var database = new ClusterDatabase(shipped.Address)) await database.MakeAsync(CancellationToken.None);
        Assert.Equal(alone, await shipped.TogetherAsync(asked, notice: said.Add));
        Assert.Empty(said);
        PostgresServer.Execute(
            shipped.Address, "INSERT INTO natoiraq_worker (host, engine, threads, seen) VALUES ('a', 'old', 1, now() + interval '1 hour')");
        Assert.Equal(alone, await shipped.TogetherAsync(asked, notice: said.Add));
        Assert.Contains("another engine", Assert.Single(said));
    }

    [Fact]
    public async Task Whoever_is_left_alone_by_the_workers_draws_the_rest_itself()
    {
        await using Shipped shipped = await Shipped.MakeAsync();
        List<string> said = [];
        ProjectBranches asked = Shipped.Comparison(draws: 400);
        await shipped.PretendAsync();
        Task<string> together = shipped.TogetherAsync(asked, notice: said.Add);
        await shipped.UntilAsync("EXISTS (SELECT FROM natoiraq_ensemble)");
        PostgresServer.Execute(shipped.Address, "UPDATE natoiraq_worker SET seen = now() - interval '1 hour'");

        Assert.Equal(await shipped.AloneAsync(asked), await together.WaitAsync(Shipped.Patience));
        Assert.Contains("drawing the rest here", Assert.Single(said));
    }

    [Theory]
    [InlineData("UPDATE natoiraq_ensemble SET state = 'cancelled'")]
    [InlineData("DELETE FROM natoiraq_ensemble")]
    public async Task What_is_no_longer_asked_for_is_drawn_here(string sql)
    {
        await using Shipped shipped = await Shipped.MakeAsync();
        List<string> said = [];
        ProjectBranches asked = Shipped.Comparison(draws: 400);
        await shipped.PretendAsync();
        Task<string> together = shipped.TogetherAsync(asked, notice: said.Add);
        await shipped.HandedOutAsync();
        PostgresServer.Execute(shipped.Address, sql);

        Assert.Equal(await shipped.AloneAsync(asked), await together.WaitAsync(Shipped.Patience));
        Assert.Contains("took whoever asks for gone", Assert.Single(said));
    }

    [Fact]
    public async Task What_workers_that_say_they_are_there_do_not_take_is_drawn_here()
    {
        await using Shipped shipped = await Shipped.MakeAsync();
        List<string> said = [];
        ProjectBranches asked = Shipped.Comparison(draws: 400);
        await shipped.PretendAsync();

        string together = await shipped.TogetherAsync(asked, notice: said.Add, quiet: TimeSpan.Zero)
            .WaitAsync(Shipped.Patience);

        Assert.Equal(await shipped.AloneAsync(asked), together);
        Assert.Contains("parts left that no worker draws", Assert.Single(said));
        Assert.Equal("cancelled", shipped.Scalar<string>("SELECT state FROM natoiraq_ensemble"));
        Assert.Equal(0L, shipped.Scalar<long>("SELECT count(*) FROM natoiraq_qrtz_job_details"));
    }

    [Theory]
    [InlineData("UPDATE natoiraq_qrtz_fired_triggers SET fired_time = 1")]
    // Workers are busy with others' parts, and would never come to these.
    [InlineData("UPDATE natoiraq_qrtz_triggers SET trigger_state = 'ERROR'")]
    public async Task A_part_in_a_workers_hand_is_waited_for_but_not_for_good(string lost)
    {
        await using Shipped shipped = await Shipped.MakeAsync();
        List<string> said = [];
        ProjectBranches asked = Shipped.Comparison(draws: 400);
        await shipped.PretendAsync();
        // Makes Quartz's tables.
        await shipped.TogetherAsync(asked, quiet: TimeSpan.Zero).WaitAsync(Shipped.Patience);
        PostgresServer.Execute(
            shipped.Address,
            $"""
            INSERT INTO natoiraq_qrtz_fired_triggers (sched_name, entry_id, trigger_name, trigger_group, instance_name,
              fired_time, sched_time, priority, state, is_nonconcurrent)
            VALUES ('{Engine.Scheduler}', 'a', '1', 'another', 'a', {DateTime.UtcNow.Ticks}, 0, 5, 'EXECUTING', false)
            """);

        Task<string> together = shipped.TogetherAsync(asked, notice: said.Add, quiet: TimeSpan.Zero);
        await shipped.HandedOutAsync();
        for (int look = 0; look < 5; look++) await shipped.LookedAtAsync();
        Assert.Empty(said);
        PostgresServer.Execute(shipped.Address, lost);

        Assert.Equal(await shipped.AloneAsync(asked), await together.WaitAsync(Shipped.Patience));
        Assert.Contains("parts left that no worker draws", Assert.Single(said));
    }

    [Fact]
    public async Task An_old_ensemble_is_forgotten_unless_somebody_waits_for_it()
    {
        await using Shipped shipped = await Shipped.MakeAsync();
        var prepared = PreparedProjection.Of(
            await Workspace.LoadAsync(shipped.Store, CancellationToken.None), Shipped.Comparison(draws: 10));
        await using var database = new ClusterDatabase(shipped.Address);
        await database.MakeAsync(CancellationToken.None);
        PostgresServer.Execute(
            shipped.Address,
            """
            INSERT INTO natoiraq_ensemble (engine, head, request, branches, draws, parts, state, seen) VALUES
              ('e', 'h', '{}', '{one}', 10, 3, 'open', now() + interval '1 hour'),
              ('e', 'h', '{}', '{one}', 10, 3, 'open', now() - interval '1 hour'),
              ('e', 'h', '{}', '{one}', 10, 3, 'done', now() + interval '1 hour');
            ALTER TABLE natoiraq_ensemble ALTER ensemble RESTART WITH 100;
            """);

        Assert.Equal(100, await new EnsembleTable(database).AskAsync(prepared, 1, CancellationToken.None));

        Assert.Equal("1 100", shipped.Scalar<string>(
            "SELECT string_agg(ensemble::text, ' ' ORDER BY ensemble) FROM natoiraq_ensemble"));
    }

    [Theory]
    [InlineData("DROP VIEW natoiraq_worker_state", "natoiraq_worker_state")]
    [InlineData("ALTER TABLE natoiraq_ensemble RENAME head TO tail", "head")]
    [InlineData("CREATE TABLE natoiraq_qrtz_job_details (something int)", "The cluster cannot be used (")]
    public async Task A_cluster_that_cannot_be_used_is_drawn_around(string sql, string why)
    {
        await using Shipped shipped = await Shipped.MakeAsync();
        List<string> said = [];
        ProjectBranches asked = Shipped.Comparison(draws: 200);
        await shipped.PretendAsync();
        PostgresServer.Execute(shipped.Address, sql);

        string together = await shipped.TogetherAsync(asked, notice: said.Add).WaitAsync(Shipped.Patience);

        Assert.Equal(await shipped.AloneAsync(asked), together);
        Assert.Contains(why, Assert.Single(said));
    }
}
