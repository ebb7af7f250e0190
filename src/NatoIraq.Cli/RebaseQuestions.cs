using NatoIraq.App.Branches;
using NatoIraq.Core.Branches;

namespace NatoIraq.Cli;

/// <summary>Asks what to do about each conflict of a rebase, and for the entries that are to be edited.</summary>
internal static class RebaseQuestions
{
    private static readonly string[] Timing = ["on", "after"];
    private static readonly string[] Optional = [.. Timing, "chance", "if"];

    /// <summary>
    /// The request with an answer to every conflict, where answers can end them, and what was told before the first
    /// question; null when there was none.
    /// </summary>
    public static async Task<(RebaseBranch Request, RebaseView? Told)> AskAsync(Session session, RebaseBranch request)
    {
        var ask = new Questions(session.Terminal);
        RebaseView? told = null;
        while (true)
        {
            RebaseView trial = await session.SendAsync(request with { IsTrial = true });
            RebaseConflict[] open = [.. trial.Conflicts.Where(c => c.Answer is null)];
            if (open.Length == 0 || open.Any(c => Choices(c).Count == 0)) return (request, told);
            if (told is null) Tell(session, told = trial);
            foreach (RebaseConflict conflict in open) request = Ask(ask, request, conflict);
        }
    }

    private static void Tell(Session session, RebaseView view)
    {
        if (view.Reasons.Count > 0) session.Notice($"What changed before the fork of {view.Branch}:");
        foreach (StaleReason reason in view.Reasons) session.Notice($"  {reason.Subject}: {reason.Because}");
        foreach (string warning in view.Warnings) session.Notice(warning);
    }

    private static RebaseBranch Ask(Questions ask, RebaseBranch request, RebaseConflict conflict)
    {
        string answer = ask.NeedOne($"{conflict.Id}: {conflict.Because}", Choices(conflict));
        ConflictAnswer given = Enum.Parse<ConflictAnswer>(answer, ignoreCase: true);
        var answers = new Dictionary<string, ConflictAnswer>(request.Answers) { [conflict.Id] = given };
        request = request with { Answers = answers };
        if (given != ConflictAnswer.Edit) return request;
        string edited = Edit(ask, conflict.Yaml!);
        // Who edits an entry anew takes back what was said of it before.
        string id = edited.Split('\n')[0];
        return request with { Entries = [.. request.Entries.Where(e => e.Split('\n')[0] != id), edited] };
    }

    private static IReadOnlyList<(string Name, string Says)> Choices(RebaseConflict conflict) =>
    [
        .. conflict.Answers.Where(a => a != ConflictAnswer.Edit || conflict.Yaml is not null).Select(a => (
            a.ToString().ToLowerInvariant(),
            a switch
            {
                ConflictAnswer.Keep => "leave the entry as it is",
                ConflictAnswer.Drop => "leave the entry out",
                _ => "say it anew",
            })),
    ];

    /// <summary>One line of the entry after the other is said anew, until none is named.</summary>
    private static string Edit(Questions ask, string yaml)
    {
        List<(string Key, string Value)> lines = [.. yaml.Split('\n').Select(l => l[2..].Split(": ", 2))
            .Select(l => (l[0], l[1]))];
        while (ask.OfferOne("What does it say otherwise?", Keys(lines)) is { } key)
        {
            int at = lines.FindIndex(l => l.Key == key || (Timing.Contains(key) && Timing.Contains(l.Key)));
            string? said = ask.Offer($"{key}, instead of {(at < 0 ? "nothing" : Plain(lines[at].Value))}");
            if (at >= 0) lines.RemoveAt(at);
            if (said is null) continue;
            string value = said[0] is '{' or '[' or '"' ? said : EntryAnswers.Quoted(said);
            lines.Insert(at < 0 ? lines.Count : at, (key, value));
        }
        return string.Concat(lines.Select(l => $"{l.Key}: {l.Value}\n"));
    }

    private static IReadOnlyList<(string Key, string Says)> Keys(IReadOnlyList<(string Key, string Value)> lines) =>
    [
        .. lines.Where(l => l.Key != "id").Select(l => (l.Key, Plain(l.Value))),
        .. Optional.Except(lines.Select(l => l.Key)).Select(k => (k, "")),
    ];

    private static string Plain(string value) => value.Trim('"');
}
