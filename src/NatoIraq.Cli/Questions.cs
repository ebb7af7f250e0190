using NatoIraq.Cli.Pages;
using NatoIraq.Core;

namespace NatoIraq.Cli;

/// <summary>Asks somebody at a terminal, a line at a time; an empty answer takes what stands in brackets.</summary>
internal sealed class Questions(Terminal terminal)
{
    // More than a screen's lines are told as names in a row.
    private const int MostListed = 20;
    private const int UsualWidth = 100;
    private const string Which = "Number or name";

    /// <summary>A text.</summary>
    public string Ask(string question, string otherwise) => Answer($"{question} [{otherwise}]", otherwise);

    /// <summary>A text that must be given; it is asked for again.</summary>
    public string Need(string question)
    {
        string answer;
        do answer = Answer(question, "");
        while (answer.Length == 0);
        return answer;
    }

    /// <summary>A text that may be left out; null when it is.</summary>
    public string? Offer(string question) =>
        Answer($"{question} [empty: left out]", "") is { Length: > 0 } answer ? answer : null;

    /// <summary>Yes or no.</summary>
    public bool Confirm(string question) => Ask(question, "yes") is var answer
        && "yes".StartsWith(answer, StringComparison.OrdinalIgnoreCase);

    /// <summary>One of several, by its number or its name, or another text that will do.</summary>
    public string Choose(
        string question, IReadOnlyList<(string Name, string Says)> choices, string otherwise,
        Func<string, bool>? willDo = null) =>
        Chosen(question, choices, () => Ask(Which, otherwise), willDo)!;

    /// <summary>One of several that must be given.</summary>
    public string NeedOne(string question, IReadOnlyList<(string Name, string Says)> choices) =>
        Chosen(question, choices, () => Need(Which))!;

    /// <summary>One of several that may be left out; null when it is.</summary>
    public string? OfferOne(string question, IReadOnlyList<(string Name, string Says)> choices) =>
        Chosen(question, choices, () => Offer(Which));

    private string? Chosen(
        string question, IReadOnlyList<(string Name, string Says)> choices, Func<string?> ask,
        Func<string, bool>? willDo = null)
    {
        terminal.Complain(question);
        List(choices);
        while (ask() is { } answer)
        {
            if (int.TryParse(answer, out int number) && number >= 1 && number <= choices.Count)
                return choices[number - 1].Name;
            if (choices.Any(c => c.Name == answer) || willDo?.Invoke(answer) == true) return answer;
            string? hint = NearMiss.Hint(answer, choices.Select(c => c.Name));
            terminal.Complain($"  '{answer}' is none of these.{(hint is null ? "" : $" {hint}")}");
        }
        return null;
    }

    /// <summary>A list of choices is read down; one that no screen holds, across.</summary>
    private void List(IReadOnlyList<(string Name, string Says)> choices)
    {
        // Of many, those that have something to be said of them come first; the others are as good.
        int told = choices.TakeWhile(c => c.Says.Length > 0).Count();
        int listed = choices.Count <= MostListed ? choices.Count : told <= MostListed ? told : 0;
        int width = choices.Take(listed == 0 ? choices.Count : listed).Max(c => c.Name.Length);
        for (int i = 0; i < listed; i++)
            terminal.Complain(Cut($"  {i + 1,2}  {choices[i].Name.PadRight(width)}  {choices[i].Says}".TrimEnd()));
        if (listed > 0 && listed < choices.Count)
            terminal.Complain($"      or another, such as {choices[listed].Name}");
        if (listed > 0) return;
        int columns = Math.Max(1, ((terminal.Width ?? UsualWidth) - 2) / (width + 2));
        foreach ((string Name, string Says)[] row in choices.Chunk(columns))
            terminal.Complain($"  {string.Concat(row.Select(c => c.Name.PadRight(width + 2)))}".TrimEnd());
    }

    private string Answer(string question, string otherwise)
    {
        terminal.Error.Write($"{Visible.Of(question)}: ");
        string? answer = terminal.Input.ReadLine()?.Trim();
        // At the end of the input nobody answers any more.
        return answer is null ? throw new OperationCanceledException() : answer.Length > 0 ? answer : otherwise;
    }

    /// <summary>As many words as fit a line.</summary>
    private string Cut(string line)
    {
        if (terminal.Width is not { } width || line.Length < width) return line;
        string room = line[..(width - 4)];
        int words = room.LastIndexOf(' ');
        return $"{(words > width / 2 ? room[..words] : room).TrimEnd(' ', ',')}...";
    }
}
