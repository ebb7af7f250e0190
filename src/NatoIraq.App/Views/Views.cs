using System.Text.Json;
using System.Text.Json.Serialization;

namespace NatoIraq.App.Views;

/// <summary>
/// How every view is written as JSON: camel case, nulls kept, dates as yyyy-MM-dd; the shapes scripts rely on.
/// </summary>
public static class Json
{
    /// <summary>The options, compact.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>The view as one line of JSON.</summary>
    public static string Write<T>(T view) => JsonSerializer.Serialize(view, Options);

    /// <summary>The records as JSON lines: a document a line.</summary>
    public static string Lines<T>(IEnumerable<T> records) => string.Concat(records.Select(r => $"{Write(r)}\n"));

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.Never,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

/// <summary>A window of days; both inclusive.</summary>
public sealed record DatesView(DateOnly From, DateOnly To);

/// <summary>A change of one thing.</summary>
public sealed record ChangeView(string What, string? Before, string? After);

/// <summary>A machine's move.</summary>
public sealed record TransitionView(string Machine, string Subject, string? From, string To,
    IReadOnlyList<string> Permits);

/// <summary>A rule that an event broke: a planned event is blocked, a fact stands.</summary>
public sealed record RejectionView(string Rule, string Because);
