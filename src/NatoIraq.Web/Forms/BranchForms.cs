using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NatoIraq.App.Branches;
using NatoIraq.Core;
using NatoIraq.Core.Scenarios;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Forms;

/// <summary>
/// What forms without script write to branches. A form says which version its author saw; one that is refused is shown
/// again with what was typed.
/// </summary>
internal static class BranchForms
{
    /// <summary>The page of a branch.</summary>
    public static string PageOf(string branch) => $"/branches/{Uri.EscapeDataString(branch)}";

    public static void MapBranchForms(this IEndpointRouteBuilder server)
    {
        server.MapForm("/branches/fork", _ => "/fork", ForkAsync);
        server.MapForm("/branches/apply", _ => "/branches", async (form, _) =>
        {
            await form.Visit.SendAsync(new ApplyShipped([form.Needed("name")], form.Scenarios));
            return PageOf(form.Needed("name"));
        });
        server.MapForm("/branches/{name}/text", PageOf, async (form, name) =>
        {
            // A form gives every line break as two characters.
            string text = form.Needed("text").ReplaceLineEndings("\n");
            if (ScenarioTexts.NameOf(text) != name)
            {
                throw new InvalidInputException(
                    $"The text is of another scenario than '{name}'.", $"Begin a line with 'scenario: {name}'.");
            }
            await form.Visit.SendAsync(new ApplyScenario(text, $"{name}.yaml", form.Seen));
            return PageOf(name);
        });
        server.MapForm("/branches/{name}/again", PageOf, async (form, name) =>
        {
            ScenarioTextView scenario = await form.Visit.SendAsync(new ShowScenario(name));
            await form.Visit.SendAsync(new ApplyScenario(scenario.Text, $"{name}.yaml", form.Seen));
            return PageOf(name);
        });
        server.MapForm("/branches/{name}/rebase", PageOf, async (form, name) =>
        {
            (RebaseBranch asked, _) = await ConflictForms.RebaseAsync(form.Visit, name, form.Seen, form.Text);
            RebaseView view = await form.Visit.DrawAsync(asked with { IsTrial = false });
            ConflictForms.CheckAnswered(view.Conflicts.Where(c => c.Answer is null).Select(c => c.Entry));
            return PageOf(name);
        });
        server.MapForm("/branches/{name}/restore", PageOf, async (form, name) =>
        {
            int version = int.TryParse(form.Needed("version"), out int number) ? number : 0;
            await form.Visit.SendAsync(new RestoreBranch(name, version, form.Seen));
            return $"{PageOf(name)}#versions";
        });
        server.MapForm("/branches/{name}/merges", name => $"{PageOf(name)}/merge", async (form, name) =>
        {
            (MergeBranch asked, _) = await ConflictForms.MergeAsync(
                form.Visit, form.Needed("from"), name, form.Seen, form.Text);
            MergeView view = await form.Visit.DrawAsync(asked with { IsTrial = false });
            ConflictForms.CheckAnswered(view.Conflicts.Where(c => c.Answer is null).Select(c => c.Name));
            return $"{PageOf(name)}#plan";
        });
        server.MapForm("/branches/{name}/picks", name => $"{PageOf(name)}/merge", async (form, name) =>
        {
            string[] entries = form.Needed("entry").Split(',', StringSplitOptions.RemoveEmptyEntries);
            await form.Visit.DrawAsync(new PickEntries(form.Needed("from"), entries, name, form.Seen));
            return $"{PageOf(name)}#plan";
        });
        server.MapGet("/branches/{name}/scenario.yaml", async (string name, Visit visit) => Results.File(
            System.Text.Encoding.UTF8.GetBytes((await visit.SendAsync(new ShowScenario(name))).Text), "application/yaml",
            $"{name}.yaml"));
        server.MapForm("/branches/{name}/entries", name => $"{PageOf(name)}/append", AppendAsync);
        server.MapForm("/branches/{name}/skip", PageOf, async (form, name) =>
        {
            await form.Visit.SendAsync(new SkipEntry(name, form.Needed("entry"), form.Seen));
            return $"{PageOf(name)}#plan";
        });
        server.MapForm("/branches/{name}/unskip", PageOf, async (form, name) =>
        {
            await form.Visit.SendAsync(new UnskipEntry(name, form.Needed("entry"), form.Seen));
            return $"{PageOf(name)}#plan";
        });
        server.MapForm("/branches/{name}/archive", PageOf, async (form, name) =>
        {
            await form.Visit.SendAsync(new ArchiveBranch(name, form.Seen));
            return "/branches";
        });
    }

    private static async Task<string> ForkAsync(PostedForm form, string _)
    {
        string name = form.Needed("name"), from = form.Text("from") ?? Scenario.Trunk;
        DateOnly? until = form.Text("until") is { } day ? Asked.DateOf("until", day) : null;
        if (form.Text("kind") is not { } word)
        {
            await form.Visit.SendAsync(new ForkBranch(name, form.Text("title"), from, form.Text("fork"), until));
            return PageOf(name);
        }
        DraftKind kind = Enum.TryParse(word, ignoreCase: true, out DraftKind known) && Enum.IsDefined(known)
            ? known
            : throw new InvalidInputException($"There is no kind '{word}' of option.");
        NewScenarioView draft = await form.Visit.DrawAsync(
            new NewScenario(name, form.Text("title"), from, form.Text("fork"), until, kind, Schema: null));
        await form.Visit.SendAsync(new ApplyScenario(draft.Text, $"{name}.yaml", Seen: 0));
        return PageOf(name);
    }

    private static async Task<string> AppendAsync(PostedForm form, string name)
    {
        EntryFormView asked = (await form.Visit.SendAsync(new ShowEntryForms(name))).Of(form.Needed("event"));
        FieldAnswer[] fields = [.. asked.Fields.Select(f => AnswerTo(f, form)).OfType<FieldAnswer>()];
        var answers = new EntryAnswers(
            form.Needed("id"), asked.Event, form.Text("on"), form.Text("after"), form.Text("delay"), fields,
            form.Text("over"), form.Text("chance"), form.Text("if"), form.Text("unless") is not null);
        await form.Visit.SendAsync(new AppendEntry(name, answers.ToYaml(), "the new event", form.Seen));
        return $"{PageOf(name)}#plan";
    }

    private static FieldAnswer? AnswerTo(FormFieldView field, PostedForm form)
    {
        if (form.Text(field.Name) is not { } text) return null;
        return field.IsList
            ? new FieldAnswer(field.Name, IsList: true, text.Split(
                ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            : new FieldAnswer(field.Name, IsList: false, text);
    }
}
