using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace NatoIraq.Architecture.Tests;

/// <summary>An id or name that a pack defines.</summary>
/// <param name="Text">As the pack writes it.</param>
/// <param name="Words">Lower-case, split at punctuation and humps: <c>red-isle</c> is <c>RedIsle</c>.</param>
/// <param name="From">The file and list it stands in.</param>
/// <param name="Anywhere">Whether it is a proper name, forbidden also as a part of a longer name or sentence.</param>
internal sealed record Term(string Text, string Words, string From, bool Anywhere);

/// <summary>A place in the program that names the subject.</summary>
internal sealed record Finding(string File, int Line, string Found, Term Term)
{
    public override string ToString() => $"{File}:{Line}: \"{Found}\" is \"{Term.Text}\" of {Term.From}";
}

/// <summary>What packs name, and the search for it in program text.</summary>
internal sealed partial class Subject
{
    private readonly Dictionary<string, Term> _whole = [];
    private readonly List<Term> _proper;

    public Subject(IEnumerable<Term> terms)
    {
        foreach (var term in terms) _whole.TryAdd(term.Words, term);
        _proper = [.. terms.Where(t => t.Anywhere).DistinctBy(t => t.Words)];
    }

    /// <summary>The engine's own words that a pack may repeat.</summary>
    private static readonly string[] EngineWords = ["others", "region"];

    /// <summary>The lists whose entries have an id, or are one.</summary>
    private static readonly string[] Lists =
    [
        "sources", "actors", "places", "missions", "activities", "options", "resolutions", "offices", "forums",
        "claims", "events", "conflicts", "estimates",
    ];

    private static readonly string[] NameFields = ["id", "name", "aliases", "outlet", "agencies", "family"];

    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+|\d+")]
    private static partial Regex Word { get; }

    /// <summary>The ids and names in one YAML file of a pack.</summary>
    public static IEnumerable<Term> Terms(string file, string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        IEnumerable<Term> packs =
            from document in stream.Documents
            where document.RootNode is YamlMappingNode
            from text in Texts(Child(document.RootNode, "pack"))
            select new Term(text, Words(text), $"{file}, pack", Anywhere: true);
        return packs.Concat(
            from document in stream.Documents
            from list in Lists
            from entry in Items(document.RootNode, list)
            let proper = list is "places" or "missions" || Texts(Child(entry, "kind")).Contains("nation")
            from text in entry is YamlScalarNode ? Texts(entry) : NameFields.SelectMany(f => Texts(Child(entry, f)))
            where IsTelling(text)
            select new Term(text, Words(text), $"{file}, {list}", proper));
    }

    /// <summary>Where a source text names one of the terms, in a name or a string; a comment may.</summary>
    public IEnumerable<Finding> Find(string file, string source)
    {
        if (file.StartsWith("src/NatoIraq.Cli/Help/", StringComparison.Ordinal)) yield break;
        foreach (var token in Lexer.Read(source))
        {
            if (token.Kind == TokenKind.Symbol) continue;
            // A help example is a command line about the shipped pack.
            if (token.Value.StartsWith("natoiraq ", StringComparison.Ordinal)) continue;
            // The product and the pack it ships share a name, which says nothing of the engine.
            string words = $" {Words(token.Value)} ".Replace(" nato iraq ", " ", StringComparison.Ordinal);
            var term = _whole.GetValueOrDefault(words.Trim())
                ?? _proper.Find(t => words.Contains($" {t.Words} ", StringComparison.Ordinal));
            if (term is not null) yield return new Finding(file, token.Line, token.Value, term);
        }
    }

    private static string Words(string text) =>
        string.Join(' ', Word.Matches(text).Select(m => m.Value.ToLowerInvariant()));

    private static bool IsTelling(string text) =>
        text.Length > 2 && text.Any(char.IsLetter) && !EngineWords.Contains(text);

    private static YamlNode? Child(YamlNode node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private static IEnumerable<YamlNode> Items(YamlNode node, string key) =>
        Child(node, key) is YamlSequenceNode items ? items : [];

    private static IEnumerable<string> Texts(YamlNode? node) => node switch
    {
        YamlScalarNode { Value: { } text } => [text],
        YamlSequenceNode sequence => sequence.SelectMany(Texts),
        _ => [],
    };
}
