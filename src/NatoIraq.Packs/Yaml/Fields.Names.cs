using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;
using TroopSeries = NatoIraq.Core.History.Series;

namespace NatoIraq.Packs.Yaml;

/// <summary>Ids, references to ids, and series.</summary>
internal sealed partial class Fields
{
    private const int LongestId = 64;

    /// <summary>The id that the mapping declares; it must be new and well formed.</summary>
    public string Id(string key, Noun noun) => DeclaredId(key, noun)?.Text ?? "";

    /// <summary>The id that the mapping declares, with its place.</summary>
    public Located LocatedId(string key, Noun noun) => DeclaredId(key, noun)?.Located ?? new Located("");

    /// <summary>The id of something declared elsewhere.</summary>
    public string Ref(string key, Noun noun) => RefOrNull(key, noun, required: true) ?? "";

    /// <inheritdoc cref="Ref"/>
    public string? RefOrNull(string key, Noun noun, bool required = false)
    {
        if (One(key, required) is not { } scalar) return null;
        File.Names.Refer(noun, File, scalar.At, scalar.Text);
        return scalar.Text;
    }

    /// <summary>The ids of things declared elsewhere, each once.</summary>
    public IReadOnlyList<string> Refs(string key, Noun noun, bool required = false) =>
        [.. References(key, noun, required).Select(id => id.Text)];

    /// <summary>The ids of things declared elsewhere, each once, with their places.</summary>
    public IReadOnlyList<Scalar> References(string key, Noun noun, bool required = false)
    {
        IReadOnlyList<Scalar> ids = Distinct(key, Many(key, required));
        foreach (Scalar id in ids) File.Names.Refer(noun, File, id.At, id.Text);
        return ids;
    }

    /// <summary>The ids that a list declares, each new and well formed.</summary>
    public IReadOnlyList<string> Ids(string key, Noun noun)
    {
        IReadOnlyList<Scalar> ids = Many(key);
        foreach (Scalar id in ids) Declare(id, noun);
        return [.. ids.Select(id => id.Text)];
    }

    /// <summary>The list's values, each once: a repeated one is a problem.</summary>
    public IReadOnlyList<Scalar> Distinct(string key, IReadOnlyList<Scalar> values)
    {
        var distinct = new OrderedDictionary<string, Scalar>();
        foreach (Scalar value in values)
        {
            if (!distinct.TryAdd(value.Text, value))
                File.Add(value.At, $"'{Problems.Shown(value.Text)}' stands twice in '{key}'.");
        }
        return distinct.Values;
    }

    /// <summary>Whether the text is kebab-case; says what is wrong if it is not.</summary>
    public bool CheckKebab(Scalar name, bool letterFirst)
    {
        const string Shape = "may hold only lower-case letters, digits and single hyphens, at most 64";
        const string First = "must begin with a letter, else it reads as a date or number";
        string? wrong = !Kebab.IsId(name.Text) ? Shape
            : letterFirst && !char.IsAsciiLetter(name.Text[0]) ? First
            : null;
        if (wrong is null) return true;
        string[] words = name.Text.ToLowerInvariant()
            .Split([' ', '_', '.', '/'], StringSplitOptions.RemoveEmptyEntries);
        string better = string.Join('-', words);
        File.Add(
            name.At,
            $"The name '{Problems.Shown(name.Text)}' {wrong}.",
            Kebab.IsId(better) && better != name.Text ? $"Write '{better}'." : null);
        return false;
    }

    /// <summary>A series whose parts exist; null when it is missing or malformed.</summary>
    public TroopSeries? Series(string key, bool required = false) =>
        One(key, required) is { } scalar ? SeriesOf(scalar) : null;

    /// <summary>The key's list of series.</summary>
    public IReadOnlyList<TroopSeries> SeriesList(string key) => [.. Many(key).Select(SeriesOf).OfType<TroopSeries>()];

    /// <summary>Reads a series and refers to its parts.</summary>
    public TroopSeries? SeriesOf(Scalar scalar)
    {
        if (!TroopSeries.TryParse(scalar.Text, out TroopSeries series))
        {
            string message =
                $"'{Problems.Shown(scalar.Text)}' is not a series: nation/mission/place, with * for all and "
                    + "others for the unnamed rest.";
            File.Add(scalar.At, message);
            return null;
        }
        int mission = scalar.Text.IndexOf('/') + 1, place = scalar.Text.LastIndexOf('/') + 1;
        if (series.Nation is not (TroopSeries.Any or TroopSeries.Others))
            ReferPart(Noun.Nation, scalar, 0, series.Nation);
        if (series.Mission != TroopSeries.Any) ReferPart(Noun.Mission, scalar, mission, series.Mission);
        if (series.Place != TroopSeries.Any) ReferPart(Noun.Place, scalar, place, series.Place);
        return series;
    }

    private void ReferPart(Noun noun, Scalar scalar, int offset, string part) =>
        File.Names.Refer(noun, File, scalar.At with { Column = scalar.At.Column + offset }, part);

    private Scalar? DeclaredId(string key, Noun noun)
    {
        Scalar? scalar = One(key, required: true);
        if (scalar is not null) Declare(scalar, noun);
        else File.Names.MarkIncomplete(noun);
        return scalar;
    }

    private void Declare(Scalar id, Noun noun)
    {
        if (noun.IsKebab()) CheckKebab(id, noun.BeginsWithLetter());
        else if (id.Text.Length > LongestId || !id.Text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            File.Add(
                id.At,
                $"The id '{Problems.Shown(id.Text)}' may hold only letters, digits and hyphens, at most {LongestId}.");
        if (!File.Names.Declare(noun, id.Text))
            File.Add(
                id.At,
                $"There is {noun.WithArticle()} '{Problems.Shown(id.Text)}' already.",
                "Give it an id of its own.");
    }
}
