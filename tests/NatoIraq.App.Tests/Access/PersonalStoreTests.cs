using NatoIraq.App.Access;
using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.App.Tests.Acceptance;
using NatoIraq.Core.History;

namespace NatoIraq.App.Tests.Access;

/// <summary>A store in somebody's hands: what they may append, and in whose name.</summary>
public sealed class PersonalStoreTests
{
    private static readonly Person Rita = new("rita", Role.Reader), Ana = new("ana", Role.Author),
        Ben = new("ben", Role.Author), Root = new("root", Role.Admin);

    private static Desk In(Desk desk, Person person) => new(new PersonalStore(desk.Store, person));

    private static async Task<string> Refused(Desk desk, Func<Task> act)
    {
        string? before = await desk.Head();
        NotAllowedException refused = await Assert.ThrowsAsync<NotAllowedException>(act);
        Assert.Equal(before, await desk.Head());
        return $"{refused.Message} {refused.Hint}";
    }

    [Fact]
    public async Task Who_may_not_is_refused_and_nothing_is_written()
    {
        Desk desk = await Desk.With("status-quo");
        await In(desk, Ana).Send(new ForkBranch("anas", null, "status-quo", null, null));
        List<string> told =
        [
            await Refused(desk, () => In(desk, Rita).Send(new ForkBranch("hers", null, "status-quo", null, null))),
            await Refused(desk, () => In(desk, Ben).Send(new ArchiveBranch("anas"))),
            await Refused(desk, () => In(desk, Ben).Send(new SkipEntry("status-quo", "nmi-resumes"))),
        ];
        Desk empty = Desk.Empty();
        told.Add(await Refused(empty, () => In(empty, Ana).Import(Desk.Seeds)));
        told.Add(await Refused(empty, async () => await new PersonalStore(empty.Store, Ben).AppendLogAsync(
            LogHead.Empty, await desk.Store.ReadLogAsync())));

        Golden.Holds("access.txt", told);
    }

    [Fact]
    public async Task What_is_appended_is_signed_and_everything_else_is_as_if_it_were_not()
    {
        Desk plain = Desk.Empty(), signed = Desk.Empty();
        await plain.Import(Desk.Seeds);
        await In(signed, Root).Import(Desk.Seeds);

        Assert.All(await signed.Store.ReadAllAsync(), r => Assert.Equal("root", r.Event.By));
        // The same facts by whoever's hand: importing them again adds nothing, and the history is the same.
        Assert.Equal(0, (await plain.Import(Desk.Seeds)).Revised);
        ImportView again = await signed.Import(Desk.Seeds);
        Assert.Equal((0, 0, 0), (again.Added, again.Revised, again.Retracted));
        Workspace one = await Workspace.LoadAsync(plain.Store, default), other = await Workspace.LoadAsync(signed.Store, default);
        Assert.Equal(one.Timeline.Digest(one.Timeline.Events.Count), other.Timeline.Digest(other.Timeline.Events.Count));
    }

    [Fact]
    public async Task A_branch_is_its_first_authors_whoever_edits_it_later()
    {
        Desk desk = await Desk.With("status-quo");
        await In(desk, Ana).Send(new ForkBranch("anas", null, "status-quo", null, null));

        await In(desk, Root).Send(new ArchiveBranch("anas"));
        await In(desk, Ana).Send(new RestoreBranch("anas", 1));

        BranchLogView log = await desk.Send(new ShowBranchLog("anas"));
        Assert.Equal(["ana", "root", "ana"], log.Versions.Select(v => v.By));
        Assert.Equal("ana", (await desk.Send(new ListBranches(false))).Branches.Single(b => b.Name == "anas").Owner);
    }

    [Fact]
    public async Task Somebody_who_holds_the_store_itself_may_do_all_and_signs_nothing()
    {
        Desk desk = await Desk.With("status-quo");
        await In(desk, Ana).Send(new ForkBranch("anas", null, "status-quo", null, null));

        await desk.Send(new ArchiveBranch("anas"));

        Assert.Null((await desk.Send(new ShowBranchLog("anas"))).Versions[0].By);
    }

    [Fact]
    public async Task All_hands_share_one_compiled_workspace()
    {
        Desk desk = await Desk.With("status-quo");

        Assert.Same(
            await Workspace.LoadAsync(new PersonalStore(desk.Store, Ana), default),
            await Workspace.LoadAsync(new PersonalStore(desk.Store, Ben), default));
    }
}
