namespace NatoIraq.Packs.Yaml;

/// <summary>
/// A mapping while it is read. Each question marks a key as known and answers with the value, or says what is wrong and
/// answers with a default, so that reading goes on; <see cref="Done"/> then refuses the keys nobody asked for.
/// </summary>
internal sealed partial class Fields
{
    private readonly Dictionary<string, Pair> _pairs = [];
    private readonly List<string> _asked = [];
    private readonly bool _refused;

    /// <summary>Begins to read a mapping.</summary>
    /// <param name="file">The file.</param>
    /// <param name="node">The value that must be a mapping.</param>
    /// <param name="what">What it describes, with its article, for messages: <c>a source</c>.</param>
    public Fields(YamlFile file, Node node, string what)
    {
        File = file;
        What = what;
        At = node.At;
        if (node is Mapping mapping)
        {
            foreach (Pair pair in mapping.Pairs) _pairs[pair.Key.Text] = pair;
            return;
        }
        _refused = true;
        if (node is not Refused)
            file.Add(node.At, $"{Capital(what)} is written as keys with values, one 'key: value' a line.");
    }

    /// <summary>The fields of a file that is not there: every answer is the default, and nothing is missed.</summary>
    public static Fields Nothing(string name, Names names, string what) => YamlFile.Missing(name, names).Root(what);

    /// <summary>Whether the mapping itself could not be read.</summary>
    public bool IsRefused => _refused;

    public YamlFile File { get; }

    public string What { get; }

    /// <summary>Where the mapping begins.</summary>
    public Mark At { get; }

    /// <summary>Whether the key is there; asking makes it a known key.</summary>
    public bool Has(string key)
    {
        if (!_asked.Contains(key)) _asked.Add(key);
        return _pairs.ContainsKey(key);
    }

    /// <summary>Where the key stands, or the mapping if it is missing.</summary>
    public Mark Where(string key) => _pairs.TryGetValue(key, out Pair? pair) ? pair.Key.At : At;

    /// <summary>Where the value stands, or the mapping if it is missing.</summary>
    public Mark WhereValue(string key) => _pairs.TryGetValue(key, out Pair? pair) ? pair.Value.At : At;

    /// <summary>Notes a problem with the mapping or one of its keys.</summary>
    public void Add(string message, string? hint = null, string? key = null) =>
        File.Add(key is null ? At : WhereValue(key), message, hint);

    /// <summary>The key's value; null when it is missing or was refused.</summary>
    public Node? Find(string key, bool required)
    {
        if (Has(key)) return _pairs[key].Value is Refused ? null : _pairs[key].Value;
        if (required && !_refused) Add($"{Capital(What)} needs the key '{key}'.", $"Add '{key}: ...'.");
        return null;
    }

    /// <summary>The key's single value; null when there is none.</summary>
    public Scalar? One(string key, bool required) =>
        Find(key, required) is { } node ? ScalarOf(node, key, required) : null;

    /// <summary>The key's list of single values; empty when there is none.</summary>
    public IReadOnlyList<Scalar> Many(string key, bool required = false) =>
        [.. Items(key, required).Select(item => ScalarOf(item, key, required: true)).OfType<Scalar>()];

    /// <summary>The key's list of mappings, each read to its end.</summary>
    public IReadOnlyList<T> List<T>(string key, string what, Func<Fields, T> read, bool required = false) =>
        [.. Items(key, required).Where(item => item is not Refused).Select(item => ReadWhole(item, what, read))];

    /// <summary>The key's mapping, read to its end; default when there is none.</summary>
    public T? Map<T>(string key, string what, Func<Fields, T> read, bool required = false) =>
        Find(key, required) is { } node ? ReadWhole(node, what, read) : default;

    /// <summary>The key's mapping whose keys are names of the author's own; empty when there is none.</summary>
    public IReadOnlyList<Pair> Named(string key)
    {
        Node? node = Find(key, required: false);
        if (node is Mapping mapping) return mapping.Pairs;
        if (node is not null) File.Add(node.At, $"'{key}' is written as names with values, one 'name: value' a line.");
        return [];
    }

    /// <summary>Accepts whatever other keys there are: what they should be is not known.</summary>
    public void AcceptRest() => _asked.AddRange(_pairs.Keys);

    /// <summary>Refuses every key that nobody asked for.</summary>
    public void Done()
    {
        foreach (Scalar key in _pairs.Values.Select(p => p.Key).Where(k => !_asked.Contains(k.Text)))
        {
            string allowed = string.Join(", ", _asked);
            string message = $"'{Problems.Shown(key.Text)}' is not a key of {What}; allowed: {allowed}.";
            // Inside { } a comma ends an entry: what follows it was meant to be text.
            bool isCutText = char.IsAsciiDigit(key.Text.FirstOrDefault()) || key.Text.Contains(')');
            File.Add(key.At, message, isCutText
                ? "Put a text with commas in double quotes, as in { delay: \"triangular(3, 14, 90) days\" }."
                : File.Names.Problems.DidYouMean(key.Text, _asked), _asked);
        }
    }

    private T ReadWhole<T>(Node node, string what, Func<Fields, T> read)
    {
        var fields = new Fields(File, node, what);
        T value = read(fields);
        fields.Done();
        return value;
    }

    private IReadOnlyList<Node> Items(string key, bool required)
    {
        Node? node = Find(key, required);
        if (node is Sequence list) return list.Items;
        if (node is not null) File.Add(node.At, $"'{key}' is a list: write [a, b], or one '- item' a line.");
        return [];
    }

    private Scalar? ScalarOf(Node node, string key, bool required)
    {
        if (node is Scalar { IsNothing: false } scalar) return scalar;
        string hint = required ? "Write it behind the colon." : "Leave the key out instead.";
        if (node is Scalar) File.Add(node.At, $"'{key}' has no value.", hint);
        else if (node is not Refused)
            File.Add(node.At, $"'{key}' is a single value, not a list and not keys with values.");
        return null;
    }

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
