using NatoIraq.Core;

namespace NatoIraq.Cli;

/// <summary>Answers to conflicts as texts, <c>ID=WORD</c> each: what an option and a tool take alike.</summary>
internal static class Answers
{
    /// <summary>The answers, by the conflicts' ids.</summary>
    /// <param name="name">What they are given as.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="allowed">The answers there are.</param>
    /// <exception cref="InvalidInputException">A text is none, or a conflict is answered twice.</exception>
    public static Dictionary<string, T> Read<T>(string name, IReadOnlyList<string> texts, params T[] allowed)
        where T : struct, Enum
    {
        Problem[] wrong = [.. Wrong(name, texts, allowed).Select(w => new Problem(w))];
        if (wrong.Length > 0) throw new InvalidInputException(wrong);
        return texts.Select(t => Find(t, allowed)!.Value).ToDictionary(a => a.Id, a => a.Answer);
    }

    /// <summary>What is wrong with them.</summary>
    public static IEnumerable<string> Wrong<T>(string name, IReadOnlyList<string> texts, params T[] allowed)
        where T : struct, Enum =>
    [
        .. texts.Where(t => Find(t, allowed) is null)
            .Select(t => $"{name} '{t}' is not a conflict's id, = and {OneOf(allowed)}."),
        .. texts.Select(t => Find(t, allowed)?.Id).OfType<string>().GroupBy(id => id).Where(g => g.Count() > 1)
            .Select(g => $"{name} is given twice for '{g.Key}'."),
    ];

    /// <summary>An answer as it is written.</summary>
    public static string Word<T>(T answer) where T : struct, Enum => answer.ToString().ToLowerInvariant();

    private static (string Id, T Answer)? Find<T>(string text, T[] allowed) where T : struct, Enum
    {
        int at = text.LastIndexOf('=');
        if (at <= 0) return null;
        foreach (T answer in allowed)
        {
            if (text[(at + 1)..] == Word(answer)) return (text[..at], answer);
        }
        return null;
    }

    private static string OneOf<T>(T[] allowed) where T : struct, Enum =>
        $"{string.Join(", ", allowed.SkipLast(1).Select(Word))} or {Word(allowed[^1])}";
}
