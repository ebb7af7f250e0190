using System.Globalization;
using NatoIraq.App.Branches;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Cli;

/// <summary>Asks for an entry of a branch's plan: what happens, the event's own fields, when, how likely.</summary>
internal static class EntryQuestions
{
    private const string Others = "other";

    public static EntryAnswers Ask(Questions ask, EntryFormsView forms)
    {
        EntryFormView form = FormOf(ask, forms.Events);
        FieldAnswer[] fields = [.. form.Fields.Select(f => Answer(ask, f)).OfType<FieldAnswer>()];
        string? over = form.IsMove
            ? ask.Offer("Over how long it is spread, such as 6 months or triangular(3, 9, 18) months") : null;
        string when = ask.Choose(
            "When: a day, yyyy-MM-dd, or what it follows?",
            [
                (After.Fork, $"the day on which the branch leaves its parent, {forms.Fork:yyyy-MM-dd}"),
                .. forms.Entries.Select(e => (e.Name, e.Says)),
            ],
            After.Fork, IsDay);
        bool isDay = IsDay(when);
        string? delay = isDay ? null : ask.Offer("How long after, such as 30 days or triangular(1, 3, 9) months");
        string? chance = ask.Offer("The chance that it happens, from 0 to 1");
        string id = ask.Ask("A name for it; that of another entry replaces that one", Free(form.Event, forms.Entries));
        return new EntryAnswers(
            id, form.Event, isDay ? when : null, isDay ? null : when, delay, fields, over, chance);
    }

    /// <summary>First what it is about, which is the first word of most types, then which type.</summary>
    private static EntryFormView FormOf(Questions ask, IReadOnlyList<EntryFormView> forms)
    {
        ILookup<string, EntryFormView> bySubject = forms.ToLookup(f => f.Event.Split('-')[0]);
        ILookup<string, EntryFormView> groups = forms.ToLookup(f =>
            f.Event.Split('-')[0] is var subject && bySubject[subject].Skip(1).Any() ? subject : Others);
        string about = ask.NeedOne(
            "What is it about?",
            [.. groups.OrderBy(g => g.Key == Others)
                .Select(g => (g.Key, string.Join(", ", g.Select(f => Short(f, g.Key)))))]);
        string type = ask.NeedOne("What happens?", [.. groups[about].Select(f => (f.Event, f.Says))]);
        return forms.Single(f => f.Event == type);
    }

    private static string Short(EntryFormView form, string subject) =>
        subject == Others ? form.Event : form.Event[(subject.Length + 1)..];

    private static FieldAnswer? Answer(Questions ask, FormFieldView field)
    {
        string question = $"{field.Name}: {field.Says}";
        (string, string)[] names = [.. field.Names.Select(n => (n.Name, n.Says))];
        if (field.IsList) return List(ask, field, question);
        string? answer = (names.Length > 0, field.IsRequired) switch
        {
            (true, true) => ask.NeedOne(question, names),
            (true, false) => ask.OfferOne(question, names),
            (false, true) => ask.Need(question.TrimEnd('.')),
            _ => ask.Offer(question.TrimEnd('.')),
        };
        return answer is null ? null : new FieldAnswer(field.Name, IsList: false, answer);
    }

    /// <summary>One name after the other, until none is given.</summary>
    private static FieldAnswer? List(Questions ask, FormFieldView field, string question)
    {
        var chosen = new List<string>();
        List<(string Name, string Says)> left = [.. field.Names.Select(n => (n.Name, n.Says))];
        while (left.Count > 0)
        {
            if (ask.OfferOne(chosen.Count == 0 ? question : $"{field.Name}: more?", left) is not { } name) break;
            chosen.Add(name);
            left.RemoveAll(n => n.Name == name);
        }
        return chosen.Count == 0 ? null : new FieldAnswer(field.Name, IsList: true, chosen);
    }

    private static string Free(string type, IReadOnlyList<NameView> taken) => Enumerable.Range(2, taken.Count + 1)
        .Select(n => $"{type}-{n}").Prepend(type).First(id => taken.All(t => t.Name != id));

    private static bool IsDay(string answer) =>
        DateOnly.TryParseExact(answer, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
