using NatoIraq.Core;

namespace NatoIraq.Cli.Stepping;

/// <summary>
/// Keys as text: a character is its key, a name in angle brackets a key without one, as in
/// <c>g2020-01-29&lt;enter&gt;</c>. Blanks and line ends may stand between keys.
/// </summary>
internal static class KeyScript
{
    private static readonly (string Name, Key Key)[] Names =
    [
        ("enter", KeyName.Enter), ("esc", KeyName.Escape), ("tab", KeyName.Tab), ("space", ' '), ("lt", '<'),
        ("left", KeyName.Left), ("right", KeyName.Right), ("up", KeyName.Up), ("down", KeyName.Down),
        ("home", KeyName.Home), ("end", KeyName.End), ("pgup", KeyName.PageUp), ("pgdn", KeyName.PageDown),
        ("bs", KeyName.Backspace), ("del", KeyName.Delete), ("c-u", KeyName.RubOutLine), ("c-w", KeyName.RubOutWord),
    ];

    /// <summary>The notation in a sentence or two, for help.</summary>
    public static string Notation { get; } =
        $"A character is its key, {string.Join(' ', Names.Select(n => $"<{n.Name}>"))} the others; blanks may stand "
        + "between keys.";

    /// <summary>Reads a script.</summary>
    /// <exception cref="InvalidInputException">It names a key that there is not; the message shows where.</exception>
    public static IReadOnlyList<Key> Parse(string script)
    {
        var keys = new List<Key>();
        for (int at = 0; at < script.Length; at++)
        {
            char c = script[at];
            if (c == '<') keys.Add(Named(script, ref at));
            else if (c == ' ') keys.Add(KeyName.Blank);
            else if (!char.IsControl(c)) keys.Add(c);
        }
        return keys;
    }

    /// <summary>A key's name in angle brackets.</summary>
    public static string NameOf(KeyName name) =>
        Names.FirstOrDefault(n => n.Key == name).Name is { } text ? $"<{text}>" : $"{name}";

    private static Key Named(string script, ref int at)
    {
        int end = script.IndexOf('>', at);
        string name = end < 0 ? script[(at + 1)..] : script[(at + 1)..end];
        foreach ((string known, Key key) in Names)
        {
            if (end < 0 || !known.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            at = end;
            return key;
        }
        string message = end < 0 ? "A key's name ends with '>'." : $"There is no key <{name}>.";
        string hint = (end < 0 ? null : NearMiss.Hint(name, Names.Select(n => n.Name)))
            ?? $"Names are {string.Join(", ", Names.Select(n => n.Name))}; the key '<' itself is <lt>.";
        throw new InvalidInputException([new Problem(message, "--keys", 1, at + 1, script, hint)]);
    }
}
