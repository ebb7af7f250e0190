namespace NatoIraq.Packs.Yaml;

/// <summary>Things of which each leads to at most one other.</summary>
internal static class Chains
{
    /// <summary>Every cycle once, from its first member in the order given. Each link is followed once.</summary>
    /// <param name="links">The id of each thing and of the one it leads to; of equal ids the first counts.</param>
    public static IEnumerable<IReadOnlyList<string>> Cycles(IEnumerable<(string Id, string? Next)> links)
    {
        var next = new OrderedDictionary<string, string?>();
        foreach ((string id, string? to) in links) next.TryAdd(id, to);
        var walked = new HashSet<string>();
        foreach (string start in next.Keys)
        {
            var path = new OrderedDictionary<string, int>();
            string? at = start;
            while (at is not null && !walked.Contains(at) && path.TryAdd(at, path.Count))
                at = next.GetValueOrDefault(at);
            if (at is not null && path.TryGetValue(at, out int first)) yield return [.. path.Keys.Skip(first)];
            walked.UnionWith(path.Keys);
        }
    }
}
