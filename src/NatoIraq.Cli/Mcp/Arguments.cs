using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using NatoIraq.Core;
using NatoIraq.Web;
using NatoIraq.Web.Api;
using NatoIraq.Web.Visits;

namespace NatoIraq.Cli.Mcp;

/// <summary>The arguments of a call, read as strictly as a query string of the API.</summary>
internal static class Arguments
{
    /// <summary>What they ask for.</summary>
    /// <exception cref="InvalidInputException">A name or a value is not what the tool takes.</exception>
    public static Asked Read(IDictionary<string, JsonElement>? given, IReadOnlyList<Parameter> parameters)
    {
        given ??= new Dictionary<string, JsonElement>();
        QueryCheck.Check(given.Keys, [.. parameters.Select(p => p.Name)], "This tool takes no arguments.");
        var values = new Dictionary<string, StringValues>();
        foreach (Parameter parameter in parameters)
        {
            bool isGiven = given.TryGetValue(parameter.Name, out JsonElement value)
                && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
            if (isGiven) values.Add(parameter.Name, ValuesOf(parameter, value));
            else if (parameter.IsNeeded)
                throw new InvalidInputException($"{parameter.Name} is missing.", parameter.Says);
        }
        long characters = values.Values.Sum(v => v.Sum(text => (long)text!.Length));
        return characters <= Limits.BodyBytes ? new Asked(new QueryCollection(values)) : throw new InvalidInputException(
            $"The arguments have {characters:N0} characters.", $"A call takes at most {Limits.BodyBytes:N0}.");
    }

    private static StringValues ValuesOf(Parameter parameter, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array) return TextOf(parameter, value);
        return parameter.Repeats
            ? new StringValues([.. value.EnumerateArray().Select(item => TextOf(parameter, item))])
            : throw new InvalidInputException($"{parameter.Name} takes one value, not a list.", parameter.Says);
    }

    /// <summary>A whole number stays one however it is written: 2000, 2e3 and 2000.0 are the same.</summary>
    private static string TextOf(Parameter parameter, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number when value.TryGetDecimal(out decimal n) && n == decimal.Truncate(n) => $"{n:0}",
        JsonValueKind.Number => value.GetRawText(),
        _ => throw new InvalidInputException(
            $"{parameter.Name} takes a text, a number or a flag, and that is none.", parameter.Says),
    };
}
