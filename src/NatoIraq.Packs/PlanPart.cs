namespace NatoIraq.Packs;

/// <summary>What a part of a plan is; parts of one kind and name are the same part.</summary>
public enum PartKind
{
    /// <summary>An uncertain value.</summary>
    Assumption,

    /// <summary>Assumptions that go along with each other.</summary>
    Correlation,

    /// <summary>A starting value.</summary>
    Start,

    /// <summary>A planned event, a rule or a hazard: they share their names.</summary>
    Entry,

    /// <summary>A named expression to report.</summary>
    Output,
}

/// <summary>
/// One thing that a scenario says of its plan, in one spelling: two parts are equal if their authors wrote the same
/// keys and values in the same order, however they wrote them.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name among those of its kind.</param>
/// <param name="Section">The key of a scenario under which it stands.</param>
/// <param name="Yaml">What stands there, its lines not indented.</param>
public sealed record PlanPart(PartKind Kind, string Name, string Section, string Yaml)
{
    /// <summary>What tells it from every other part of its plan.</summary>
    public (PartKind Kind, string Name) Key => (Kind, Name);

    /// <summary>Both as one word, such as <c>entry:rebadge</c>.</summary>
    public string Id => IdOf(Key);

    /// <summary>The word for a key.</summary>
    public static string IdOf((PartKind Kind, string Name) key) =>
        $"{key.Kind.ToString().ToLowerInvariant()}:{key.Name}";
}
