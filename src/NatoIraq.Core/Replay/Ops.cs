using System.Collections;
using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Replay;

/// <summary>A timeline's events as the engine applies them, in order.</summary>
public readonly struct Ops
{
    private readonly Timeline _timeline;

    internal Ops(Timeline timeline) => _timeline = timeline;

    /// <summary>That of step <paramref name="index"/> + 1.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such step.</exception>
    public ref readonly Op this[int index] => ref _timeline.OpAt(index);

    /// <summary>Goes through all of them.</summary>
    public Walk GetEnumerator() => new(_timeline);

    /// <summary>A way through a timeline's events.</summary>
    public struct Walk
    {
        private readonly Timeline _timeline;
        private int _at;

        internal Walk(Timeline timeline) => (_timeline, _at) = (timeline, -1);

        /// <summary>The event it stands at.</summary>
        public readonly ref readonly Op Current => ref _timeline.OpAt(_at);

        /// <summary>Goes to the next event; false behind the last.</summary>
        public bool MoveNext() => ++_at < _timeline.Length;
    }
}

/// <summary>The first events of a list, then others.</summary>
internal sealed class SharedEvents(IReadOnlyList<Event> first, int count, IReadOnlyList<Event> others)
    : IReadOnlyList<Event>
{
    /// <inheritdoc/>
    public int Count => count + others.Count;

    /// <inheritdoc/>
    public Event this[int index] => index < count ? first[index] : others[index - count];

    /// <inheritdoc/>
    public IEnumerator<Event> GetEnumerator() => first.Take(count).Concat(others).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
