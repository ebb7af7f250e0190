using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using NatoIraq.App.Projections;
using NatoIraq.Core;
using NatoIraq.Core.Claims;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Sampling;
using NatoIraq.Core.Wording;
using NatoIraq.Web.Api;

namespace NatoIraq.Web.Visits;

/// <summary>What a query string asks for. Names and values are those of the command line's options.</summary>
public sealed class Asked(IQueryCollection query)
{
    /// <summary>A text; null when it is not there or empty.</summary>
    public string? Text(string name) => query[name] is [.., { Length: > 0 } last] ? last : null;

    /// <summary>A text that must be there.</summary>
    /// <exception cref="InvalidInputException">It is missing.</exception>
    public string Needed(string name) => Text(name) ?? throw new InvalidInputException($"{name} is missing.");

    /// <summary>Every text of that name that is not empty.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. query[name].OfType<string>().Where(t => t.Length > 0)];

    /// <summary>Whether a box is ticked: the name alone, <c>true</c>, <c>1</c> or <c>on</c>.</summary>
    public bool Flag(string name) => query.ContainsKey(name) && Word(
        name, false, ("", true), ("true", true), ("1", true), ("on", true), ("false", false), ("0", false));

    /// <summary>A day; null when none is asked for.</summary>
    /// <exception cref="InvalidInputException">There is no such day.</exception>
    public DateOnly? Date(string name) => Text(name) is { } text ? DateOf(name, text) : null;

    /// <summary>Days.</summary>
    /// <exception cref="InvalidInputException">There is no such day.</exception>
    public IReadOnlyList<DateOnly> Dates(string name) => [.. Texts(name).Select(t => DateOf(name, t))];

    /// <summary>A whole number within bounds, both inclusive.</summary>
    /// <exception cref="InvalidInputException">It is none, or out of bounds.</exception>
    public T Whole<T>(string name, T otherwise, T least, T most) where T : System.Numerics.INumber<T>
    {
        if (Text(name) is not { } text) return otherwise;
        return T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out T? n) && n >= least && n <= most
            ? n
            : throw Wrong(name, text, $"it takes a whole number from {least:N0} to {most:N0}");
    }

    /// <summary>A number; null when none is asked for.</summary>
    /// <exception cref="InvalidInputException">It is none.</exception>
    public double? Number(string name)
    {
        if (Text(name) is not { } text) return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double n) && double.IsFinite(n)
            ? n
            : throw Wrong(name, text, "it takes a number");
    }

    /// <summary>One of several words.</summary>
    /// <exception cref="InvalidInputException">It is none of them.</exception>
    public T Word<T>(string name, T otherwise, params ReadOnlySpan<(string Word, T Value)> allowed)
    {
        string text = query[name] is [.., { } last] ? last : "";
        List<string> words = [];
        foreach ((string word, T value) in allowed)
        {
            if (word == text) return value;
            words.Add(word);
        }
        words.Remove("");
        return text.Length == 0 ? otherwise : throw Wrong(name, text, $"allowed are {string.Join(", ", words)}", words);
    }

    /// <summary>An address with the same query string but for one value; null or empty leaves it out.</summary>
    public string With(string path, string name, string? value)
    {
        var other = new QueryBuilder(query.Where(p => p.Key != name)
            .SelectMany(p => p.Value.OfType<string>().Where(v => v.Length > 0).Select(v => KeyValuePair.Create(p.Key, v))));
        if (!string.IsNullOrEmpty(value)) other.Add(name, value);
        return $"{path}{other}";
    }

    /// <summary>Which date makes a thing known.</summary>
    public Clock Clock => Word("clock", Clock.Reported, ("reported", Clock.Reported), ("said", Clock.Said));

    /// <summary>The day at whose end the store is asked about; null for now.</summary>
    public DateOnly? AsImportedOn => Date("as-imported-on");

    /// <summary>The dice.</summary>
    public ulong RandomSeed => Whole("random-seed", 1ul, 0ul, ulong.MaxValue);

    /// <summary>Which end of a level is better; null where nobody says.</summary>
    public Preference? Prefer => Word<Preference?>(
        "prefer", null, ("higher", Preference.Higher), ("lower", Preference.Lower));

    /// <summary>Whether the wide priors are drawn.</summary>
    public bool Wide => Word("priors", false, ("shipped", false), ("wide", true));

    /// <summary>How assumptions and starting values are spread over the draws.</summary>
    public SamplingMethod Sampling => Word("sampling", SamplingMethod.Plain, [.. SamplingView.Words]);

    /// <summary>How the draws were spread of which one is opened.</summary>
    public Design Design => new(
        Sampling, Whole("draws", DrawLimits.UsualDraws, 1, ProjectBranchesHandler.MostDraws));

    /// <summary>The scale in whose words likelihoods are told; null when none is asked for.</summary>
    public LikelihoodScale? Scale => Word("words", null, [.. LikelihoodScale.All.Select(s => (s.Name, (LikelihoodScale?)s))]);

    /// <summary>Which draw of a branch is opened; null for the middle one.</summary>
    public long? Draw => Text("draw") is null or "middle" ? null : Whole("draw", 0L, 0L, uint.MaxValue);

    /// <summary>The day that a text names.</summary>
    /// <exception cref="InvalidInputException">There is no such day.</exception>
    public static DateOnly DateOf(string name, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", out DateOnly day)
            ? day
            : throw new InvalidInputException($"{name}: '{text}' is not a date that exists.", "Write yyyy-MM-dd.");

    private static InvalidInputException Wrong(
        string name, string text, string says, IReadOnlyList<string>? allowed = null) =>
        new([new Problem($"{name} is '{(text.Length > 100 ? text[..100] : text)}'; {says}.") { Allowed = allowed ?? [] }]);
}
