using System.Collections.Concurrent;

namespace NatoIraq.Core.Statistics;

/// <summary>
/// A pure function of which the same few values are asked again and again: each is worked out once. Thread-safe.
/// </summary>
/// <param name="work">The function.</param>
internal sealed class Remembered<TKey, TValue>(Func<TKey, TValue> work)
    where TKey : notnull
{
    // One analysis asks for some hundred; more than this is of many analyses, and the memory begins anew.
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<TKey, TValue> _known = [];

    /// <summary>The function's value.</summary>
    public TValue Of(TKey key)
    {
        if (_known.TryGetValue(key, out TValue? known)) return known;
        if (_known.Count >= Most) _known.Clear();
        return _known[key] = work(key);
    }
}
