using System.Text;
using System.Text.RegularExpressions;

namespace NatoIraq.App.Branches;

/// <summary>Writes an entry of a plan as YAML from the values of a form.</summary>
public static partial class EntryText
{
    /// <summary>An entry as it stands under <c>events</c>; what is empty is left out.</summary>
    /// <param name="valueOf">The text of a field; null when it is not given.</param>
    /// <param name="form">What the form asked for.</param>
    public static string Of(Func<string, string?> valueOf, AppendFormView form)
    {
        var text = new StringBuilder();
        void Line(string key, string? value) => text.Append(value is null ? "" : $"{key}: {value}\n");
        string? Given(string key) => valueOf(key)?.Trim() is { Length: > 0 } given ? given : null;
        string? Scalar(string key) => Given(key) is { } given ? Written(given) : null;
        Line("id", Scalar("id"));
        Line("on", Scalar("on"));
        if (Scalar("after") is { } after)
        {
            string delay = Scalar("delay") is { } d ? $", delay: {d}" : "";
            string unless = Given("unless") is null ? "" : ", unless: true";
            Line("after", $"{{ event: {after}{delay}{unless} }}");
        }
        Line("event", form.Event?.Id);
        foreach (EntryFieldView field in form.Fields)
        {
            Line(field.Name, field.Kind == Core.History.FieldKind.Activities && Given(field.Name) is { } list
                ? $"[{string.Join(", ", list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Written))}]"
                : Scalar(field.Name));
        }
        foreach (string key in (string[])["chance", "if", "over"]) Line(key, Scalar(key));
        return $"{text}";
    }

    /// <summary>A scalar, in quotes unless it is safe without them.</summary>
    private static string Written(string value)
    {
        if (Plain().IsMatch(value)) return value;
        var quoted = new StringBuilder("\"");
        foreach (char c in value)
            quoted.Append(char.IsControl(c) ? $"\\u{(int)c:x4}" : c is '"' or '\\' ? $"\\{c}" : $"{c}");
        return quoted.Append('"').ToString();
    }

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9 ./_()*+<>=-]*[A-Za-z0-9)])?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();
}
