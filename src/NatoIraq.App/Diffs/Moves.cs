namespace NatoIraq.App.Diffs;

/// <summary>Things that both lists have, but not in the same order.</summary>
internal static class Moves
{
    /// <summary>The field that tells it; no event has one of that name.</summary>
    private const string Order = "order";

    /// <summary>
    /// The lists with a field that tells, of each thing of the part that moved, what it stands after.
    /// </summary>
    public static (IReadOnlyList<Item> A, IReadOnlyList<Item> B) Mark(
        IReadOnlyList<Item> a, IReadOnlyList<Item> b, string part)
    {
        string[] ofA = Common(a, b, part), ofB = Common(b, a, part);
        HashSet<string> moved = [.. ofA.Except(Kept(ofA, ofB))];
        return moved.Count == 0 ? (a, b) : (Placed(a, ofA), Placed(b, ofB));

        IReadOnlyList<Item> Placed(IReadOnlyList<Item> items, string[] order) =>
        [
            .. items.Select(i => i.Part != part || !moved.Contains(i.Id)
                ? i : i with { Fields = [.. i.Fields, (Order, After(order, i.Id))] }),
        ];
    }

    /// <summary>Whether what differs between two lists is the order alone.</summary>
    public static bool IsAll(IReadOnlyList<Item> a, IReadOnlyList<Item> b, IReadOnlyList<DifferenceView> differences) =>
        differences.All(d => d.Change == Change.Changed && d.Fields.All(f => f.Field == Order))
        && !a.Select(i => (i.Part, i.Id)).SequenceEqual(b.Select(i => (i.Part, i.Id)));

    private static string[] Common(IReadOnlyList<Item> these, IReadOnlyList<Item> those, string part)
    {
        HashSet<string> known = [.. those.Where(i => i.Part == part).Select(i => i.Id)];
        return [.. these.Where(i => i.Part == part && known.Contains(i.Id)).Select(i => i.Id)];
    }

    private static string After(string[] order, string id) =>
        Array.IndexOf(order, id) is var at and > 0 ? $"after {order[at - 1]}" : "first";

    /// <summary>As many as keep their order: the longest row of ids whose places in the other list rise.</summary>
    private static List<string> Kept(string[] a, string[] b)
    {
        Dictionary<string, int> places = b.Index().ToDictionary(x => x.Item, x => x.Index);
        // Of the rows of each length, the one that ends earliest in the other list; and what each id follows in its
        // row.
        List<int> ends = [];
        int[] before = new int[b.Length];
        foreach (int place in a.Select(id => places[id]))
        {
            int length = ~ends.BinarySearch(place);
            before[place] = length > 0 ? ends[length - 1] : -1;
            if (length == ends.Count) ends.Add(place);
            else ends[length] = place;
        }
        List<string> kept = [];
        for (int at = ends.Count > 0 ? ends[^1] : -1; at >= 0; at = before[at]) kept.Add(b[at]);
        return kept;
    }
}
