using NatoIraq.App.Branches;
using NatoIraq.App.References;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;
using NatoIraq.Web.Api;
using NatoIraq.Web.Visits;

namespace NatoIraq.Cli.Mcp;

/// <summary>What changes branches. The history is never changed, and every version of a branch stays in its log.</summary>
internal static class EditTools
{
    private static readonly Parameter Branch = new("branch", "The branch.") { IsNeeded = true };
    private static readonly Parameter New = new("branch", "The new branch's name, kebab-case.") { IsNeeded = true };
    private static readonly Parameter Entry = new("entry", "The entry's id.") { IsNeeded = true };
    private static readonly Parameter From = new("from", "The parent; without it, the history.");
    private static readonly Parameter At = new(
        "at", "Where it leaves: a day, a step or an event; without it, where its parent forked, or the last event.");
    private static readonly Parameter Until = new("until", "The last day it tells of.") { IsDay = true };
    private static readonly Parameter Title = new("title", "A title for people.");
    private static readonly Parameter Fork = new("fork", "The day of the fork.") { IsDay = true, IsNeeded = true };
    private static readonly Parameter Named = new("branch", "The new branch's name; reference unless told.");
    private static readonly Parameter Forecast = new(
        "series", "A series to forecast; without it, each that has a stated level.", Repeats: true);
    private static readonly Parameter Seen = new(
        "seen", "The version that you have seen: refused if the branch was changed since.", IsNumber: true);
    private static readonly Parameter Restored = new(
        "version", "The version to go back to, as branch_log numbers them.", IsNumber: true) { IsNeeded = true };
    private static readonly Parameter Yaml = new(
        "yaml", "The entry, as under events in a scenario: {id: ID, on: DAY, event: TYPE, ...}.") { IsNeeded = true };
    private static readonly Parameter Text = new("text", "The scenario, YAML.") { IsNeeded = true };
    private static readonly Parameter Source = new("from", "The branch that has the entries.") { IsNeeded = true };
    private static readonly Parameter Picked = new("entry", "An entry of its plan, by id.", Repeats: true) { IsNeeded = true };
    private static readonly Parameter Onto = new("onto", "The branch they are copied into.") { IsNeeded = true };
    private static readonly Parameter Other = new("other", "The branch to take over from.") { IsNeeded = true };
    private static readonly Parameter Into = new("into", "The branch that is merged into.") { IsNeeded = true };
    private static readonly Parameter OursOrTheirs = new(
        "answer", "A conflict's id, = and whose word counts: ours or theirs.", Repeats: true);
    private static readonly Parameter KeepDropOrEdit = new(
        "answer", "A conflict's id, = and what to do about its entry: keep, drop or edit.", Repeats: true);
    private static readonly Parameter Edited = new(
        "entry", "An entry in new words, YAML, for a conflict that is answered with edit.", Repeats: true);
    private static readonly Parameter DryRun = new("dry-run", "Only tell the conflicts.", Words: ["true", "false"]);

