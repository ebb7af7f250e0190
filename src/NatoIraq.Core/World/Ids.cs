using System.Collections.Frozen;

namespace NatoIraq.Core.Worlds;

/// <summary>Ids and the small numbers that stand for them inside the engine.</summary>
public sealed class Ids
{
    private readonly string[] _ids;
    private readonly FrozenDictionary<string, int> _numbers;

    /// <summary>Numbers the ids from 0 in the order given; a repeated id keeps its first number.</summary>
    public Ids(IEnumerable<string> ids)
    {
        _ids = [.. ids.Distinct(StringComparer.Ordinal)];
        _numbers = _ids.Select((id, number) => (id, number)).ToFrozenDictionary(p => p.id, p => p.number);
    }

    /// <summary>How many there are.</summary>
    public int Count => _ids.Length;

    /// <summary>The ids in order of their numbers.</summary>
    public IReadOnlyList<string> All => _ids;

    /// <summary>The id of a number from 0 to <see cref="Count"/> - 1.</summary>
    public string this[int number] => _ids[number];

    /// <summary>The number of the id, or -1.</summary>
    public int Find(string? id) => id is not null && _numbers.TryGetValue(id, out int number) ? number : -1;
}
