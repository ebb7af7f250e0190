using System.CommandLine;

namespace NatoIraq.Cli;

/// <summary><c>--answer ID=WORD</c>, repeatable: what to do about conflicts, by their ids.</summary>
internal sealed class AnswersOption<T> : Option<string[]> where T : struct, Enum
{
    private readonly T[] _allowed;

    public AnswersOption(string description, params T[] allowed) : base("--answer")
    {
        _allowed = allowed;
        Description = description;
        HelpName = $"ID={string.Join('|', allowed.Select(Word))}";
        DefaultValueFactory = _ => [];
        Validators.Add(result =>
        {
            foreach (string text in result.Tokens.Select(t => t.Value).Where(t => Read(t) is null))
            {
                result.AddError(
                    $"--answer '{text}' is not a conflict's id, = and {OneOf(allowed)}.");
            }
            foreach (var twice in result.Tokens.Select(t => Read(t.Value)?.Id).OfType<string>().GroupBy(id => id)
                .Where(g => g.Count() > 1))
            {
                result.AddError($"--answer is given twice for '{twice.Key}'.");
            }
        });
    }

    /// <summary>The answers given.</summary>
    public Dictionary<string, T> Read(Session session)
    {
        Dictionary<string, T> answers = [];
        foreach ((string id, T answer) in session.Get(this)!.Select(t => Read(t)!.Value)) answers[id] = answer;
        return answers;
    }

    private (string Id, T Answer)? Read(string text)
    {
        int at = text.LastIndexOf('=');
        if (at <= 0) return null;
        foreach (T answer in _allowed)
        {
            if (text[(at + 1)..] == Word(answer)) return (text[..at], answer);
        }
        return null;
    }

    private static string OneOf(T[] allowed) =>
        $"{string.Join(", ", allowed.SkipLast(1).Select(Word))} or {Word(allowed[^1])}";

    private static string Word(T answer) => answer.ToString().ToLowerInvariant();
}
