using NatoIraq.App.Branches;
using NatoIraq.App.Tests.Acceptance;

namespace NatoIraq.App.Tests.Branches;

/// <summary>Forms that are made from the event types: what they offer is what an entry may say.</summary>
public sealed class EntryFormTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_form_filled_in_is_an_entry_that_the_branch_takes(bool withOptional)
    {
        Desk desk = await Desk.With("status-quo");
        EntryFormsView forms = await desk.Send(new ShowEntryForms("status-quo"));
        Assert.NotEmpty(forms.Events);
        Assert.Contains(forms.Entries, e => e is { Name: "nmi-resumes", Says: "operations-resumed" });

        foreach (EntryFormView form in forms.Events)
        {
            FieldAnswer[] fields = [.. form.Fields.Where(f => withOptional || f.IsRequired)
                .Select(f => Filled(form.Event, f))];
            var answers = new EntryAnswers("mine", form.Event, null, "fork", withOptional ? "30 days" : null, fields);
            await desk.Send(new AppendEntry("status-quo", answers.ToYaml()));

            EntryView entry = (await desk.Send(new ShowBranch("status-quo"))).Entries.Single(e => e.Id == "mine");
            Assert.Equal((form.Event, "fork"), (entry.Event, entry.After));
        }
    }

    /// <summary>What an event needs is told where nobody can be asked: each type once.</summary>
    [Fact]
    public async Task What_each_event_needs_is_what_its_form_requires()
    {
        Desk desk = await Desk.With("status-quo");
        EntryFormsView forms = await desk.Send(new ShowEntryForms("status-quo"));

        Assert.Equal(
            forms.Events.Select(f => $"{f.Event}: {string.Join(", ", f.Fields.Where(x => x.IsRequired).Select(x => x.Name))}").Order(),
            ShowEntryForms.Needs.SelectMany(n => n.Events.Select(e => $"{e}: {n.Fields}")).Order());
    }

    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("500 + 0.3 * strength(us/nmi/iraq)", "500 + 0.3 * strength(us/nmi/iraq)")]
    [InlineData("a: b", "\"a: b\"")]
    [InlineData("a #b", "\"a #b\"")]
    [InlineData("say \"é\" \\", "\"say \\\"é\\\" \\\\\"")]
    [InlineData("*/nmi/iraq", "\"*/nmi/iraq\"")]
    [InlineData("-", "\"-\"")]
    public async Task Any_text_comes_back_as_it_was_typed(string text, string written)
    {
        var answers = new EntryAnswers(
            "mine", "position-stated", "2020-06-01", null, null,
            [new("actor", false, "us"), new("about", false, text), new("position", false, text)], Chance: "0.5");
        Assert.Equal(
            $"id: mine\non: 2020-06-01\nevent: position-stated\nactor: us\nabout: {written}\nposition: {written}\nchance: 0.5\n",
            answers.ToYaml());

        Desk desk = await Desk.With("status-quo");
        await desk.Send(new AppendEntry("status-quo", answers.ToYaml()));
        var replay = await desk.Send(new History.ReplayTimeline("status-quo", null, 1, false, "mine", null, null, Core.Claims.Clock.Said));
        Assert.Equal("mine", replay.Steps[^1].Id);
    }

    [Fact]
    public async Task An_entry_for_the_case_that_another_fails_keeps_its_condition()
    {
        var answers = new EntryAnswers(
            "mine", "incident-occurred", null, "nmi-resumes", "30 days",
            [new("place", false, "iraq"), new("severity", false, "1")], If: "strength(*/*/iraq) > 500", Unless: true);
        Desk desk = await Desk.With("status-quo");
        await desk.Send(new AppendEntry("status-quo", answers.ToYaml()));

        Assert.Contains(", unless: true }", answers.ToYaml());
        EntryView entry = (await desk.Send(new ShowBranch("status-quo"))).Entries.Single(e => e.Id == "mine");
        Assert.Contains("nmi-resumes", entry.After);
    }

    /// <summary>The last name that is offered, but for moves, which must lead somewhere else.</summary>
    private static FieldAnswer Filled(string type, FormFieldView field)
    {
        string value = (type, field.Name) switch
        {
            ("troops-relocated", "to") => "others/nmi/syria",
            (_, "to") => "others/coalition/iraq",
            (_, "from") => "others/nmi/iraq",
            (_, "for" or "notice") => "30 days",
            _ => field.Names.Count > 0 ? field.Names[^1].Name : "1",
        };
        Assert.True(field.Names.Count == 0 || field.Names.Any(n => n.Name == value), $"{value} is not offered.");
        return new FieldAnswer(field.Name, field.IsList, value);
    }
}
