using NatoIraq.Core.History;

namespace NatoIraq.Packs.Yaml;

/// <summary>What an id in a file names.</summary>
internal enum Noun
{
    Source,
    Actor,
    Nation,
    Place,
    Mission,
    Activity,
    Option,
    Resolution,
    Office,
    Forum,
    Rule,
    Estimate,
    Claim,
    Conflict,
    Event,
    Entry,
}

internal static class Nouns
{
    /// <summary>The word for messages.</summary>
    public static string Word(this Noun noun) => noun.ToString().ToLowerInvariant();

    /// <summary>The word after its article.</summary>
    public static string WithArticle(this Noun noun)
    {
        string word = noun.Word();
        return word[0] is 'a' or 'e' or 'o' ? $"an {word}" : $"a {word}";
    }

    /// <summary>
    /// Whether its ids are kebab-case; the others follow the habits of catalogues, as F0-01 or C07 do.
    /// </summary>
    public static bool IsKebab(this Noun noun) =>
        noun is not (Noun.Source or Noun.Rule or Noun.Estimate or Noun.Claim or Noun.Conflict);

    /// <summary>Whether an id could be taken for a date or a step number unless it begins with a letter.</summary>
    public static bool BeginsWithLetter(this Noun noun) => noun is Noun.Event or Noun.Entry;

    /// <summary>What a field of an event refers to; null when it is no reference.</summary>
    public static Noun? Of(FieldKind kind) => kind switch
    {
        FieldKind.Actor => Noun.Actor,
        FieldKind.Mission => Noun.Mission,
        FieldKind.Place => Noun.Place,
        FieldKind.Option => Noun.Option,
        FieldKind.Resolution => Noun.Resolution,
        FieldKind.Office => Noun.Office,
        FieldKind.Forum => Noun.Forum,
        FieldKind.Activities => Noun.Activity,
        _ => null,
    };
}
