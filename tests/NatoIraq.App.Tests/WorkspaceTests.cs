using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.App.Tests.Acceptance;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;

namespace NatoIraq.App.Tests;

/// <summary>A store is read again only when somebody wrote.</summary>
public sealed class WorkspaceTests
{
    [Fact]
    public async Task A_log_that_ends_where_it_did_is_not_read_again_and_one_that_grew_is()
    {
        IEventStore store = (await Desk.With()).Store;
        Workspace first = await Workspace.LoadAsync(store, default);

        Assert.Same(first, await Workspace.LoadAsync(store, default));
        // As another program does: past this workspace.
        await store.AppendAsync([new Append("branch-a", 0, [
            new Event("a", Window.On(new DateOnly(2021, 1, 1)), null, [], null, null, new BranchArchived("a"))])]);

        Workspace second = await Workspace.LoadAsync(store, default);
        Assert.NotSame(first, second);
        Assert.Equal(await store.HeadAsync(), second.Head);
        Assert.NotEqual(first.Head, second.Head);
    }

    [Fact]
    public async Task What_is_read_on_from_where_a_log_ended_is_what_is_read_anew()
    {
        Desk desk = await Desk.With("status-quo");
        await Told(desk, "status-quo");
        await desk.Send(new ForkBranch("mine", null, "status-quo", null, null));
        await desk.Send(new SkipEntry("mine", "nmi-resumes"));
        await desk.ImportCorrected("history.yaml", t => t.Replace("severity: 2", "severity: 1", StringComparison.Ordinal));
        await desk.Send(new ForkBranch("other", null, "history", null, null));
        Desk anew = Desk.Empty();
        await anew.Store.AppendLogAsync(LogHead.Empty, await desk.Store.ReadLogAsync());

        foreach (string branch in (string[])["history", "status-quo", "mine", "other"])
            Assert.Equal(await Told(anew, branch), await Told(desk, branch));
        Assert.Equal(
            Views.Json.Write(await anew.Send(new ListBranches(true))), Views.Json.Write(await desk.Send(new ListBranches(true))));
    }

    [Fact]
    public async Task Two_stores_have_two_workspaces() => Assert.NotSame(
        await Workspace.LoadAsync((await Desk.With()).Store, default),
        await Workspace.LoadAsync((await Desk.With()).Store, default));

    [Fact]
    public async Task Many_may_ask_one_workspace_at_once()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        string alone = await Told(desk);
        Desk shared = await Desk.With("status-quo", "nato-expanded");

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Told(shared)))),
            told => Assert.Equal(alone, told));
    }

    private static async Task<string> Told(Desk desk, string branch) => Views.Json.Write((await desk.Send(new ShowState(
        branch, "2020-12-31", null, Core.Claims.Clock.Reported, null, 1, false))).Levels);

    private static async Task<string> Told(Desk desk) => Views.Json.Write((await desk.Send(new ShowState(
        "nato-expanded", "2021-12-31", null, Core.Claims.Clock.Reported, 7, 1, false))).Levels);
}