    public static IReadOnlyList<Tool> All { get; } =
    [
        Tool.Writing(
            "scenario_apply", "Apply a scenario",
            "Makes a scenario's branch, or replaces that branch's plan. The same text twice changes nothing.",
            isAdding: false, isIdempotent: true, [Text, Seen],
            call => call.SendAsync(new ApplyScenario(
                call.Asked.Needed("text"), new DraftBody("").Name, call.Seen))),

        Tool.Writing(
            "branch_fork", "Fork a branch",
            "Forks a branch with an empty plan of its own; branch_append fills it.",
            isAdding: true, isIdempotent: false, [New, From, At, Until, Title],
            call => call.SendAsync(new ForkBranch(
                call.Asked.Needed("branch"), call.Asked.Text("title"), call.Asked.Text("from") ?? Scenario.Trunk,
                call.Asked.Text("at"), call.Asked.Date("until")))),

        Tool.Writing(
            "branch_reference", "Fork a statistical reference",
            "Forks a branch that knows no policy: levels stay, give or take the changes of the past that were known on the "
                + "day of the fork. What other branches have to beat.",
            isAdding: true, isIdempotent: false, [Named, Fork, Until, Forecast], call =>
            {
                DateOnly fork = Asked.DateOf("fork", call.Asked.Needed("fork"));
                return call.SendAsync(new ForkReference(
                    call.Asked.Text("branch") ?? "reference", fork,
                    call.Asked.Date("until") ?? ForkReference.UntilAfter(fork),
                    [.. call.Asked.Texts("series").Select(Series.Parse)]));
            }),

        Tool.Writing(
            "branch_append", "Add an entry",
            "Adds an entry to a branch's plan, or replaces the one of the same id.",
            isAdding: false, isIdempotent: false, [Branch, Yaml, Seen],
            call => call.SendAsync(new AppendEntry(
                call.Asked.Needed("branch"), call.Asked.Needed("yaml"), "entry", call.Seen))),

        Tool.Writing(
            "branch_skip", "Skip an entry",
            "Leaves an entry out of a branch's plan, its own or an inherited one. branch_unskip takes it back in, and the "
                + "numbers are those of before.",
            isAdding: false, isIdempotent: true, [Branch, Entry, Seen],
            call => call.SendAsync(new SkipEntry(call.Asked.Needed("branch"), call.Asked.Needed("entry"), call.Seen))),

        Tool.Writing(
            "branch_unskip", "Take an entry back in",
            "Takes an entry that was skipped back in.",
            isAdding: false, isIdempotent: true, [Branch, Entry, Seen],
            call => call.SendAsync(new UnskipEntry(call.Asked.Needed("branch"), call.Asked.Needed("entry"), call.Seen))),

        Tool.Writing(
            "branch_cherry_pick", "Copy entries from another branch",
            "Copies entries of one branch's plan into another's, with the assumptions and starting values they use.",
            isAdding: false, isIdempotent: false, [Source, Picked, Onto, Seen],
            call => call.SendAsync(new PickEntries(
                call.Asked.Needed("from"), call.Asked.Texts("entry"), call.Asked.Needed("onto"), call.Seen))),

        Tool.Writing(
            "branch_merge", "Merge another branch",
            "Takes over what another branch plans otherwise than their common parent, or lists the conflicts that need an "
                + "answer first: ask again with an answer to each.",
            isAdding: false, isIdempotent: true, [Other, Into, OursOrTheirs, DryRun, Seen],
            call => call.SendAsync(new MergeBranch(
                call.Asked.Needed("other"), call.Asked.Needed("into"),
                Answers.Read("answer", call.Asked.Texts("answer"), MergeAnswer.Ours, MergeAnswer.Theirs), call.Seen,
                call.Asked.Flag("dry-run")))),

        Tool.Writing(
            "branch_archive", "Archive a branch",
            "Takes a branch off the list. Nothing is deleted; applying its scenario brings it back.",
            isAdding: false, isIdempotent: false, [Branch, Seen],
            call => call.SendAsync(new ArchiveBranch(call.Asked.Needed("branch"), call.Seen))),

        Tool.Writing(
            "branch_rebase", "Rebase a stale branch",
            "Moves a stale branch to the newest history, or lists the conflicts that need an answer first: ask again with "
                + "an answer to each. A conflict shows its entry as yaml where one in new words could end it.",
            isAdding: false, isIdempotent: true, [Branch, KeepDropOrEdit, Edited, DryRun, Seen],
            call => call.SendAsync(new RebaseBranch(
                call.Asked.Needed("branch"),
                Answers.Read(
                    "answer", call.Asked.Texts("answer"), ConflictAnswer.Keep, ConflictAnswer.Drop,
                    ConflictAnswer.Edit),
                call.Seen, call.Asked.Flag("dry-run"))
            {
                Entries = call.Asked.Texts("entry"),
            })),

        Tool.Writing(
            "branch_restore", "Restore a version",
            "Makes a branch again what it was at a version, as one more version of it.",
            isAdding: false, isIdempotent: false, [Branch, Restored, Seen],
            call => call.SendAsync(new RestoreBranch(
                call.Asked.Needed("branch"), call.Asked.Whole("version", 0, 1, int.MaxValue), call.Seen))),
    ];
}
