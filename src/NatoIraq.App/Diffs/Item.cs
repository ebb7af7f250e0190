namespace NatoIraq.App.Diffs;

/// <summary>A thing that can be compared with its namesake: part and id name it, the fields say what it is.</summary>
internal sealed record Item(string Part, string Id, string? Type, IReadOnlyList<(string Name, string Value)> Fields)
{
    /// <summary>A thing that is one value.</summary>
    public static Item Of(string part, string id, string value) => new(part, id, null, [("value", value)]);

    /// <summary>
    /// What differs between two lists, part by part; in a part what the one list has comes first, in its order.
    /// </summary>
    /// <param name="a">The one list.</param>
    /// <param name="b">The other list.</param>
    /// <param name="ordered">The parts in which a thing that changed its place is another; null for none.</param>
    public static IReadOnlyList<DifferenceView> Compare(
        IReadOnlyList<Item> a, IReadOnlyList<Item> b, IReadOnlyList<string>? ordered = null)
    {
        foreach (string part in ordered ?? []) (a, b) = Moves.Mark(a, b, part);
        Dictionary<(string, string), Item> ofA = a.ToDictionary(i => (i.Part, i.Id));
        Dictionary<(string, string), Item> ofB = b.ToDictionary(i => (i.Part, i.Id));
        IEnumerable<DifferenceView?> found =
            from part in a.Concat(b).Select(i => i.Part).Distinct().ToList()
            from item in a.Where(i => i.Part == part)
                .Concat(b.Where(i => i.Part == part && !ofA.ContainsKey((part, i.Id))))
            select Compare(ofA.GetValueOrDefault((part, item.Id)), ofB.GetValueOrDefault((part, item.Id)));
        return [.. found.OfType<DifferenceView>()];
    }

    private static DifferenceView? Compare(Item? a, Item? b)
    {
        Item item = a ?? b!;
        Change change = b is null ? Change.OnlyA : a is null ? Change.OnlyB : Change.Changed;
        FieldDiffView[] fields = [.. (a?.Fields ?? []).Concat(b?.Fields ?? []).Select(f => f.Name).Distinct()
            .Select(name => new FieldDiffView(name, a?.ValueOf(name), b?.ValueOf(name)))
            .Where(f => f.A != f.B)];
        return change == Change.Changed && fields.Length == 0
            ? null
            : new DifferenceView(item.Part, item.Id, item.Type, change, fields);
    }

    private string? ValueOf(string name)
    {
        foreach ((string field, string value) in Fields)
        {
            if (field == name) return value;
        }
        return null;
    }
}
