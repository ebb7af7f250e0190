using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Stepping;

/// <summary>The questions that keys open.</summary>
internal enum Ask
{
    GoTo,
    Find,
    Until,
    Back,
    Break,
    Watch,
    Draw,
    KnownOn,
}

/// <summary>A question at the bottom of the screen, with what is typed so far.</summary>
/// <param name="Ask">Which question.</param>
/// <param name="Text">The answer typed so far.</param>
/// <param name="Caret">Where the next character goes, from 0.</param>
/// <param name="Fault">What was wrong with the answer given; null for nothing.</param>
internal sealed record Prompt(Ask Ask, string Text = "", int Caret = 0, Fault? Fault = null)
{
    /// <summary>The question.</summary>
    public string Question => Ask switch
    {
        Ask.GoTo => "go to date, step or event",
        Ask.Find => "find",
        Ask.Until => "run until",
        Ask.Back => "run back until",
        Ask.Break => "break on (a number removes)",
        Ask.Watch => "watch (a number removes)",
        Ask.Draw => "draw (middle or a number)",
        _ => "known on (date, or date said)",
    };

    /// <summary>The prompt after a key that edits; null after one that closes it without an answer.</summary>
    public Prompt? Press(Key key) => key.Name switch
    {
        KeyName.Escape => null,
        KeyName.Character => Typed(key.Char),
        KeyName.Blank => Typed(' '),
        // As in a shell and in less: rubbing out what is not there closes the question.
        KeyName.Backspace when Text.Length == 0 => null,
        KeyName.Backspace when Caret > 0 => At(Caret - 1) with { Text = Text.Remove(Caret - 1, 1) },
        KeyName.Delete when Caret < Text.Length => At(Caret) with { Text = Text.Remove(Caret, 1) },
        KeyName.RubOutLine => RubOut(Caret),
        KeyName.RubOutWord => RubOut(Caret - Text[..Caret].TrimEnd().LastIndexOf(' ') - 1),
        KeyName.Left => At(Caret - 1),
        KeyName.Right => At(Caret + 1),
        KeyName.Home => At(0),
        KeyName.End => At(Text.Length),
        _ => this,
    };

    /// <summary>The prompt with another answer typed.</summary>
    public Prompt With(string text) => this with { Text = text, Caret = text.Length, Fault = null };

    /// <summary>The prompt without so many characters before the caret.</summary>
    private Prompt RubOut(int count) => At(Caret - count) with { Text = Text.Remove(Caret - count, count) };

    /// <summary>What was wrong is told where the caret stood: it goes when the caret does.</summary>
    private Prompt At(int caret) => this with { Caret = Math.Clamp(caret, 0, Text.Length), Fault = null };

    /// <summary>No answer holds characters that cannot be seen.</summary>
    private Prompt Typed(char c)
    {
        if (char.IsSurrogate(c) || Visible.Of($"{c}") != $"{c}") return this;
        return this with { Text = Text.Insert(Caret, $"{c}"), Caret = Caret + 1, Fault = null };
    }
}

/// <summary>What is wrong with an answer.</summary>
/// <param name="Message">What, and what to do.</param>
/// <param name="Offset">Where in the answer, from 0; null when it is all of it.</param>
internal sealed record Fault(string Message, int? Offset = null);
