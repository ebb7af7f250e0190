using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CsvHelper;

namespace NatoIraq.App.Views;

/// <summary>
/// How lists of views are written as CSV (RFC 4180): a header, a line a record. Columns are the JSON keys in their
/// order, those of a nested record after its own, as in <c>valid.from</c>; what is null is an empty cell.
/// </summary>
public static class Csv
{
    /// <summary>Characters that make a spreadsheet take a text for a formula.</summary>
    private const string Formula = "=+-@\t\r";

    /// <summary>
    /// The records as CSV. Numbers, days and words are those of the JSON; a list of words is one cell with blanks
    /// between them. An apostrophe goes before a text that a spreadsheet would take for a formula.
    /// </summary>
    public static string Write<T>(IEnumerable<T> records)
    {
        Column[] columns = [.. ColumnsOf(typeof(T), "", record => record)];
        using var text = new StringWriter();
        using (var csv = CsvWriter.Create(text, CsvWriterOptions.Default, leaveOpen: true))
        {
            Line(csv, columns.Select(c => c.Name));
            foreach (T record in records) Line(csv, columns.Select(c => Cell(c.Of(record))));
        }
        return text.ToString();
    }

    private static void Line(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (string cell in cells) csv.WriteField(cell);
        csv.EndRecord();
    }

    private static IEnumerable<Column> ColumnsOf(Type type, string prefix, Func<object?, object?> owner)
    {
        foreach (JsonPropertyInfo property in Json.Options.GetTypeInfo(type).Properties)
        {
            if (property.Get is not { } get) continue;
            string name = prefix + property.Name;
            object? Value(object? record) => owner(record) is { } of ? get(of) : null;
            Type held = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            bool isRecord = Json.Options.GetTypeInfo(held).Kind == JsonTypeInfoKind.Object;
            if (!isRecord) yield return new Column(name, Value);
            else foreach (Column column in ColumnsOf(held, $"{name}.", Value)) yield return column;
        }
    }

    private static string Cell(object? value) => value is null
        ? ""
        : JsonSerializer.SerializeToNode(value, value.GetType(), Json.Options) switch
        {
            JsonArray list when list.All(IsText) => Text(string.Join(' ', list.Select(item => $"{item}"))),
            JsonValue word when IsText(word) => Text(word.GetValue<string>()),
            var other => other?.ToJsonString(Json.Options) ?? "",
        };

    private static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;

    private static string Text(string text) => text.Length > 0 && Formula.Contains(text[0]) ? $"'{text}" : text;

    private sealed record Column(string Name, Func<object?, object?> Of);
}
