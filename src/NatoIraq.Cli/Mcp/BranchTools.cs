using NatoIraq.App.Branches;
using NatoIraq.App.Machines;
using NatoIraq.App.Stores;
using NatoIraq.Web.Api;
using static NatoIraq.Web.Api.Parameters;

namespace NatoIraq.Cli.Mcp;

/// <summary>What there is in a store: branches, the texts they are made of, machines, the store itself.</summary>
internal static class BranchTools
{
    private static readonly Parameter One = new("branch", "The branch.") { IsNeeded = true };
    private static readonly Parameter Version = new("version", "As it was at this version.", IsNumber: true);
    private static readonly Parameter Archived = new("archived", "Archived branches too.", Words: ["true", "false"]);
    private static readonly Parameter Machine = new("machine", "The machine's name.") { IsNeeded = true };
    private static readonly Parameter Text = new("text", "The scenario, YAML.") { IsNeeded = true };

    public static IReadOnlyList<Tool> All { get; } =
    [
        Tool.Reading(
            "branch_list", "Branches",
            "Lists the what-if branches: parent, fork, horizon, and whether one is stale, that is, built on a history that "
                + "was corrected since.",
            [Archived, .. Paged], async call =>
            {
                BranchesView view = await call.SendAsync(new ListBranches(call.Asked.Flag("archived")));
                return new BranchesView(call.Page(view.Branches, b => b.Name));
            }),

        Tool.Reading(
            "branch_show", "A branch's plan",
            "Shows a branch's whole plan: its entries, own and inherited, and its assumptions with their ranges, basis, "
                + "reasons and claims.",
            [One, Version], call => call.SendAsync(new ShowBranch(
                call.Asked.Needed("branch"),
                call.Asked.Text("version") is null ? null : call.Asked.Whole("version", 0, 1, int.MaxValue)))),

        Tool.Reading(
            "branch_log", "A branch's versions",
            "Lists all versions of a branch, the newest first, with what made each. Nothing of a branch is ever lost.",
            [One], call => call.SendAsync(new ShowBranchLog(call.Asked.Needed("branch")))),

        Tool.Reading(
            "scenario_show", "A scenario's text",
            "Shows the YAML that a branch was made from, as its author wrote it: the best example for a scenario of your "
                + "own.",
            [One], call => call.SendAsync(new ShowScenario(call.Asked.Needed("branch")))),

        Tool.Reading(
            "scenario_new", "Draft a scenario",
            "Drafts a valid scenario, commented YAML with the store's own names, to start from. Nothing is stored: change "
                + "it, check it with scenario_validate, and try it with project or compare under scenario.",
            Scenarios.OfDrafts, call => call.SendAsync(Scenarios.AskDraft(call.Asked))),

        Tool.Reading(
            "scenario_validate", "Check a scenario",
            "Checks a scenario without storing it: every error with its line and column, what is allowed and what was "
                + "probably meant; then what 200 draws show, such as an entry that never happens, and why.",
            [Text], call => call.SendAsync(new ValidateScenario(
                call.Asked.Needed("text"), new DraftBody("").Name))),

        Tool.Reading(
            "machines_list", "State machines",
            "Lists the state machines: what each is about, its states and what triggers them.",
            [], call => call.SendAsync(new ListMachines())),

        Tool.Reading(
            "machines_show", "A state machine",
            "Shows a state machine as a table: from which state what leads where, and under which condition.",
            [Machine], async call => MachineTable.Of(await call.SendAsync(new ShowMachine(call.Asked.Needed("machine"))))),

        Tool.Reading(
            "store_info", "The store",
            "Says where the store is, how many events it holds and the hash at which its log ends: the same hash is the "
                + "same data.",
            [], call => call.SendAsync(new ShowStore())),

        Tool.Reading(
            "store_verify", "Check the store",
            "Checks the store's pages, schema, versions and chain of hashes; findings is empty when all is well.",
            [], call => call.SendAsync(new VerifyStore())),
    ];
}
