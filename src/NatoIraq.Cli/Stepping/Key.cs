namespace NatoIraq.Cli.Stepping;

/// <summary>The keys that have a name instead of a character.</summary>
internal enum KeyName
{
    /// <summary>The key of a character.</summary>
    Character,

    /// <summary>A blank between the keys of a script: typed where text is asked for, nothing elsewhere.</summary>
    Blank,
    Enter,
    Escape,
    Tab,
    Backspace,
    RubOutLine,
    RubOutWord,
    Delete,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,

    /// <summary>A key that means nothing here.</summary>
    Other,
}

/// <summary>A key as it was pressed.</summary>
/// <param name="Name">Which key.</param>
/// <param name="Char">Its character, for <see cref="KeyName.Character"/>.</param>
internal readonly record struct Key(KeyName Name, char Char = '\0')
{
    /// <summary>The key of a character.</summary>
    public static implicit operator Key(char character) => new(KeyName.Character, character);

    /// <summary>A key with a name.</summary>
    public static implicit operator Key(KeyName name) => new(name);

    /// <summary>A key as a console reads it.</summary>
    public static Key Of(ConsoleKeyInfo info) => info.Key switch
    {
        ConsoleKey.Enter => KeyName.Enter,
        ConsoleKey.Escape => KeyName.Escape,
        ConsoleKey.Tab => KeyName.Tab,
        ConsoleKey.Backspace => KeyName.Backspace,
        ConsoleKey.Delete => KeyName.Delete,
        ConsoleKey.LeftArrow => KeyName.Left,
        ConsoleKey.RightArrow => KeyName.Right,
        ConsoleKey.UpArrow => KeyName.Up,
        ConsoleKey.DownArrow => KeyName.Down,
        ConsoleKey.Home => KeyName.Home,
        ConsoleKey.End => KeyName.End,
        ConsoleKey.PageUp => KeyName.PageUp,
        ConsoleKey.PageDown => KeyName.PageDown,
        // As lines are edited in a shell.
        ConsoleKey.A when IsControl(info) => KeyName.Home,
        ConsoleKey.E when IsControl(info) => KeyName.End,
        ConsoleKey.U when IsControl(info) => KeyName.RubOutLine,
        ConsoleKey.W when IsControl(info) => KeyName.RubOutWord,
        _ => char.IsControl(info.KeyChar) || info.Modifiers.HasFlag(ConsoleModifiers.Alt)
            ? KeyName.Other : info.KeyChar,
    };

    private static bool IsControl(ConsoleKeyInfo info) => info.Modifiers == ConsoleModifiers.Control;

    /// <summary>As a script writes it, such as <c>n</c> or <c>&lt;enter&gt;</c>.</summary>
    public override string ToString() => Name == KeyName.Character ? $"{Char}" : KeyScript.NameOf(Name);
}
