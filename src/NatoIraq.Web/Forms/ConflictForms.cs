using NatoIraq.App.Branches;
using NatoIraq.Core;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Forms;

/// <summary>Reads what forms answer to conflicts: a field for each conflict, by its id.</summary>
internal static class ConflictForms
{
    /// <summary>What an entry in new words stands under.</summary>
    public static string EntryField(string conflict) => $"entry {conflict}";

    /// <summary>A rebase with the answers given, and what it would come to.</summary>
    /// <param name="visit">Whose form it is.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="seen">The version that its author saw.</param>
    /// <param name="typed">What stands in a field; null for nothing.</param>
    public static async Task<(RebaseBranch Request, RebaseView View)> RebaseAsync(
        Visit visit, string branch, long? seen, Func<string, string?> typed)
    {
        var request = new RebaseBranch(branch, new Dictionary<string, ConflictAnswer>(), seen, IsTrial: true);
        while (true)
        {
            RebaseView view = await visit.DrawAsync(request);
            // An answer may bring up other conflicts, which the form may have answered too.
            RebaseConflict[] more = [.. view.Conflicts.Where(c => !request.Answers.ContainsKey(c.Id)
                && AnswerIn<ConflictAnswer>(typed(c.Id)) is not null)];
            if (more.Length == 0) return (request, view);
            var answers = new Dictionary<string, ConflictAnswer>(request.Answers);
            foreach (RebaseConflict c in more) answers[c.Id] = AnswerIn<ConflictAnswer>(typed(c.Id))!.Value;
            request = request with
            {
                Answers = answers,
                Entries =
                [
                    .. request.Entries,
                    .. more.Where(c => answers[c.Id] == ConflictAnswer.Edit).Select(c => typed(EntryField(c.Id)))
                        .OfType<string>().Select(text => text.ReplaceLineEndings("\n")),
                ],
            };
        }
    }

    /// <summary>A merge with the answers given, and what it would come to.</summary>
    public static async Task<(MergeBranch Request, MergeView View)> MergeAsync(
        Visit visit, string from, string into, long? seen, Func<string, string?> typed)
    {
        var request = new MergeBranch(from, into, new Dictionary<string, MergeAnswer>(), seen, IsTrial: true);
        MergeView view = await visit.DrawAsync(request);
        var answers = new Dictionary<string, MergeAnswer>();
        foreach (MergeConflict c in view.Conflicts)
        {
            if (AnswerIn<MergeAnswer>(typed(c.Id)) is { } answer) answers[c.Id] = answer;
        }
        return (request with { Answers = answers }, view);
    }

    /// <summary>Refuses a form that leaves conflicts open.</summary>
    /// <exception cref="InvalidInputException">It does; the message names them.</exception>
    public static void CheckAnswered(IEnumerable<string> open)
    {
        string names = string.Join(", ", open);
        if (names.Length > 0)
            throw new InvalidInputException("Nothing was changed yet.", $"These still need an answer: {names}.");
    }

    private static T? AnswerIn<T>(string? word) where T : struct, Enum =>
        Enum.TryParse(word, ignoreCase: true, out T answer) && Enum.IsDefined(answer) ? answer : null;
}
