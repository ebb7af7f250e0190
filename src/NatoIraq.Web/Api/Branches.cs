using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NatoIraq.App.Branches;
using NatoIraq.Core.Scenarios;
using NatoIraq.Web.Visits;
using static NatoIraq.Web.Api.Parameters;

namespace NatoIraq.Web.Api;

/// <summary>Branches: listed, forked, edited. An edit says by If-Match which version it has seen.</summary>
internal static class Branches
{
    private static readonly Parameter Archived = new("archived", "List archived branches too.", Words: ["true", "false"]);

    public static void MapBranches(this RouteGroupBuilder api)
    {
        RouteGroupBuilder branches = api.MapGroup("/branches");
        branches.MapGet("/", async (Visit visit, HttpContext context) =>
        {
            BranchesView view = await visit.SendAsync(new ListBranches(visit.Asked.Flag("archived")));
            view = new BranchesView(context.Page(view.Branches, b => b.Name));
            return Formats.Of(context) switch
            {
                "dot" => Answers.File(TreeText.Dot(view), "text/vnd.graphviz", "branches.dot"),
                "graphml" => Answers.File(TreeText.GraphMl(view), "application/graphml+xml", "branches.graphml"),
                _ => context.Listed(view, v => v.Branches),
            };
        }).Says("Lists the branches, with the parent and the fork of each.")
            .Asks([Archived, .. Paged, Formats.Tree]).Gives<BranchesView>();

        branches.MapPost("/", ForkAsync).Says("Forks a branch with an empty plan of its own.")
            .Takes<ForkBody>().Gives<AppliedView>(StatusCodes.Status201Created);

        branches.MapGet("/{branch}", async (string branch, Visit visit, HttpContext context) =>
        {
            BranchPlanView view = await visit.SendAsync(new ShowBranch(branch));
            context.Tell(view.Branch.Version);
            return Answers.Of(view);
        }).Says("Shows a branch's whole plan, with what it inherits and what it assumes.").Gives<BranchPlanView>();

        branches.MapDelete("/{branch}", async (string branch, Visit visit, HttpContext context) =>
                Edited(await visit.SendAsync(new ArchiveBranch(branch, context.Seen())), context))
            .Says("Takes a branch off the list. Nothing is deleted; applying its scenario brings it back.")
            .Gives<BranchView>();

        branches.MapGet("/{branch}/log", async (string branch, Visit visit) =>
                Answers.Of(await visit.SendAsync(new ShowBranchLog(branch))))
            .Says("Lists all versions of a branch, the newest first, with what made each.").Gives<BranchLogView>();

        branches.MapPost("/{branch}/rebase", async (string branch, Visit visit, HttpContext context) =>
        {
            long? seen = context.Seen();
            RebaseBody body = await context.ReadAsync<RebaseBody>();
            RebaseView view = await visit.DrawAsync(
                new RebaseBranch(branch, body.Answers ?? new Dictionary<string, ConflictAnswer>(), seen, body.DryRun)
                {
                    Entries = body.Entries ?? [],
                });
            context.Tell(view.Version);
            return Answers.Of(view);
        }).Says("Moves a stale branch to the newest history, or lists the conflicts that need an answer first.")
            .Takes<RebaseBody>().Gives<RebaseView>();

        branches.MapPost("/{branch}/restore", async (string branch, Visit visit, HttpContext context) =>
        {
            long? seen = context.Seen();
            RestoreBody body = await context.ReadAsync<RestoreBody>();
            return Edited(await visit.SendAsync(new RestoreBranch(branch, body.Version, seen)), context);
        }).Says("Makes a branch again what it was at a version, as one more version of it.")
            .Takes<RestoreBody>().Gives<BranchView>();

        branches.MapPost("/{branch}/picks", async (string branch, Visit visit, HttpContext context) =>
        {
            long? seen = context.Seen();
            PicksBody body = await context.ReadAsync<PicksBody>();
            PickView view = await visit.DrawAsync(new PickEntries(body.From, body.Entries, branch, seen));
            context.Tell(view.Version);
            return Answers.Of(view);
        }).Says("Copies entries of another branch into this one's plan, with the assumptions and starting values they use.")
            .Takes<PicksBody>().Gives<PickView>();

        branches.MapPost("/{branch}/merge", async (string branch, Visit visit, HttpContext context) =>
        {
            long? seen = context.Seen();
            MergeBody body = await context.ReadAsync<MergeBody>();
            MergeView view = await visit.DrawAsync(new MergeBranch(
                body.From, branch, body.Answers ?? new Dictionary<string, MergeAnswer>(), seen, body.DryRun));
            context.Tell(view.Version);
            return Answers.Of(view);
        }).Says("Takes over what another branch changed since the common parent, or lists the conflicts that need an answer.")
            .Takes<MergeBody>().Gives<MergeView>();

        branches.MapPost("/{branch}/entries", async (string branch, Visit visit, HttpContext context) =>
        {
            long? seen = context.Seen();
            EntryBody body = await context.ReadAsync<EntryBody>();
            return Edited(await visit.SendAsync(new AppendEntry(branch, body.Yaml, "entry", seen)), context);
        }).Says("Adds an entry to a branch's plan, or replaces the one of the same id.")
            .Takes<EntryBody>().Gives<BranchView>();

        branches.MapPut("/{branch}/skipped/{entry}", async (string branch, string entry, Visit visit, HttpContext context) =>
                Edited(await visit.SendAsync(new SkipEntry(branch, entry, context.Seen())), context))
            .Says("Leaves an entry out of a branch's plan, its own or an inherited one.").Gives<BranchView>();

        branches.MapDelete("/{branch}/skipped/{entry}", async (string branch, string entry, Visit visit, HttpContext context) =>
                Edited(await visit.SendAsync(new UnskipEntry(branch, entry, context.Seen())), context))
            .Says("Takes an entry that was skipped back in.").Gives<BranchView>();
    }

    private static async Task<IResult> ForkAsync(Visit visit, HttpContext context)
    {
        ForkBody body = await context.ReadAsync<ForkBody>();
        DateOnly? until = body.Until is { } day ? Asked.DateOf("until", day) : null;
        AppliedView view = await visit.SendAsync(new ForkBranch(body.Branch, body.Title, body.From, body.At, until));
        context.Response.Headers.Location = $"{context.Request.Path}/{view.Branch}";
        context.Tell(view.Version);
        return Answers.Of(view, StatusCodes.Status201Created);
    }

    private static IResult Edited(BranchView view, HttpContext context)
    {
        context.Tell(view.Version);
        return Answers.Of(view);
    }

    /// <summary>A fork.</summary>
    private sealed record ForkBody(
        string Branch, string From = Scenario.Trunk, string? At = null, string? Until = null, string? Title = null);

    /// <summary>What to do about conflicts, by their ids, and the entries to be edited in new words.</summary>
    private sealed record RebaseBody(
        IReadOnlyDictionary<string, ConflictAnswer>? Answers = null, IReadOnlyList<string>? Entries = null,
        bool DryRun = false);

    /// <summary>Entries of another branch.</summary>
    private sealed record PicksBody(string From, IReadOnlyList<string> Entries);

    /// <summary>Another branch, and whose word counts in conflicts, by their ids: ours or theirs.</summary>
    private sealed record MergeBody(
        string From, IReadOnlyDictionary<string, MergeAnswer>? Answers = null, bool DryRun = false);

    /// <summary>A version of a branch.</summary>
    private sealed record RestoreBody(int Version);

    /// <summary>An entry, as under <c>events</c> in a scenario.</summary>
    private sealed record EntryBody(string Yaml);
}
