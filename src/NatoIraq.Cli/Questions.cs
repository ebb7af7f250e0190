using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli;

/// <summary>Asks somebody at a terminal, a line at a time; an empty answer takes what stands in brackets.</summary>
internal sealed class Questions(Terminal terminal)
{
    /// <summary>A text.</summary>
    public string Ask(string question, string otherwise)
    {
        terminal.Error.Write($"{question} [{Visible.Of(otherwise)}]: ");
        string? answer = terminal.Input.ReadLine()?.Trim();
        // At the end of the input nobody answers any more.
        return answer is null ? throw new OperationCanceledException() : answer.Length > 0 ? answer : otherwise;
    }

    /// <summary>One of several, by its number or its name.</summary>
    public string Choose(string question, IReadOnlyList<(string Name, string Says)> choices, string otherwise)
    {
        terminal.Complain(question);
        int width = choices.Max(c => c.Name.Length);
        for (int i = 0; i < choices.Count; i++)
            terminal.Complain(Cut($"  {i + 1,2}  {choices[i].Name.PadRight(width)}  {choices[i].Says}"));
        while (true)
        {
            string answer = Ask("Number or name", otherwise);
            if (int.TryParse(answer, out int number) && number >= 1 && number <= choices.Count)
                return choices[number - 1].Name;
            if (choices.Any(c => c.Name == answer)) return answer;
            terminal.Complain($"  '{answer}' is none of these.");
        }
    }

    /// <summary>As much as fits a line: a list of choices is read down, not across.</summary>
    private string Cut(string line) =>
        terminal.Width is { } width && line.Length >= width ? $"{line[..(width - 4)].TrimEnd()}..." : line;
}
