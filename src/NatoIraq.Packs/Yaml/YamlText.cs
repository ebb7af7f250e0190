using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NatoIraq.Packs.Yaml;

/// <summary>Writes values as YAML on one line.</summary>
public static partial class YamlText
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Plain where YAML cannot take it for anything else; a JSON string is one of YAML's too.</summary>
    public static string Quoted(string value) =>
        Plain.IsMatch(value) && value is not ("null" or "Null" or "NULL") ? value : InQuotes(value);

    /// <summary>In quotes, whatever it is.</summary>
    public static string InQuotes(string value) => JsonSerializer.Serialize(value, Readable);

    internal static string Of(Pair pair) => $"{Of(pair.Key)}: {Of(pair.Value)}";

    internal static string Of(Node node) => node switch
    {
        Scalar { IsNothing: true } => "~",
        Scalar scalar => Quoted(scalar.Text),
        Sequence list => $"[{string.Join(", ", list.Items.Select(Of))}]",
        Mapping { Pairs.Count: 0 } => "{}",
        Mapping mapping => $"{{ {string.Join(", ", mapping.Pairs.Select(Of))} }}",
        _ => "~",
    };

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9 ._/()+*-]*[A-Za-z0-9.)*])?$")]
    private static partial Regex Plain { get; }
}
