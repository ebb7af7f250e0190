using System.Globalization;
using System.Text;

namespace NatoIraq.App.Charts;

/// <summary>
/// A piece of finished markup, HTML or SVG, that reads as XML too. Text becomes markup only by being escaped, so what a
/// user wrote can never become an element.
/// </summary>
public readonly record struct Markup
{
    private static readonly HashSet<string> Void = ["br", "col", "hr", "img", "input", "link", "meta", "wbr"];

    private readonly string? _text;

    private Markup(string text) => _text = text;

    /// <summary>Escapes text; null is nothing.</summary>
    public static implicit operator Markup(string? text) => new(Escape(text ?? ""));

    /// <summary>One after the other.</summary>
    public static Markup operator +(Markup left, Markup right) => new($"{left}{right}");

    /// <summary>An element without attributes.</summary>
    /// <param name="name">The element's name.</param>
    /// <param name="children">What it holds; text is escaped.</param>
    public static Markup Tag(string name, params ReadOnlySpan<Markup> children) =>
        Tag(name, ReadOnlySpan<(string, string?)>.Empty, children);

    /// <summary>An element.</summary>
    /// <param name="name">The element's name.</param>
    /// <param name="attributes">Its attributes in order; one whose value is null is left out.</param>
    /// <param name="children">What it holds; text is escaped.</param>
    public static Markup Tag(
        string name, ReadOnlySpan<(string Name, string? Value)> attributes, params ReadOnlySpan<Markup> children)
    {
        var text = new StringBuilder("<").Append(name);
        foreach ((string key, string? value) in attributes)
        {
            if (value is not null) text.Append(' ').Append(key).Append("=\"").Append(Escape(value)).Append('"');
        }
        // HTML closes only the elements it knows to be empty with a slash; any other empty element needs its end tag.
        if (Void.Contains(name)) return new Markup(text.Append(" />").ToString());
        text.Append('>');
        foreach (Markup child in children) text.Append(child._text);
        return new Markup(text.Append("</").Append(name).Append('>').ToString());
    }

    /// <summary>A user's text, kept from turning the text around it when it is written from right to left.</summary>
    public static Markup Foreign(string text) => Tag("bdi", text);

    /// <summary>Pieces in order, with nothing or escaped text between them.</summary>
    public static Markup Join(IEnumerable<Markup> parts, string between = "") =>
        new(string.Join(Escape(between), parts.Select(p => p._text)));

    /// <summary>Takes a constant of this program as it stands, for a style sheet.</summary>
    internal static Markup Verbatim(string trusted) => new(trusted);

    /// <inheritdoc/>
    public override string ToString() => _text ?? "";

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(IsAllowed(rune) ? rune.ToString() : "\uFFFD"),
            };
        }
        return escaped.ToString();
    }

    /// <summary>XML has no control characters but white space, and neither format has U+FFFE and U+FFFF.</summary>
    private static bool IsAllowed(Rune rune) => rune.Value is '\t' or '\n'
        || (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control && (rune.Value & 0xFFFE) != 0xFFFE);
}
